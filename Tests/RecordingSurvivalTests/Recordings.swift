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

    private static let compiled = Task {
        try await PastedProgram.compile(
            "Tests/RecordingSurvivalTests/Program/main.swift", as: "recording-survival-program")
    }

    /// The same for a system that offers nothing beyond Foundation.
    private static let compiledPortable = Task {
        try await PastedProgram.compile(
            "Tests/RecordingSurvivalTests/Program/main.swift", as: "recording-portable-program",
            flags: ["-DCACHED_OPENAI_PORTABLE"])
    }

    /// Runs a body with a new folder, or one of some name in it, and a server.
    static func run(
        inFolder name: String = "", isPortable: Bool = false, _ body: (Recordings) async throws -> Void
    ) async throws {
        let program = try await (isPortable ? compiledPortable : compiled).value
        let temporary = try TemporaryFolder()
        let folder = name.isEmpty ? temporary.url : temporary.url.appending(path: name, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try await withLoopbackAPI { api in
            serve(on: api)
            try await body(Recordings(folder: folder, program: program, api: api))
        }
        withExtendedLifetime(temporary) {}
    }

    var cache: URL { file("openai_cache.cache") }
    var journal: URL { file("openai_cache_temp.bin") }

    func file(_ name: String) -> URL { folder.appending(path: name) }
    /// Beside the folder.
    func outside(_ name: String) -> URL { folder.deletingLastPathComponent().appending(path: name) }

    func permissions(of name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: file(name).path(percentEncoded: false))
        return attributes[.posixPermissions] as? Int ?? 0
    }

    /// The environment of a program that records.
    static let devMode = ["CACHED_OPENAI_DEV_MODE": "1", "CACHED_OPENAI_VERBOSE": "1"]

    /// Starts a program that asks for answers.
    func start(_ numbers: Range<Int>, environment: [String: String] = Self.devMode) throws -> Child {
        try start([program, "\(numbers.lowerBound)", "\(numbers.count)"], environment)
    }

    /// Starts one under a umask.
    func start(_ numbers: Range<Int>, umask: String) throws -> Child {
        let script = "umask \(umask); exec \"$0\" \(numbers.lowerBound) \(numbers.count)"
        return try start(["sh", "-c", script, program], Self.devMode)
    }

    /// Starts one in a folder that nothing can be written into.
    func startReadOnly(_ numbers: Range<Int>, environment: [String: String] = Self.devMode) throws -> Child {
        let script = """
            mkdir disk && mount -t tmpfs -o ro none disk || exit 99
            cd disk && exec "$0" \(numbers.lowerBound) \(numbers.count)
            """
        return try start(Self.ownDisks + ["sh", "-c", script, program], environment)
    }

    /// Whether processes may have disks of their own here.
    static let hasOwnDisks = Task {
        (try? await Command(ownDisks + ["mount", "-t", "tmpfs", "none", "/mnt"]).run().status) == 0
    }

    /// Starts one that asks for any answers, so many at a time.
    func start(_ numbers: [Int], lanes: Int = 8, environment: [String: String] = Self.devMode) throws -> Child {
        let list = file("numbers-\(UUID().uuidString)")
        try Data(numbers.map { "\($0)\n" }.joined().utf8).write(to: list)
        let lanes = ["LANES": "\(lanes)"]
        return try start([program, list.path(percentEncoded: false)], environment.merging(lanes) { $1 })
    }

    /// Starts one on a disk of its own that has so many bytes, and copies what it wrote into the folder.
    func start(_ numbers: Range<Int>, diskBytes: Int, environment: [String: String] = Self.devMode) throws -> Child {
        let script = """
            mkdir disk && mount -t tmpfs -o size=\(diskBytes) none disk || exit 99
            (cd disk && "$0" \(numbers.lowerBound) \(numbers.count)); status=$?
            cp disk/openai_cache* . && exit $status
            """
        return try start(Self.ownDisks + ["sh", "-c", script, program], environment)
    }

    /// What runs a command where it may have disks of its own.
    static let ownDisks = ["unshare", "--user", "--map-root-user", "--mount"]

    /// Asks for the answers again, with no connection.
    func replay(_ numbers: [Int], lanes: Int = 8) async throws -> Child.Outcome {
        let outcome = try await start(numbers, lanes: lanes, environment: ["CACHED_OPENAI_OFFLINE": "1"]).outcome()
        #expect(outcome.status == 0, "the replay failed: \(outcome.errors.prefix(6_000))")
        return outcome
    }

    private func start(_ command: [String], _ environment: [String: String]) throws -> Child {
        let environment = environment.merging(["OPENAI_BASE_URL": api.baseURL.absoluteString]) { $1 }
        return try Child(command, in: folder, environment: environment)
    }

    /// Every answer is another one, from a few bytes to so many pages of a file that a kill can tear them apart.
    private static func serve(on api: LoopbackAPI) {
        api.answer("POST", "/chat/completions") { request in
            let number = request.json?["number"] as? Int ?? 0
            let most = number % 16 == 0 ? 50_000 : 500
            let text = String(repeating: "\(UUID().uuidString) ", count: 1 + number * number % most)
            return .json(#"{"choices":[{"index":0,"message":{"content":"\#(number) \#(text)"}}]}"#)
        }
    }

    /// The answers to a question that are in the files now.
    func kept(_ number: Int, in layers: [any OpenAICache.CacheLayer]) throws -> [Data] {
        let address = OpenAICache.Address(base: api.baseURL.absoluteString, path: "/chat/completions", query: "")
        let body: OpenAICache.JSON = ["model": "m", "number": .number(.init(number))]
        let key = OpenAICache.RequestIdentity(method: "POST", address: address, body: .json(body)).key
        return try layers.flatMap { layer in try layer.locators(for: key).map { try layer.answer(at: $0).body } }
    }

    /// Each answer is there once, byte for byte.
    func expectKept(_ received: [Int: Data], _ when: String) throws {
        let layers = try layers()
        for (number, answer) in received {
            // A journal that was merged and not yet deleted holds what the cache file holds.
            let kept = try layers.map { try self.kept(number, in: [$0]) }
            if Set(kept.joined()) != [answer] || kept.contains(where: { $0.count > 1 }) {
                Issue.record("\(when): of the answer to \(number) there are \(kept.map(\.count))")
            }
        }
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
