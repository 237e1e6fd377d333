import Foundation
import Turns

/// A process that a test runs to its end, off the threads that Swift's tasks share.
public struct Command: Sendable {
    /// What a process left behind.
    public struct Outcome: Sendable {
        /// Its exit status, or the number of the signal that ended it.
        public let status: Int32
        /// What it wrote to standard output.
        public let output: String
        /// What it wrote to standard error.
        public let errors: String

        /// Both, for a failure's comment.
        public var text: String { output + errors }
    }

    let arguments: [String]
    let folder: URL
    let environment: [String: String]

    /// A program found on PATH (or by its path) with its arguments, to run in a folder.
    public init(_ arguments: [String], in folder: URL = PackageRoot.url, environment: [String: String] = [:]) {
        self.arguments = arguments
        self.folder = folder
        self.environment = environment
    }

    /// Runs it; output goes through files, so that no amount of it can block.
    public func run(timeout: TimeInterval = 600) async throws -> Outcome {
        let captured = try TemporaryFolder()
        let (output, errors) = (try captured.write("", to: "output"), try captured.write("", to: "errors"))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        // A process that has ended keeps what it was given open.
        let handles = [try FileHandle(forWritingTo: output), try FileHandle(forWritingTo: errors)]
        defer { for handle in handles { try? handle.close() } }
        (process.standardOutput, process.standardError) = (handles[0], handles[1])
        try await Self.run(process, timeout: timeout)
        return Outcome(
            status: process.terminationStatus,
            output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }

    /// More compilers at once than processors would starve the tests that talk to a server.
    private static let compilers = Turns(atOnce: 2)

    /// Runs a compiler, or what calls one, when not too many of them run.
    public func runCompiler(timeout: TimeInterval = 600) async throws -> Outcome {
        await Self.compilers.enter()
        do {
            let outcome = try await run(timeout: timeout)
            await Self.compilers.leave()
            return outcome
        } catch {
            await Self.compilers.leave()
            throw error
        }
    }

    private static func run(_ process: Process, timeout: TimeInterval) async throws {
        let watchdog = DispatchWorkItem { [weak process] in process?.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + timeout, execute: watchdog)
        defer { watchdog.cancel() }
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
    }
}
