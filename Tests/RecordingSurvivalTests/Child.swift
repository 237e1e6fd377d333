import Foundation
import LoopbackAPI

/// A recording process that can be killed, and what it wrote until then.
final class Child: @unchecked Sendable {
    /// What a process left behind.
    struct Outcome {
        let status: Int32
        /// The answers it said that it had, in turn, with the questions' numbers. A line that was cut says nothing.
        let given: [(number: Int, answer: Data)]
        let errors: String

        /// The last one to each question.
        var answers: [Int: Data] { Dictionary(given.map { ($0.number, $0.answer) }) { $1 } }
        /// How many answers it said that it could not keep.
        var unkeptCount: Int { errors.components(separatedBy: "was not kept").count - 1 }
    }

    private struct State {
        var output = Data()
        var isOver = false
    }

    private let process = Process()
    private let errors: FileHandle
    private let reading = DispatchQueue(label: "child")
    private let lock = NSLock()
    private var state = State()

    /// Starts it in a folder.
    init(_ command: [String], in folder: URL, environment: [String: String]) throws {
        let file = folder.appending(path: "errors-\(UUID().uuidString)")
        try Data().write(to: file)
        errors = try FileHandle(forReadingFrom: file)
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = try FileHandle(forWritingTo: file)
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
        try await eventually("the program's first word") { lock.withLock { !state.output.isEmpty || state.isOver } }
    }

    /// Returns when it has said its first answer.
    func waitUntilAnswered() async throws {
        try await eventually("the program's first answer") {
            lock.withLock { state.output.split(separator: UInt8(ascii: "\n")).count > 1 || state.isOver }
        }
    }

    /// `kill -9`.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
    }

    /// Returns when it has ended, by itself or killed.
    func outcome() async throws -> Outcome {
        try await eventually("the program's end", seconds: 3_600) {
            lock.withLock { state.isOver } && !process.isRunning
        }
        let output = lock.withLock { state.output }
        return Outcome(
            status: process.terminationStatus, given: Self.answers(in: output),
            errors: String(decoding: try errors.readToEnd() ?? Data(), as: UTF8.self))
    }

    private static func answers(in output: Data) -> [(number: Int, answer: Data)] {
        String(decoding: output, as: UTF8.self).components(separatedBy: "\n").dropLast().compactMap { line in
            let parts = line.components(separatedBy: " ")
            guard parts.count == 2, let number = Int(parts[0]), let answer = Data(base64Encoded: parts[1]) else {
                return nil
            }
            return (number, answer)
        }
    }
}
