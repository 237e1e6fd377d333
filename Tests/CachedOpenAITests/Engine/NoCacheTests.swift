import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A lesson without its cache says so, in which folder, under which name, and which file beside it looks like it.
@Suite(.enabled(if: OpenAICache.EmbeddedPayload.literal == nil)) struct NoCacheTests {
    private func miss(
        _ lesson: Lesson, _ mode: OpenAICache.Settings.Mode = .production, offline: Bool = true
    ) async throws -> String {
        let client = lesson.client(mode, offline: offline, key: nil)
        let error = await #expect(throws: (any Error).self) { try await client.ask("please") }
        let text = "\(try #require(error))"
        #expect(!text.contains("undo the change") && text.count < 2_000, "\(text)")
        return text
    }

    @Test(arguments: [true, false]) func itSaysWhereItLooked(offline: Bool) async throws {
        try await Lesson.run { lesson in
            let text = try await miss(lesson, offline: offline)
            #expect(text.contains("No cache was found"), "\(text)")
            #expect(text.contains(lesson.folder.path) && text.contains("openai_cache.cache"), "\(text)")
        }
    }

    @Test func devModeSaysThatNothingIsRecordedYet() async throws {
        try await Lesson.run { lesson in
            let text = try await miss(lesson, .dev, offline: false)
            #expect(text.contains("Nothing is recorded yet") && text.contains("OPENAI_API_KEY"), "\(text)")
        }
    }

    struct Beside: Sendable, CustomStringConvertible {
        var name: String
        var content: Data
        var words: [String]
        var description: String { name }
    }

    private static let cache = Result { try SampleFile.packed([SampleRecording.number(1)]) }
    private static let whole = (try? cache.get()) ?? Data()
    private static let rename = "rename it to openai_cache.cache"

    static let likes: [Beside] =
        [
            "lecture-3.cache", "openai_cache (1).cache", "openai_cache.cache.txt", "OpenAI_Cache.cache", "openai_cache",
            "openai_cache.cache.bin", "openai_cache copy.cache", "lecture3.bin", "openai-cache.cache",
        ].map { Beside(name: $0, content: whole, words: ["“\($0)”", rename]) } + [
            Beside(name: "openai_cache.cache.zip", content: Data("PK\u{3}\u{4}xxxx".utf8), words: ["ZIP", "npack it"]),
            Beside(name: "lecture.cache.gz", content: Data([0x1F, 0x8B, 8, 0]), words: ["gzip", "npack it"]),
            Beside(
                name: "openai_cache.cache.crdownload", content: whole.prefix(150),
                words: ["download", "not finished"]),
            Beside(name: ".openai_cache.cache.icloud", content: Data("bplist00".utf8), words: ["iCloud"]),
            Beside(
                name: "a\u{1B}[31m\u{202E}\n.cache", content: whole, words: [#"“a\u{1B}[31m\u{202E}\n.cache”"#, rename]),
            Beside(name: "lecture.cache", content: Data("<html>".utf8), words: ["“lecture.cache”", "web page"]),
            Beside(
                name: "journal.bin", content: SampleFile.journal([SampleRecording.number(1)]),
                words: ["“journal.bin”", "rename it to openai_cache_temp.bin"]),
        ]

    @Test(arguments: likes) func aFileThatLooksLikeOneIsNamed(beside: Beside) async throws {
        try await Lesson.run { lesson in
            try beside.content.write(to: lesson.folder.appendingPathComponent(beside.name))
            let text = try await miss(lesson)
            for word in beside.words { #expect(text.contains(word), "\(text)") }
        }
    }

    @Test func otherFilesAreNotNamed() async throws {
        try await Lesson.run { lesson in
            for name in ["main.swift", "notes.txt", "openai_cache_used.txt", "data.bin"] {
                try Data("something else".utf8).write(to: lesson.folder.appendingPathComponent(name))
            }
            try FileManager.default.createDirectory(
                at: lesson.folder.appendingPathComponent(".cache"), withIntermediateDirectories: true)
            let text = try await miss(lesson)
            #expect(!text.contains("“"), "\(text)")
        }
    }

    @Test func aFolderInTheCachesPlaceSaysSo() async throws {
        try await Lesson.run { lesson in
            try FileManager.default.createDirectory(at: lesson.cacheFile, withIntermediateDirectories: true)
            let text = try await miss(lesson)
            #expect(text.contains("a folder stands here"), "\(text)")
        }
    }

    @Test func aPipeInTheCachesPlaceIsNotWaitedFor() async throws {
        try await Lesson.run { lesson in
            #expect(mkfifo(lesson.cacheFile.path, 0o644) == 0)
            let text = try await miss(lesson)
            #expect(text.contains("not a file"), "\(text)")
        }
    }

    @Test func whatCannotBeReadComesFirst() async throws {
        try await Lesson.run { lesson in
            try Data("version https://git-lfs.github.com/spec/v1\noid".utf8).write(to: lesson.cacheFile)
            let text = try await miss(lesson)
            #expect(text.contains("git lfs pull") && !text.contains("No cache was found"), "\(text)")
        }
    }
}
