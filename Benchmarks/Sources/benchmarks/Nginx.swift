import FlyingSocks
import Foundation

/// A real nginx that serves the files of a folder on loopback, until it is stopped.
struct Nginx {
    private static let mostTries = 500

    let port: Int
    private let own: TemporaryFolder
    private let process = Process()

    static var isInstalled: Bool { path != nil }

    private static var path: String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { String($0) }
        return (folders + ["/usr/sbin", "/usr/local/sbin"]).map { "\($0)/nginx" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// - Throws: `Problem`, if it is not installed or doesn't start.
    init(serving folder: TemporaryFolder) throws {
        guard let path = Self.path else { throw Problem("nginx is not installed") }
        port = try Self.freePort()
        own = try TemporaryFolder()
        try Data(Self.settings(port: port, root: folder.path("")).utf8).write(
            to: own.url.appending(path: "nginx.conf"))
        process.executableURL = URL(filePath: path)
        process.arguments = ["-p", own.path(""), "-c", "nginx.conf"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        for _ in 0..<Self.mostTries where process.isRunning {
            if (try? Guest(port: port)) != nil { return }
            usleep(20_000)
        }
        throw Problem("nginx does not start; \(own.path("error.log")) may say why")
    }

    /// At once: it has nothing to lose, and where it was started from a queue's thread, it has other signals blocked.
    func stop() {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        own.remove()
    }

    private static func settings(port: Int, root: String) -> String {
        let folders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map { "\($0)_temp_path \($0);" }
        return """
            daemon off;
            master_process off;
            pid nginx.pid;
            error_log error.log;
            events {}
            http {
                access_log off;
                default_type application/octet-stream;
                \(folders.joined(separator: "\n    "))
                server {
                    listen 127.0.0.1:\(port);
                    root "\(root)";
                }
            }

            """
    }

    private static func freePort() throws -> Int {
        let socket = try Socket(domain: AF_INET)
        defer { try? socket.close() }
        try socket.bind(to: .inet(ip4: "127.0.0.1", port: 0))
        guard case .ip4(_, let port) = try socket.sockname() else { throw Problem("no port is free") }
        return Int(port)
    }
}
