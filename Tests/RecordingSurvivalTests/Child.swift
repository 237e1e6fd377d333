import Foundation

/// A recording process that can be killed, and what it wrote until then.
final class Child: @unchecked Sendable {
    /// What a process left behind.
    struct Outcome {
        let status: Int32
        /// The answers it said that it had, by the questions' numbers. A line that was cut says nothing.
        let answers: [Int: Data]
        let errors: String
    }

    private struct State {
        var output = Data()
        var isOver = false
    }

    private let process = Process()
    private let errors: URL
    private let reading = DispatchQueue(label: "child")
    private let lock = NSLock()
    private var state = State()

    /// Starts it in a folder.
    init(_ program: String, _ arguments: [String], in folder: URL, environment: [String: String]) throws {
        errors = folder.appending(path: "errors-\(UUID().uuidString)")
        try Data().write(to: errors)
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        reading.async { [self] in
            while true {
                let data = pipe.fileHandleForReading.availableData
                lock.withLock {
                    state.output += data
                    state.isOver = data.isEmpty
                }
                if data.isEmpty { return }
            }
        }
    }

    /// Returns when it is about to send its first request.
    func waitUntilReady() async throws {
        while lock.withLock({ state.output.isEmpty && !state.isOver }) { try await Task.sleep(for: .microseconds(300)) }
    }

    /// `kill -9`.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
    }

    /// Returns when it has ended, by itself or killed.
    func outcome() async throws -> Outcome {
        while !lock.withLock({ state.isOver }) || process.isRunning { try await Task.sleep(for: .milliseconds(1)) }
        let output = lock.withLock { state.output }
        return Outcome(
            status: process.terminationStatus, answers: Self.answers(in: output),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }

    private static func answers(in output: Data) -> [Int: Data] {
        let end = output.lastIndex(of: UInt8(ascii: "\n")) ?? output.startIndex
        var answers: [Int: Data] = [:]
        for line in output[..<end].split(separator: UInt8(ascii: "\n")) {
            let parts = line.split(separator: UInt8(ascii: " "))
            guard parts.count == 2, let number = Int(String(decoding: parts[0], as: UTF8.self)) else { continue }
            answers[number] = Data(base64Encoded: parts[1])
        }
        return answers
    }
}
