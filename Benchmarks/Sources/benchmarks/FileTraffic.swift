import Foundation

/// The bytes that this process has read and written so far, from whatever file or cache of the system.
struct FileTraffic {
    let read: Int
    let written: Int

    /// Nil where the system does not tell.
    static func soFar() -> FileTraffic? {
        guard let text = try? String(contentsOfFile: "/proc/self/io", encoding: .utf8) else { return nil }
        let counts = text.split(separator: "\n").map { line in Int(line.drop { !$0.isNumber }) ?? 0 }
        return counts.count > 1 ? FileTraffic(read: counts[0], written: counts[1]) : nil
    }

    /// What a piece of work reads and writes.
    static func of(_ work: () async throws -> Void) async throws -> FileTraffic? {
        guard let before = soFar() else { return nil }
        try await work()
        return soFar().map { FileTraffic(read: $0.read - before.read, written: $0.written - before.written) }
    }
}
