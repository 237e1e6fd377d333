import Foundation

/// A connection on which a test says what it likes.
final class Raw: @unchecked Sendable {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// An answer with its parts.
    struct Answer {
        let status: Int
        /// By names in lower case; of several, joined.
        let headers: [String: String]
        let body: Data
        /// As they came, if it came in chunks.
        var chunks: [Data] = []
        /// Whether its end was there.
        var isWhole = true

        var text: String { String(decoding: body, as: UTF8.self) }

        var json: [String: Any]? { (try? JSONSerialization.jsonObject(with: body)) as? [String: Any] }

        var error: [String: Any]? { json?["error"] as? [String: Any] }

        init(_ bytes: Data) throws {
            guard let end = bytes.range(of: Data("\r\n\r\n".utf8)) else {
                throw Failure(description: "no answer: \(String(decoding: bytes.prefix(200), as: UTF8.self))")
            }
            let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
            status = Int(lines[0].split(separator: " ")[1]) ?? 0
            var headers: [String: String] = [:]
            for line in lines.dropFirst() {
                let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
                let (name, value) = (parts[0].lowercased(), parts[1].trimmingCharacters(in: .whitespaces))
                headers[name] = headers[name].map { "\($0), \(value)" } ?? value
            }
            self.headers = headers
            let rest = Data(bytes[end.upperBound...])
            if headers["transfer-encoding"] == "chunked" {
                (chunks, isWhole) = Self.chunks(rest)
                body = chunks.reduce(Data(), +)
            } else {
                body = rest
            }
        }

        private static func chunks(_ bytes: Data) -> ([Data], Bool) {
            var chunks: [Data] = []
            var rest = bytes[...]
            while let end = rest.range(of: Data("\r\n".utf8)) {
                guard let count = Int(String(decoding: rest[..<end.lowerBound], as: UTF8.self), radix: 16) else {
                    break
                }
                if count == 0 { return (chunks, true) }
                guard rest.endIndex >= end.upperBound + count + 2 else { break }
                chunks.append(Data(rest[end.upperBound..<end.upperBound + count]))
                rest = rest[(end.upperBound + count + 2)...]
            }
            return (chunks, false)
        }
    }

    private let file: Int32

    init(port: Int, address: String = "127.0.0.1") throws {
        #if canImport(Darwin)
            file = socket(AF_INET, SOCK_STREAM, 0)
        #else
            file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = in_port_t(port).bigEndian
        inet_pton(AF_INET, address, &place.sin_addr)
        let status = withUnsafePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw Failure(description: "can't connect: \(String(cString: strerror(errno)))") }
    }

    deinit { hangUp() }

    private var isOpen = true

    func hangUp() {
        if isOpen { close(file) }
        isOpen = false
    }

    /// Says no more, and reads on.
    func closeWriting() { shutdown(file, Int32(SHUT_WR)) }

    /// Asks, and reads to the end of the connection, off the threads that tasks share.
    static func exchange(_ bytes: Data, port: Int) async throws -> Answer {
        try await onThread {
            let raw = try Raw(port: port)
            try raw.send(bytes)
            return try Answer(try raw.readToEnd())
        }
    }

    static func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let thread = Thread { continuation.resume(with: Result { try body() }) }
            thread.start()
        }
    }

    func send(_ text: String) throws { try send(Data(text.utf8)) }

    func send(_ bytes: Data) throws {
        var rest = bytes
        while !rest.isEmpty {
            #if canImport(Darwin)
                let flags: Int32 = 0
            #else
                let flags = Int32(MSG_NOSIGNAL)
            #endif
            let count = rest.withUnsafeBytes { Foundation.send(file, $0.baseAddress, $0.count, flags) }
            // The server may have answered and closed.
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// What comes next; nil at the end.
    func read(seconds: Double = 120) throws -> Data? {
        var waiting = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, Int32(seconds * 1_000)) > 0 else { throw Failure(description: "nothing came") }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(file, &buffer, buffer.count, 0)
        return count > 0 ? Data(buffer[..<count]) : nil
    }

    func readToEnd(seconds: Double = 120) throws -> Data {
        var all = Data()
        while let data = try read(seconds: seconds) { all.append(data) }
        return all
    }

    /// Until a text has come.
    func read(until text: String) throws -> String {
        var all = Data()
        while all.range(of: Data(text.utf8)) == nil {
            guard let data = try read() else {
                throw Failure(description: "ended before \(text): \(String(decoding: all, as: UTF8.self))")
            }
            all.append(data)
        }
        return String(decoding: all, as: UTF8.self)
    }
}
