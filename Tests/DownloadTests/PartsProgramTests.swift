import Foundation
import LoopbackAPI
import TestSupport
import Testing

/// A student's program that reads its cache in parts: what it is told, and a disk that is full.
@Suite("A program that reads in parts", .serialized) struct PartsProgramTests {
    private func settings(_ publisher: PartsPublisher, _ more: [String: String] = [:]) -> [String: String] {
        ["CACHED_OPENAI_CACHE_URL": publisher.url, "CACHED_OPENAI_CACHE_RANGES": "always"].merging(more) { $1 }
    }

    @Test("it is told when another cache is published, and goes on with that one")
    func replaced() async throws {
        let (cache, other) = (try PublishedCache.usual.get(), try PublishedCache.other.get())
        try await Desk.with { desk in
            let publisher = PartsPublisher(desk.publisher.api, cache.content)
            let first = try await desk.run(settings(publisher), asking: "never asked")
            #expect(first.output.hasPrefix("no answer") && first.errors.contains("in the parts that are asked for"))
            publisher.publish(other.content)
            let second = try await desk.run(settings(publisher), asking: "question 7")
            #expect(second.output == "answer: answer 7 of 5..<8\n", "\(second.text)")
            #expect(second.errors.contains("another cache is published at"), "\(second.errors)")
        }
    }

    #if os(Linux)
        @Test("no room for the beginning: the reason is said, and nothing is left")
        func fullDisk() async throws {
            let cache = try PublishedCache.usual.get()
            try await Desk.with { desk in
                let publisher = PartsPublisher(desk.publisher.api, cache.content)
                let outcome = try await desk.run(settings(publisher, ["FILE_LIMIT": "200000"]))
                #expect(outcome.status == 0 && outcome.errors.contains("can't be written: File too large"))
                #expect(publisher.ranges == ["bytes=-131072"] && desk.files == [], "\(outcome.errors)")
                let kept = desk.folder.appending(path: "home/CachedOpenAI").path
                #expect(try FileManager.default.contentsOfDirectory(atPath: kept) == [])
            }
        }

        @Test("no room for a part: the reason is said, and the next run fetches it")
        func fullDiskLater() async throws {
            let cache = try PublishedCache.usual.get()
            let library = try await PreloadedLibrary.compile(
                "Tests/DownloadTests/Program/no-room.c", as: "libno-room.so")
            try await Desk.with { desk in
                let publisher = PartsPublisher(desk.publisher.api, cache.content)
                let full = ["LD_PRELOAD": library, "NO_ROOM_BELOW": "\(cache.content.count - 131_072)"]
                let outcome = try await desk.run(settings(publisher, full), asking: "question 7")
                #expect(outcome.output.contains("can't be written: No space left on device"), "\(outcome.text)")
                let next = try await desk.run(settings(publisher), asking: "question 7")
                #expect(next.output == "answer: answer 7 of 0..<3\n", "\(next.text)")
            }
        }
    #endif
}
