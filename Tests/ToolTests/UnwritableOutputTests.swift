import Foundation
import TestSupport
import Testing

/// Where nobody can be told anything, the work is done all the same, and nothing traps.
@Suite("Where standard error can't be written")
struct UnwritableOutputTests {
    private func tool(_ words: String) async throws -> Int32 {
        let folder = try TemporaryFolder()
        try folder.write(SampleCache.journal(["a", "b"]), to: "openai_cache_temp.bin")
        let tool = BuiltProduct.path(of: "cached-openai")
        return try await Command(["sh", "-c", "\(tool) \(words)"], in: folder.url).run().status
    }

    @Test(
        "a command ends with the status that it has otherwise",
        arguments: [
            ("materialize --output o", 0), ("verify", 0), ("inspect nowhere", 2), ("verify nowhere", 2),
            ("rehearse --cache nowhere -- true", 2),
        ])
    func standardError(words: String, status: Int32) async throws {
        for place in ["2>/dev/full", "2>&-"] { #expect(try await tool("\(words) \(place)") == status, "\(place)") }
    }
}
