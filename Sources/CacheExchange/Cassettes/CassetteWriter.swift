import CachedOpenAI
import Foundation

/// Writes a cassette in YAML: vcrpy's, or Ruby VCR's.
struct CassetteWriter: ExchangeWriter {
    /// Whose.
    enum Kind {
        case python, ruby
    }

    let kind: Kind
    private var isEmpty = true

    private var listName: String { kind == .python ? "interactions" : "http_interactions" }

    init(_ kind: Kind) {
        self.kind = kind
    }

    mutating func start(_ write: (Data) throws -> Void) throws {
        try write(Data("---\n\(listName):".utf8))
    }

    mutating func append(_ entry: ExportedEntry, _ write: (Data) throws -> Void) throws {
        guard let request = entry.request else { return }
        let lines = kind == .python ? Self.python(entry, request) : Self.ruby(entry, request)
        try write(Data("\n- \(lines.joined(separator: "\n  "))".utf8))
        isEmpty = false
    }

    mutating func end(_ write: (Data) throws -> Void) throws {
        let last = kind == .python ? "version: 1" : "recorded_with: cached-openai \(OpenAICache.version)"
        try write(Data("\(isEmpty ? " []" : "")\n\(last)\n".utf8))
    }

    // MARK: vcrpy

    private static func python(_ entry: ExportedEntry, _ request: OpenAICache.RecordedRequest) -> [String] {
        [
            "request:", "  body: \(request.body.isEmpty ? "null" : pythonBody(request.body))",
            "  headers: \(headers(contentType: request.contentType))", "  method: \(text(request.method))",
            "  uri: \(text(entry.url ?? ""))", "response:", "  body:",
            "    string: \(pythonBody(entry.answer.body))", "  headers: \(headers(entry.answer.headers))",
            "  status: \(status(entry.answer.status))",
        ]
    }

    private static func pythonBody(_ data: Data) -> String {
        utf8(data).map { text($0) } ?? "!!binary \(text(data.base64EncodedString()))"
    }

    // MARK: Ruby VCR

    private static func ruby(_ entry: ExportedEntry, _ request: OpenAICache.RecordedRequest) -> [String] {
        [
            "request:", "  method: \(request.method.lowercased())", "  uri: \(text(entry.url ?? ""))",
            "  body: \(rubyBody(request.body))", "  headers: \(headers(contentType: request.contentType))", "response:",
            "  status: \(status(entry.answer.status))", "  headers: \(headers(entry.answer.headers))",
            "  body: \(rubyBody(entry.answer.body))",
            "recorded_at: \(text(Moment.text(entry.answer.recordedAt) ?? ""))",
        ]
    }

    private static func rubyBody(_ data: Data) -> String {
        if let string = utf8(data) { return "{encoding: UTF-8, string: \(text(string))}" }
        return "{encoding: ASCII-8BIT, base64_string: \(text(data.base64EncodedString()))}"
    }

    // MARK: Both

    /// In quotation marks, so that it is read as a text whatever it looks like.
    private static func text(_ text: String) -> String { YAMLText.quoted(text) }

    private static func status(_ status: Int) -> String {
        "{code: \(status), message: \(text(status == 200 ? "OK" : ""))}"
    }

    private static func headers(contentType: String?) -> String {
        headers(contentType.map { ["content-type": $0] } ?? [:])
    }

    private static func headers(_ headers: [String: String]) -> String {
        "{\(headers.sorted { $0.key < $1.key }.map { "\($0.key): [\(text($0.value))]" }.joined(separator: ", "))}"
    }

    /// Nil for what is not UTF-8, or would lose the byte order mark that it begins with.
    private static func utf8(_ data: Data) -> String? {
        if data.starts(with: [0xEF, 0xBB, 0xBF]) { return nil }
        return RecordedBody.text(data)
    }
}
