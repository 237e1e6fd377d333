import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A web server that shows each request to the byte and writes what a test gives it, when the test wants it.
final class RawServer: @unchecked Sendable {
    struct Request: Equatable, Sendable {
        /// The request line and the headers, without the empty line.
        var head: String
        var body: Data

        var path: String { String(head.split(separator: " ").dropFirst().first ?? "") }
    }

    /// The way back to one client.
    struct Connection: Sendable {
        fileprivate let descriptor: Int32

        /// Returns false if the client has closed the connection.
        @discardableResult
        func write(_ text: String) -> Bool {
            var rest = Array(text.utf8)
            while !rest.isEmpty {
                let count = send(descriptor, rest, rest.count, Int32(MSG_NOSIGNAL))
                if count <= 0 { return false }
                rest.removeFirst(count)
            }
            return true
        }

        /// Returns when the client has closed the connection.
        func waitForEnd() {
            var byte: UInt8 = 0
            while recv(descriptor, &byte, 1, 0) > 0 {}
        }
    }

    let port: Int
    private let listener: Int32
    private let lock = NSLock()
    private var arrived: [Request] = []
    private let answer: @Sendable (Request, Connection) -> Void

    /// - Parameter answer: writes to the connection; it stays open for the next request. Runs on a thread of its own.
    init(_ answer: @escaping @Sendable (Request, Connection) -> Void) throws {
        self.answer = answer
        (listener, port) = try Self.listen()
        Thread.detachNewThread { self.accept() }
    }

    private static func listen() throws -> (listener: Int32, port: Int) {
        #if canImport(Glibc)
            let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let listener = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, size) == 0 && Self.isListening(listener)
                    && getsockname(listener, address, &size) == 0
            }
        }
        guard isBound else { throw POSIXError(.EADDRINUSE) }
        return (listener, Int(UInt16(bigEndian: address.sin_port)))
    }

    private static func isListening(_ listener: Int32) -> Bool {
        #if canImport(Glibc)
            Glibc.listen(listener, 512) == 0
        #else
            Darwin.listen(listener, 512) == 0
        #endif
    }

    /// What has come so far.
    var requests: [Request] { lock.withLock { arrived } }

    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        #if canImport(Darwin)
            close(listener)
        #endif
    }

    /// An answer with its length.
    static func text(_ body: String, status: String = "200 OK", headers: [String] = []) -> String {
        let lines = ["HTTP/1.1 \(status)", "Content-Type: application/json", "Content-Length: \(body.utf8.count)"]
        return (lines + headers).joined(separator: "\r\n") + "\r\n\r\n" + body
    }

    /// One chunk of an answer that has no length; an empty one ends it.
    static func chunk(_ text: String) -> String {
        String(text.utf8.count, radix: 16) + "\r\n" + text + "\r\n"
    }

    private func accept() {
        #if canImport(Glibc)
            // Closed any earlier, its number might be another's when this thread asks again.
            defer { close(listener) }
        #endif
        while true {
            #if canImport(Glibc)
                let descriptor = Glibc.accept(listener, nil, nil)
            #else
                let descriptor = Darwin.accept(listener, nil, nil)
            #endif
            if descriptor < 0 { return }
            var yes: Int32 = 1
            setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
            Thread.detachNewThread { self.serve(Connection(descriptor: descriptor)) }
        }
    }

    private func serve(_ connection: Connection) {
        var bytes = Data()
        while let request = Self.next(connection.descriptor, &bytes) {
            lock.withLock { arrived.append(request) }
            answer(request, connection)
        }
        close(connection.descriptor)
    }

    private static func next(_ descriptor: Int32, _ bytes: inout Data) -> Request? {
        guard let end = read(descriptor, &bytes, until: { $0.range(of: Data("\r\n\r\n".utf8)) }) else { return nil }
        let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
        bytes = Data(bytes[end.upperBound...])
        if header("transfer-encoding", in: head)?.contains("chunked") == true {
            guard let last = read(descriptor, &bytes, until: { $0.range(of: Data("0\r\n\r\n".utf8)) }) else {
                return nil
            }
            defer { bytes = Data(bytes[last.upperBound...]) }
            return Request(head: head, body: Data(bytes[..<last.upperBound]))
        }
        let count = header("content-length", in: head).flatMap { Int($0) } ?? 0
        guard read(descriptor, &bytes, until: { $0.count >= count ? true : nil }) != nil else { return nil }
        defer { bytes = Data(bytes.dropFirst(count)) }
        return Request(head: head, body: Data(bytes.prefix(count)))
    }

    private static func header(_ name: String, in head: String) -> String? {
        let line = head.components(separatedBy: "\r\n").first { $0.lowercased().hasPrefix(name + ":") }
        return line.map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
    }

    private static func read<Found>(_ descriptor: Int32, _ bytes: inout Data, until: (Data) -> Found?) -> Found? {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            if let found = until(bytes) { return found }
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count <= 0 { return nil }
            bytes.append(contentsOf: buffer[..<count])
        }
    }
}
