import CachedOpenAI
import Foundation
import TestSupport
import Testing

@testable import CachedOpenAIGenerator

/// The digests by which each part of a packed cache can be checked for itself.
@Suite struct PartDigestsTests {
    private func packed(_ count: Int) throws -> Data {
        let journal = SampleCache.journal((0..<count).map { #"{"choices":[{"message":{"content":"\#($0)"}}]}"# })
        let inputs = MaterializeInputs(caches: [.init(name: "journal", bytes: journal)])
        return try CachePacker.pack(inputs, options: .init()).sections.reduce(Data(), +)
    }

    private func digests(_ data: Data) throws -> OpenAICache.Directory.PartDigests {
        let file = try OpenAICache.CacheFile(OpenAICache.DataSource(data, name: "packed"))
        return try #require(file.directory.partDigests)
    }

    @Test("what a reader of parts begins with is at the end: the header is there, too") func end() throws {
        let journal = SampleCache.journal(["an answer"])
        let inputs = MaterializeInputs(caches: [.init(name: "journal", bytes: journal)])
        let packed = try CachePacker.pack(inputs, options: .init())
        let data = packed.sections.reduce(Data(), +)
        let file = try OpenAICache.CacheFile(OpenAICache.DataSource(data, name: "packed"))
        #expect(file.directory.header == data.prefix(96))
        #expect(file.commit.fileCount == UInt64(data.count))
        let root = OpenAICache.SHA256.hash(file.directory.encode())
        #expect(packed.root == OpenAICache.Hexadecimal.text(of: root))
    }

    @Test(arguments: [1, 40, 3_000]) func everyFrameIsCovered(count: Int) throws {
        let data = try packed(count)
        let source = OpenAICache.DataSource(data, name: "packed")
        let digests = try digests(data)
        #expect(PartDigestsCheck.damage(in: source, digests).isEmpty)
        var walk = OpenAICache.FrameWalk(source, from: UInt64(OpenAICache.FileHeader.byteCount), to: source.count)
        while let place = walk.next() {
            if place.frame.kind == .directory { continue }
            var changed = data
            // With a payload of another content and the checksum that goes with it, only the digest tells.
            let payload = try place.frame.payload(from: source, at: place.offset)
            let forged = OpenAICache.Frame.encode(place.frame.kind, stored: Data(payload.reversed()))
            guard forged.count == Int(place.frame.totalCount) else { continue }
            changed.replaceSubrange(Int(place.offset)..<Int(place.offset) + forged.count, with: forged)
            if changed == data { continue }
            let found = PartDigestsCheck.damage(in: OpenAICache.DataSource(changed, name: "packed"), digests)
            #expect(!found.isEmpty, "\(place.frame.kind) at \(place.offset)")
        }
    }
}
