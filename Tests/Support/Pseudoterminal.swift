import Foundation

/// A terminal without a screen, for tests of what a program shows on one.
public final class Pseudoterminal: @unchecked Sendable {
    private let main: Int32
    private let path: String

    /// The system refused.
    public struct Refused: Error {}

    /// - Parameters:
    ///   - columns: its width in cells.
    ///   - lines: its height.
    public init(columns: UInt16, lines: UInt16) throws {
        (main, path) = try Self.open()
        var size = winsize(ws_row: lines, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        guard ioctl(main, UInt(TIOCSWINSZ), &size) == 0 else { throw Refused() }
    }

    deinit { close(main) }

    #if os(Linux)
        /// What `posix_openpt` and `ptsname` do, which Foundation doesn't show here.
        private static func open() throws -> (main: Int32, path: String) {
            let main = Foundation.open("/dev/ptmx", O_RDWR | O_NOCTTY)
            var (lock, number): (Int32, UInt32) = (0, 0)
            guard main >= 0, ioctl(main, UInt(0x4004_5431), &lock) == 0, ioctl(main, UInt(0x8004_5430), &number) == 0
            else {
                throw Refused()
            }
            return (main, "/dev/pts/\(number)")
        }
    #else
        private static func open() throws -> (main: Int32, path: String) {
            let main = posix_openpt(O_RDWR | O_NOCTTY)
            guard main >= 0, grantpt(main) == 0, unlockpt(main) == 0, let name = ptsname(main) else { throw Refused() }
            return (main, String(cString: name))
        }
    #endif

    /// Runs a program whose standard output it is, to its end.
    /// - Returns: the status, and all that was written, with single line feeds.
    public func run(
        _ arguments: [String], in folder: URL, environment: [String: String] = [:]
    ) async throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var whole = ProcessInfo.processInfo.environment.filter {
            !["CI", "NO_COLOR", "COLUMNS", "PAGER", "TERM"].contains($0.key)
        }
        whole["TERM"] = "xterm"
        process.environment = whole.merging(environment) { $1 }
        let terminal = Foundation.open(path, O_RDWR | O_NOCTTY)
        guard terminal >= 0 else { throw Refused() }
        let handle = FileHandle(fileDescriptor: terminal, closeOnDealloc: false)
        (process.standardInput, process.standardOutput, process.standardError) = (
            FileHandle.nullDevice, handle, FileHandle.nullDevice
        )
        let reader = Task.detached { [main] in Self.read(main) }
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        // The reader ends when nobody has the other side any more.
        close(terminal)
        let text = String(decoding: await reader.value, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
        return (process.terminationStatus, text)
    }

    private static func read(_ descriptor: Int32) -> Data {
        var all = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Foundation.read(descriptor, &buffer, buffer.count)
            if count <= 0 { return all }
            all += buffer[..<count]
        }
    }
}
