import Foundation
import LoopbackAPI
import TestSupport

/// A program that was run in dev mode in a folder of its own, and what it recorded there.
///
/// It asks a server of the test's with a key, as the instructor asks the API.
struct Recording: Sendable {
    /// What the program left behind when it recorded.
    let outcome: Command.Outcome
    private let program: String
    private let folder: TemporaryFolder

    /// Runs a program in dev mode.
    /// - Parameters:
    ///   - program: its path.
    ///   - folder: one that holds what the program reads; a new one by default. It must outlive nothing but this.
    init(
        of program: String, asking api: LoopbackAPI, in folder: TemporaryFolder? = nil,
        environment: [String: String] = [:]
    ) async throws {
        self.program = program
        self.folder = try folder ?? TemporaryFolder()
        let recording = [
            "CACHED_OPENAI_DEV_MODE": "1", "CACHED_OPENAI_OFFLINE": "", "OPENAI_API_KEY": "sk-test",
            "OPENAI_BASE_URL": api.baseURL.absoluteString,
        ]
        outcome = try await Command(
            [program], in: self.folder.url, environment: recording.merging(environment) { $1 }
        ).run(timeout: 120)
    }

    /// Makes what is handed out, in one of its forms.
    /// - Returns: where it is.
    func pack(as form: String, to output: URL, _ options: String...) async throws -> URL {
        try await pack(as: form, to: output, options: options)
    }

    /// Makes what is handed out, with options for the tool.
    func pack(as form: String, to output: URL, options: [String]) async throws -> URL {
        let made = try await Command(
            [
                BuiltProduct.path(of: "cached-openai"), "materialize", "--as", form, "--cache", folder.url.path,
                "--output", output.path,
            ] + options
        ).run()
        guard made.status == 0 else { throw PackingError(description: made.text) }
        return output
    }

    /// Runs the program in another folder that holds nothing but the packed cache, offline and without a key.
    func replay(with files: [String: Data] = [:]) async throws -> Command.Outcome {
        let elsewhere = try TemporaryFolder()
        for (name, data) in files { try elsewhere.write(data, to: name) }
        _ = try await pack(as: "cache", to: elsewhere.url.appending(path: "openai_cache.cache"))
        return try await Command([program], in: elsewhere.url, environment: .student).run(timeout: 120)
    }

    /// The tool refused what was recorded.
    struct PackingError: Error, CustomStringConvertible {
        let description: String
    }
}
