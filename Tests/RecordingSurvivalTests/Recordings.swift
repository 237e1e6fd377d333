import CachedOpenAI
import Foundation
import LoopbackAPI
import TestSupport
import Testing

/// The folder in which processes record, the server that they ask, and what is in the cache afterwards.
struct Recordings {
    private let folder: URL
    private let program: String
    private let api: LoopbackAPI

    /// The program beside the file that students paste, compiled once.
    private static let compiled = Task {
        let program = BuiltProduct.path(of: "recording-survival-program")
        let files = [
            PackageRoot.file("Tests/GoldenTests/Golden/CachedOpenAI.swift"),
            PackageRoot.file("Tests/RecordingSurvivalTests/Program/main.swift"),
        ]
        let outcome = try await Swiftc.run(files, .usual, ["-o", program])
        try #require(outcome.status == 0, "\(outcome.errors)")
        return program
    }

    /// Runs a body with a new folder and a server.
    static func run(_ body: (Recordings) async throws -> Void) async throws {
        let program = try await compiled.value
        let folder = try TemporaryFolder()
        try await withLoopbackAPI { api in
            serve(on: api)
            try await body(Recordings(folder: folder.url, program: program, api: api))
        }
        withExtendedLifetime(folder) {}
    }

    var cache: URL { folder.appending(path: "openai_cache.cache") }
    var journal: URL { folder.appending(path: "openai_cache_temp.bin") }

    func start(_ first: Int, _ count: Int, environment: [String: String] = ["CACHED_OPENAI_DEV_MODE": "1"]) throws
        -> Child
    {
        try start(["\(first)", "\(count)"], environment)
    }

    /// Asks for the answers again, with no connection.
    func replay(_ numbers: [Int]) async throws -> [Int: Data] {
        let list = folder.appending(path: "numbers")
        try Data(numbers.map { "\($0)\n" }.joined().utf8).write(to: list)
        let path = list.path(percentEncoded: false)
        let outcome = try await start([path], ["CACHED_OPENAI_OFFLINE": "1"]).outcome()
        #expect(outcome.status == 0, "the replay failed: \(outcome.errors.prefix(6_000))")
        return outcome.answers
    }

    private func start(_ arguments: [String], _ environment: [String: String]) throws -> Child {
        let environment = environment.merging(["OPENAI_BASE_URL": api.baseURL.absoluteString]) { $1 }
        return try Child(program, arguments, in: folder, environment: environment)
    }

    /// Every answer is another one, from a few bytes to so many pages of a file that a kill can tear them apart.
    private static func serve(on api: LoopbackAPI) {
        api.answer("POST", "/chat/completions") { request in
            let number = request.json?["number"] as? Int ?? 0
            let most = number % 16 == 0 ? 50_000 : 500
            let text = String(repeating: "\(UUID().uuidString) ", count: 1 + number * number % most)
            return .json("{\"number\": \(number), \"text\": \"\(text)\"}")
        }
    }

    /// The answers to a question that are in the files now.
    func kept(_ number: Int, in layers: [any OpenAICache.CacheLayer]) throws -> [Data] {
        let address = OpenAICache.Address(base: api.baseURL.absoluteString, path: "/chat/completions", query: "")
        let body: OpenAICache.JSON = ["model": "m", "number": .number(.init(number))]
        let key = OpenAICache.RequestIdentity(method: "POST", address: address, body: .json(body)).key
        return try layers.flatMap { layer in try layer.locators(for: key).map { try layer.answer(at: $0).body } }
    }

    /// The journal and the cache file as they are now, read as any later process reads them.
    func layers() throws -> [any OpenAICache.CacheLayer] {
        try [cache, journal].compactMap { file in
            guard FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) else { return nil }
            let source = try OpenAICache.FileSource(path: file.path(percentEncoded: false))
            return source.count == 0 ? nil : OpenAICache.CacheOpener.openEither(source).layer
        }
    }
}
