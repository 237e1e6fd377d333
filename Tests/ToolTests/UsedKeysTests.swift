import CachedOpenAI
import Foundation
import TestSupport
import Testing

/// `--used-keys-only`: the used keys beside each cache say what of that cache is handed out.
@Suite("Used keys", .serialized)
struct UsedKeysTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private static func recording(_ number: Int, seed: Int? = nil, at turn: Int = 0) -> OpenAICache.Recording {
        var recording = SampleCache.recording("\(number), \(turn)", path: "/questions", number: number)
        recording.answer.headers = ["content-type": "text/plain"]
        recording.seed = seed
        recording.answer.recordedAt += Int64(turn) * 1_000
        return recording
    }

    private static func key(_ number: Int) -> String { "\(recording(number).key)" }

    private func record(
        _ recordings: [OpenAICache.Recording], in name: String, used: String?,
        file: String = "openai_cache_temp.bin"
    ) throws {
        try folder.write(SampleCache.journal(of: recordings), to: "\(name)/\(file)")
        if let used { try folder.write(used, to: "\(name)/openai_cache_used.txt") }
    }

    private func materialize(_ arguments: String...) async throws -> Command.Outcome {
        let tool = [BuiltProduct.path(of: "cached-openai"), "materialize", "--output", "o.cache", "--used-keys-only"]
        return try await Command(tool + arguments, in: folder.url).run()
    }

    /// The seeds and turns of the answers that were handed out, by question.
    private func handedOut() throws -> [Int: Set<String>] {
        let source = OpenAICache.DataSource(
            try Data(contentsOf: folder.url.appending(path: "o.cache")), name: "o.cache")
        let layer = try #require(OpenAICache.CacheOpener.open(source).layer)
        var found: [Int: Set<String>] = [:]
        for number in 0..<10 {
            for locator in try layer.locators(for: Self.recording(number).key) {
                let body = String(decoding: try layer.answer(at: locator).body, as: UTF8.self)
                let turn = body.split(separator: " ").last ?? ""
                found[number, default: []].insert(locator.seed.map { "seed \($0)" } ?? "turn \(turn)")
            }
        }
        return found
    }

    @Test("those beside each cache count for it, and what they leave out is said")
    func ofEachCache() async throws {
        try record([Self.recording(0), Self.recording(1)], in: "a", used: "\(Self.key(0)) POST /x\n")
        try record(
            [Self.recording(1), Self.recording(2), Self.recording(3)], in: "b",
            used: "\(Self.key(1)) POST /x\n\(Self.key(3)) POST /x\n")
        let outcome = try await materialize(
            "--cache", "a/openai_cache_temp.bin", "--cache", "b/openai_cache_temp.bin")
        #expect(outcome.status == 0 && outcome.errors.contains("3 entries ("), "\(outcome.errors)")
        #expect(try handedOut() == [0: ["turn 0"], 1: ["turn 0"], 3: ["turn 0"]])
        #expect(outcome.errors.contains("a/openai_cache_temp.bin: 1 of 2 entries left out"), "\(outcome.errors)")
        #expect(outcome.errors.contains("b/openai_cache_temp.bin: 1 of 3 entries left out"), "\(outcome.errors)")
    }

    @Test("one cache without them is an error that names it, before anything is made")
    func missing() async throws {
        try record([Self.recording(0)], in: "a", used: "\(Self.key(0)) POST /x\n")
        try record([Self.recording(1)], in: "b", used: nil)
        let outcome = try await materialize("--cache", "a", "--cache", "b")
        #expect(outcome.status == 2 && outcome.errors.contains("b/openai_cache_used.txt, which is not there"))
        #expect(outcome.errors.contains("b/openai_cache_temp.bin"), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "o.cache").path))
    }

    @Test("a seed that is not asked for any more drops out")
    func seeds() async throws {
        let recordings = [
            Self.recording(0, seed: 1), Self.recording(0, seed: 2, at: 1), Self.recording(0, seed: 3, at: 2),
            Self.recording(1, seed: 1), Self.recording(1, at: 1), Self.recording(1, at: 2), Self.recording(2, seed: -5),
        ]
        let used = """
            \(Self.key(0)) seed=2 POST /x
            \(Self.key(1)) POST /x
            \(Self.key(1)) seed=9 POST /x
            \(Self.key(2)) seed=-5 POST /x
            """
        try record(recordings, in: "a", used: used)
        let outcome = try await materialize("--cache", "a")
        #expect(
            try handedOut() == [0: ["seed 2"], 1: ["seed 1", "turn 1", "turn 2"], 2: ["seed -5"]], "\(outcome.errors)")
    }

    @Test(
        "as editors leave them: a byte order mark, other line ends, capitals, blanks",
        arguments: [
            "\u{FEFF}K1 POST /x\r\nK3 seed=4 POST /x\r\n", "\r\n\u{FEFF}K1\rK3 seed=4\r", "\u{FEFF}k1\n\nk3 seed=4",
            " K1 \n\tK3 seed=4\t\n",
        ])
    func editors(text: String) async throws {
        let used = text.replacing("K1", with: Self.key(1)).replacing("K3", with: Self.key(3))
            .replacing("k1", with: Self.key(1).uppercased()).replacing("k3", with: Self.key(3).uppercased())
        try record(
            [1, 2].map { Self.recording($0) } + [Self.recording(3, seed: 4), Self.recording(3, seed: 5)], in: "a",
            used: used)
        let outcome = try await materialize("--cache", "a")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try handedOut() == [1: ["turn 0"], 3: ["seed 4"]])
    }

    @Test("as Windows' shell writes them")
    func utf16() async throws {
        try record([Self.recording(0), Self.recording(1)], in: "a", used: nil)
        let text = "\u{FEFF}\(Self.key(1)) POST /x\r\n"
        try folder.write(try #require(text.data(using: .utf16LittleEndian)), to: "a/openai_cache_used.txt")
        let outcome = try await materialize("--cache", "a")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try handedOut() == [1: ["turn 0"]])
    }
}
