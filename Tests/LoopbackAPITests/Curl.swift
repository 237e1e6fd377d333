import Foundation

/// The command-line client, a second opinion on what a broken transfer looks like.
/// It is waited for on a thread of its own: those of tasks and dispatch queues are few.
struct Curl {
    let exitCode: Int32
    let output: String

    /// "Transfer closed with outstanding read data remaining".
    static let partialFile: Int32 = 18
    static let emptyReply: Int32 = 52
    static let timedOut: Int32 = 28

    init(_ url: String, _ arguments: String...) async throws {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["curl", "-sN", "-H", "Authorization: Bearer sk-test"] + arguments + [url]
        process.standardOutput = pipe
        try process.run()
        (exitCode, output) = await withCheckedContinuation { done in
            Thread.detachNewThread {
                let data = pipe.fileHandleForReading.readDataToEndOfFile()
                process.waitUntilExit()
                done.resume(returning: (process.terminationStatus, String(decoding: data, as: UTF8.self)))
            }
        }
    }
}
