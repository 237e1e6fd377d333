import Foundation

/// The first part of a request: what is asked for, and the headers (RFC 9112).
struct RequestHead: Sendable, Equatable {
    struct Field: Sendable, Equatable {
        /// In lower case.
        var name: String
        var value: String
    }

    /// How the body is framed.
    enum Framing: Equatable {
        case length(Int)
        case chunked
    }

    private static let mostFields = 200

    private(set) var method: String
    /// As it was sent, with its query.
    let target: String
    let isHTTP10: Bool
    let fields: [Field]
    let framing: Framing

    /// - Parameter bytes: without the empty line at the end.
    /// - Throws: `HTTPProblem`.
    init(_ bytes: Data) throws {
        guard bytes.allSatisfy({ $0 != 0 }) else { throw HTTPProblem.bad("There is a NUL in the head.") }
        var lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines.removeFirst().split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.count == 3, Self.isToken(words[0]), Self.isVisible(words[1]) else {
            throw HTTPProblem.bad("The first line is no request of HTTP.")
        }
        guard words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0" else {
            throw HTTPProblem(status: 505, message: "This server speaks HTTP/1.1.")
        }
        (method, target, isHTTP10) = (words[0], words[1], words[2] == "HTTP/1.0")
        guard lines.count <= Self.mostFields else {
            throw HTTPProblem(status: 431, message: "There are more than \(Self.mostFields) headers.")
        }
        fields = try lines.map(Self.field)
        framing = try Self.framing(fields)
    }

    /// The same with another method.
    func with(method: String) -> RequestHead {
        var head = self
        head.method = method
        return head
    }

    /// All values of a header.
    func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// The first value.
    func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    /// Whether the connection goes on behind the answer.
    var keepsAlive: Bool {
        let tokens = values("connection").flatMap { $0.lowercased().split(separator: ",") }
            .map { $0.trimmingCharacters(in: .whitespaces) }
        return isHTTP10 ? tokens.contains("keep-alive") : !tokens.contains("close")
    }

    private static func field(_ line: String) throws -> Field {
        guard let colon = line.firstIndex(of: ":"), isToken(String(line[..<colon])) else {
            throw HTTPProblem.bad("There is a line in the head that is no header.")
        }
        let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        guard value.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F || $0 == "\t" }) else {
            throw HTTPProblem.bad("There is a control character in a header.")
        }
        return Field(name: line[..<colon].lowercased(), value: value)
    }

    /// What can be read in two ways is refused.
    private static func framing(_ fields: [Field]) throws -> Framing {
        let lengths = Set(fields.filter { $0.name == "content-length" }.map(\.value))
        let codings = fields.filter { $0.name == "transfer-encoding" }.map { $0.value.lowercased() }
        if codings.isEmpty {
            guard let text = lengths.first else { return .length(0) }
            guard lengths.count == 1, !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
                let length = Int(text)
            else { throw HTTPProblem.bad("Content-Length is no length.") }
            return .length(length)
        }
        guard lengths.isEmpty else { throw HTTPProblem.bad("Content-Length and Transfer-Encoding exclude each other.") }
        guard codings == ["chunked"] else {
            throw HTTPProblem(status: 501, message: "Of the transfer encodings this server knows chunked alone.")
        }
        return .chunked
    }

    private static func isToken(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                byte > 0x20 && byte < 0x7F && !"\"(),/:;<=>?@[\\]{}".utf8.contains(byte)
            }
    }

    private static func isVisible(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}
