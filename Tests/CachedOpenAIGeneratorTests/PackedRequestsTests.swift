import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport
import Testing

@Suite("What was asked, in what is packed")
struct PackedRequestsTests {
    private static let recordings = (0..<5).map {
        SampleRecording.json(
            "/chat/completions",
            [
                "model": "m", "messages": [["role": "user", "content": .string("question \($0)")]],
                "response_format": ["type": "json_schema"],
            ],
            ["choices": [["index": 0, "message": ["role": "assistant", "content": "{}"], "finish_reason": "stop"]]],
            second: $0)
    }

    /// - Parameter size: how large the caches that it was made of are said to be.
    private static func packed(size: Int?) throws -> PackedCache {
        let inputs = MaterializeInputs(
            caches: [.init(name: "journal", bytes: SampleCache.journal(of: recordings))])
        var options = MaterializeOptions()
        options.isPublished = true
        return try CachePacker.pack(CacheCollection(inputs), byteCount: size ?? inputs.byteCount, options: options)
    }

    @Test("is all there, before the answers or beside them", arguments: [nil, 64_000_000])
    func texts(size: Int?) throws {
        let content = try Self.packed(size: size).sections.reduce(Data(), +)
        var found: [OpenAICache.RequestKey: Data] = [:]
        try OpenAICache.CacheFile(OpenAICache.DataSource(content, name: "packed")).forEachRequest { key, request in
            found[key] = request.body
            return true
        }
        let asked = Dictionary(uniqueKeysWithValues: Self.recordings.map { ($0.key, $0.request.body) })
        #expect(found == asked)
    }

    @Test("says which parts of the library a file needs")
    func parts() throws {
        var options = MaterializeOptions()
        options.resources = .recorded
        let recorded = try Self.packed(size: nil).summary.resources
        let selection = LibrarySelection(options, recorded: recorded, of: EmbeddedSources.library)
        #expect(!selection.leftOutParts.contains(.schemas) && selection.leftOutParts.contains(.azure))
    }
}
