import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport
import Testing

@Suite("Pictures in a packed cache")
struct PackedPicturesTests {
    @Test("are those of the recording, byte for byte")
    func carried() throws {
        let picture = OpenAICache.RecordedAnswer.Picture(
            url: "https://x/y?sig=1", contentType: "image/png", content: Data((0...255).map { UInt8($0) }))
        let identifier = Data(repeating: 7, count: 16)
        var recording = SampleCache.recording(
            #"{"data":[{"url":"https://x/y?sig=1"}]}"#, path: "/images/generations", number: 0)
        recording.answer.pictures = [picture, picture]
        let journal =
            OpenAICache.JournalHeader(identifier: identifier).encode()
            + OpenAICache.Frame.encode(.recording, stored: OpenAICache.RecordingCoding.encode(recording))
        let packed = try CachePacker.pack(
            MaterializeInputs(caches: [.init(name: "journal", bytes: journal)]), options: .init())
        let bytes = packed.sections.reduce(Data(), +)
        let layer = try #require(OpenAICache.CacheOpener.open(OpenAICache.DataSource(bytes, name: "packed")).layer)
        let locator = try #require(try layer.locators(for: recording.key).first)
        #expect(try layer.answer(at: locator).pictures == [picture, picture])
    }
}
