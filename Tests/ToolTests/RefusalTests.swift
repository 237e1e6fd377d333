import Foundation
import TestSupport
import Testing

/// What an instructor is told when there is nothing to hand out, in each form.
@Suite("Nothing to hand out", .serialized)
struct RefusalTests {
    private static let forms = ["cache", "embedded", "package"]
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private var path: String { folder.url.resolvingSymlinksInPath().path }

    /// The message; nothing is made.
    private func refusal(of form: String, _ arguments: String...) async throws -> String {
        let before = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        let tool = [BuiltProduct.path(of: "cached-openai"), "materialize", "--as", form]
        let outcome = try await Command(tool + arguments, in: folder.url).run()
        #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome.text)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: path).sorted() == before)
        return outcome.errors
    }

    @Test("no cache here: where it was looked for, and how to record one", arguments: forms)
    func noCache(form: String) async throws {
        let text = try await refusal(of: form)
        #expect(text.contains(path) && text.contains("CACHED_OPENAI_DEV_MODE=1") && text.contains("--cache PATH"))
    }

    @Test("a cache without an answer is no failure, but said", arguments: forms)
    func noAnswer(form: String) async throws {
        try folder.write(SampleCache.journal([]), to: "openai_cache_temp.bin")
        let tool = [BuiltProduct.path(of: "cached-openai"), "materialize", "--as", form]
        let outcome = try await Command(tool, in: folder.url).run()
        #expect(outcome.status == 0 && outcome.errors.contains("\n0 entries\n"), "\(outcome.errors)")
        #expect(outcome.errors.contains("there is no answer in \(path)/openai_cache_temp.bin"), "\(outcome.errors)")
        #expect(outcome.errors.contains("CACHED_OPENAI_DEV_MODE=1"))
    }

    @Test("no used keys, none noted, or none that has an answer", arguments: forms)
    func nothingUsed(form: String) async throws {
        try folder.write(SampleCache.journal(["42"]), to: "openai_cache.cache")
        let none = try await refusal(of: form, "--used-keys-only")
        #expect(none.contains("needs \(path)/openai_cache_used.txt, which is not there"))
        try folder.write("", to: "openai_cache_used.txt")
        let empty = try await refusal(of: form, "--used-keys-only")
        #expect(empty.contains("no request is noted in \(path)/openai_cache_used.txt"), "\(empty)")
        try folder.write(String(repeating: "0", count: 64) + " POST /x\n", to: "openai_cache_used.txt")
        let other = try await refusal(of: form, "--used-keys-only")
        #expect(other.contains("has an answer in \(path)/openai_cache.cache"), "\(other)")
        for text in [none, empty, other] {
            #expect(text.contains("CACHED_OPENAI_DEV_MODE=1") && text.contains("leave the option out"))
        }
    }

    @Test("a cache from a newer version says so, with and without --skip-damaged", arguments: forms)
    func newerVersion(form: String) async throws {
        for (name, kind) in [("cache", "C"), ("journal", "J")] {
            try folder.write(Self.header(ofNewer: kind), to: name)
            for extra in [[], ["--skip-damaged"]] {
                let text = try await refusal(of: form, "--cache", name, extra.first ?? "--no-compress")
                #expect(text.contains("/\(name) at byte 8: written in format 999"), "\(text)")
                #expect(text.contains("Update CachedOpenAI"))
            }
        }
    }

    /// Magic, version, needed version, 4 or 16 bytes of its own, and the checksum of all that (Documentation/FileFormats.md).
    private static func header(ofNewer kind: String) -> Data {
        var header = Data([0x89]) + Data("OA\(kind)\r\n\u{1A}\n".utf8) + Data([0xE7, 3, 0xE7, 3])
        header += Data((kind == "C" ? "pack" : String(repeating: "x", count: 16)).utf8)
        withUnsafeBytes(of: checksum(header).littleEndian) { header += Data($0) }
        return header + Data(count: 200)
    }

    /// CRC-32, bit by bit.
    private static func checksum(_ data: Data) -> UInt32 {
        ~data.reduce(~0) { checksum, byte in
            (0..<8).reduce(checksum ^ UInt32(byte)) { rest, _ in rest >> 1 ^ (rest & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
    }
}
