import CachedOpenAI
import Foundation
import TestSupport

/// A program that asks through clients of other people's, a question a line: loading one takes seconds, asking does not.
final class ClientProgram: Sendable {
    /// What a client printed.
    struct Printed: Equatable {
        var answer: String?
        var error: String?
        var text = ""

        /// It has no such call.
        var isNothing: Bool { answer == nil && error == nil }
    }

    /// Why it said nothing.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// The clients in it.
    let clients: [String]
    private let process: Process
    private let input = Pipe()
    private let output = Pipe()
    private let rest = OpenAICache.Locked(Data())

    /// - Parameter command: reads questions, and prints a line for each.
    init(_ command: [String], clients: [String]) throws {
        self.clients = clients
        process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.terminate()
    }

    /// One question at a time.
    func ask(_ client: String, _ action: String, _ text: String, of base: String) async throws -> Printed {
        let question = ["client": client, "action": action, "base": base, "text": text]
        let line = try JSONSerialization.data(withJSONObject: question) + Data("\n".utf8)
        let answer = try await onThread { [self] in
            try input.fileHandleForWriting.write(contentsOf: line)
            return try nextLine()
        }
        guard let object = (try? JSONSerialization.jsonObject(with: answer)) as? [String: Any] else {
            throw Failure(description: "\(client) \(action): \(String(decoding: answer, as: UTF8.self))")
        }
        return Printed(
            answer: object["answer"].map { "\($0)" }, error: object["error"] as? String,
            text: object["text"] as? String ?? "")
    }

    private func nextLine() throws -> Data {
        while true {
            let line: Data? = rest.withLock { rest in
                guard let end = rest.firstIndex(of: 0x0A) else { return nil }
                defer { rest = Data(rest[(end + 1)...]) }
                return Data(rest[..<end])
            }
            if let line { return line }
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { throw Failure(description: "\(clients) ended without an answer") }
            rest.withLock { $0.append(data) }
        }
    }

    /// Off the threads that tasks share.
    private func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let thread = Thread { continuation.resume(with: Result { try body() }) }
            thread.start()
        }
    }
}
