import CachedOpenAI
import Foundation
import TestSupport
import Testing

/// What the tool does with a cache of which a part can't be read.
@Suite("A damaged cache", .serialized)
struct DamageTests {
    private let folder: TemporaryFolder
    private let whole = SampleCache.journal(["1", "2", "3"])
    /// Where the second answer's frame begins.
    private let second: Int

    init() throws {
        folder = try TemporaryFolder()
        second = SampleCache.journal(["1"]).count
        try folder.write(whole, to: "openai_cache.cache")
    }

    private func tool(_ arguments: String...) async throws -> Command.Outcome {
        try await Command([BuiltProduct.path(of: "cached-openai")] + arguments, in: folder.url).run()
    }

    private func flip(_ byte: Int, of name: String = "openai_cache.cache") throws {
        var data = try Data(contentsOf: folder.url.appending(path: name))
        data[byte] ^= 0xFF
        try folder.write(data, to: name)
    }

    private func pack() async throws -> Data {
        #expect(try await tool("materialize", "--no-compress", "--output", "packed.cache").status == 0)
        return try Data(contentsOf: folder.url.appending(path: "packed.cache"))
    }

    @Test("a whole one passes, whatever it is")
    func passes() async throws {
        _ = try await pack()
        let outcome = try await tool("verify", "openai_cache.cache", "packed.cache")
        #expect(outcome.status == 0 && outcome.output.isEmpty)
        #expect(outcome.errors.components(separatedBy: "3 answers in it, all whole").count == 3)
    }

    @Test("verify names each place and counts what is left")
    func journal() async throws {
        try flip(second + 50)
        let outcome = try await tool("verify")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("openai_cache.cache at byte \(second): damaged"), "\(outcome.output)")
        #expect(outcome.errors.contains("2 answers can be read") && outcome.errors.contains("--skip-damaged"))
    }

    @Test("materialize refuses it, and leaves the damaged part out when told to", arguments: ["cache", "embedded"])
    func materialize(form: String) async throws {
        try flip(second + 50)
        let refused = try await tool("materialize", "--as", form, "--output", "out")
        #expect(refused.status == 2 && refused.output.isEmpty)
        #expect(refused.errors.contains("at byte \(second)") && refused.errors.contains("--skip-damaged"))
        let rest = try await tool("materialize", "--as", form, "--output", "out", "--skip-damaged")
        #expect(rest.status == 0)
        #expect(rest.errors.contains("at byte \(second)") && rest.errors.contains("2 entries"))
    }

    @Test("an answer behind a sound index is left out, too")
    func indexed() async throws {
        let data = try await pack()
        let answers = try #require(data.range(of: Data("OIAF\u{8}".utf8))).lowerBound
        try flip(answers + 60, of: "packed.cache")
        let verified = try await tool("verify", "packed.cache")
        #expect(
            verified.status == 1 && verified.errors.contains("0 answers can be read, 3 can't"), "\(verified.errors)")
        #expect(try await tool("materialize", "--cache", "packed.cache").status == 2)
    }

    @Test("a journal whose last answer was never finished is no damage")
    func unfinished() async throws {
        try folder.write(whole.dropLast(20), to: "openai_cache.cache")
        let outcome = try await tool("materialize")
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("cut short") && outcome.errors.contains("2 entries"), "\(outcome.errors)")
    }

    @Test("what is no cache at all says so", arguments: ["", "<!DOCTYPE html>", "plain text that is no cache"])
    func foreign(text: String) async throws {
        try folder.write(text, to: "openai_cache.cache")
        let outcome = try await tool("verify")
        #expect(outcome.status == 1 && outcome.output.contains("openai_cache.cache"), "\(outcome.output)")
    }
}
