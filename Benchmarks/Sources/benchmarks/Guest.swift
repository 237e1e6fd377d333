import Foundation

/// A connection to a server on loopback that goes on from request to request.
struct Guest: ~Copyable {
    private let file: Int32

    init(port: Int) throws {
        #if canImport(Darwin)
            file = socket(AF_INET, SOCK_STREAM, 0)
        #else
            file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = in_port_t(port).bigEndian
        inet_pton(AF_INET, "127.0.0.1", &place.sin_addr)
        let status = withUnsafePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw Problem("can't connect: \(String(cString: strerror(errno)))") }
    }

    deinit { close(file) }

    /// Asks, and reads the answer to its end.
    /// - Parameter end: of the answer.
    func ask(_ body: String, at path: String = "/v1/chat/completions", until end: String) throws {
        try begin(body, at: path)
        var last: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let mark = Array(end.utf8)
        while true {
            let count = recv(file, &buffer, buffer.count, 0)
            guard count > 0 else { throw Problem("the server hung up") }
            last = Array((last + buffer[..<count]).suffix(mark.count))
            if last == mark { return }
        }
    }

    /// Asks, and reads nothing.
    func begin(_ body: String, at path: String) throws {
        let head = "POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
        let request = Array((head + body).utf8)
        guard send(file, request, request.count, 0) == request.count else { throw Problem("the server hung up") }
    }

    /// Waits for something, and reads a little of it.
    func peek() throws {
        var byte: UInt8 = 0
        guard recv(file, &byte, 1, 0) == 1 else { throw Problem("the server hung up") }
    }

    /// Runs one for each of many threads at once, and waits for all.
    static func atOnce(_ count: Int, _ body: @escaping @Sendable () throws -> Void) throws {
        let group = DispatchGroup()
        let failures = Counter()
        for _ in 0..<count {
            group.enter()
            let thread = Thread {
                do { try body() } catch { _ = failures.next() }
                group.leave()
            }
            thread.stackSize = 256 << 10
            thread.start()
        }
        group.wait()
        let failed = failures.next() - 1
        guard failed == 0 else { throw Problem("\(failed) of \(count) guests were not answered") }
    }
}
