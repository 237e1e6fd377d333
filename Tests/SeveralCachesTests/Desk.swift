import Foundation
import LoopbackAPI
import TestSupport

/// Folders in which one program asks one server, with a cache recorded there or embedded.
struct Desk {
    private static let program = "Tests/SeveralCachesTests/Program/main.swift"
    private static let recording = Task { try await PastedProgram.compile(program, as: "several-caches-program") }

    let api: LoopbackAPI
    private let home: TemporaryFolder

    init(_ api: LoopbackAPI) throws {
        self.api = api
        home = try TemporaryFolder()
    }

    /// Records a lesson in a folder of its own.
    func record(_ lecture: String, _ questions: String...) async throws -> String {
        _ = try await ask(questions, in: lecture, with: Self.recording.value, "CACHED_OPENAI_DEV_MODE")
        return folder(lecture).appending(path: "openai_cache_temp.bin").path
    }

    /// Makes an embedded file of caches, and the program beside it.
    func compile(_ name: String, of caches: String...) async throws -> String {
        let file = folder(name).appending(path: "CachedOpenAI.swift")
        try FileManager.default.createDirectory(at: folder(name), withIntermediateDirectories: true)
        let tool = [BuiltProduct.path(of: "cached-openai"), "materialize", "--as", "embedded", "--output", file.path]
        let made = try await Command(tool + caches.flatMap { ["--cache", $0] }).run()
        if made.status != 0 { throw Failure(description: made.text) }
        let program = folder(name).appending(path: "program").path
        let built = try await Swiftc.run([file, PackageRoot.file(Self.program)], .usual, ["-o", program])
        if built.status != 0 { throw Failure(description: built.text) }
        return program
    }

    /// The answers, a line each.
    func ask(
        _ questions: [String], in name: String, with program: String, _ setting: String = "CACHED_OPENAI_OFFLINE"
    ) async throws -> [String] {
        try FileManager.default.createDirectory(at: folder(name), withIntermediateDirectories: true)
        let environment = ["OPENAI_BASE_URL": api.baseURL.absoluteString, "OPENAI_API_KEY": "sk-test", setting: "1"]
        let command = Command([program] + questions, in: folder(name), environment: environment)
        return try await command.run(timeout: 60).output.split(separator: "\n").map(String.init)
    }

    func files(in name: String) throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: folder(name).path))
    }

    private func folder(_ name: String) -> URL { home.url.appending(path: name) }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }
}
