import CachedOpenAI
import Foundation
import LoopbackAPI
import TestSupport

/// `cached-openai serve` in a folder, until it is ended.
final class ServedTool: Sendable {
    /// Why it can't be asked.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// As it says itself, such as `http://127.0.0.1:4141/v1`.
    let base: String
    private let process: OpenAICache.Locked<Process>
    private let captured: TemporaryFolder
    private let ended: Task<Int32, Never>

    /// Starts it at any free port, and waits until it listens.
    init(_ options: [String] = [], in folder: URL, environment: [String: String] = [:]) async throws {
        captured = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: BuiltProduct.path(of: "cached-openai"))
        process.arguments = ["serve", "--port", "0"] + options
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment
            .filter { !$0.key.hasPrefix("CACHED_OPENAI_") && !$0.key.hasPrefix("OPENAI_") }.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: try captured.write("", to: "output"))
        process.standardError = try FileHandle(forWritingTo: try captured.write("", to: "errors"))
        let (endings, continuation) = AsyncStream<Int32>.makeStream()
        process.terminationHandler = { continuation.yield($0.terminationStatus) }
        try process.run()
        ended = Task { await endings.first { _ in true } ?? -1 }
        self.process = OpenAICache.Locked(process)
        base = try await Self.firstLine(of: captured.url.appending(path: "output"), by: process)
    }

    private static func firstLine(of file: URL, by process: Process) async throws -> String {
        while process.isRunning {
            let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
            if lines.count > 1 { return lines[0] }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw Failure(description: "the server ended before it listened")
    }

    /// What it has said on standard error.
    var lines: [String] {
        let text = try? String(contentsOf: captured.url.appending(path: "errors"), encoding: .utf8)
        return (text ?? "").split(separator: "\n").map(String.init)
    }

    /// Waits until a line says something.
    func waitForLine(_ isIt: (String) -> Bool) async throws {
        try await eventually("a line of the server's; it said \(lines)") { lines.contains(where: isIt) }
    }

    /// Its process, for what reads its memory.
    var identifier: Int32 { process.withLock { $0.processIdentifier } }

    /// Ends it, and waits for that.
    /// - Returns: its status, or the number of the signal that ended it.
    @discardableResult
    func end(by signal: Int32 = SIGTERM) async -> Int32 {
        kill(identifier, signal)
        return await ended.value
    }

    deinit {
        process.withLock { process in
            if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        }
    }
}

extension ServedTool {
    /// Runs a body beside one.
    static func run<Value>(
        _ options: [String] = [], in folder: URL, environment: [String: String] = [:],
        _ body: (ServedTool) async throws -> Value
    ) async throws -> Value {
        let tool = try await ServedTool(options, in: folder, environment: environment)
        do {
            let value = try await body(tool)
            await tool.end()
            return value
        } catch {
            await tool.end()
            throw error
        }
    }
}
