import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// An images answer, whose pictures are put into the folder for them whatever they are called.
enum PictureCheck {
    private typealias JSON = OpenAICache.JSON

    static func run(_ bytes: Data) throws {
        let answer = OpenAICache.ImagesAnswer(body: bytes)
        try BrokenPromise.unless(answer.replacing([:]) == bytes, "without replacements the body stays")
        let urls = Array(answer.pictureURLs.prefix(5))
        if urls.isEmpty { return }
        let pictures = urls.map { url in
            OpenAICache.RecordedAnswer.Picture(url: url, contentType: url, content: Data(url.utf8))
        }
        let recorded = OpenAICache.RecordedAnswer(
            status: 200, headers: [:], body: bytes, pictures: pictures, recordedAt: 0)
        try Scratch.run { scratch in
            let work = scratch.folder.appendingPathComponent("work")
            let placed = OpenAICache.PictureFolder(in: work, log: .init(isVerbose: false)).placing(recorded)
            let files = try scratch.names().filter { $0.hasPrefix("work/image/") }
            try BrokenPromise.unless(try scratch.names().subtracting(files) == ["work", "work/image"], "one folder")
            try BrokenPromise.unless(
                files.count == urls.count && files.allSatisfy { $0.split(separator: "/").count == 3 },
                "a file a picture")
            try checkBody(bytes, placed.body, urls)
        }
    }

    /// Only the URLs are others.
    private static func checkBody(_ old: Data, _ new: Data, _ urls: [String]) throws {
        let (before, after) = (try JSON(parsing: old), try JSON(parsing: new))
        try BrokenPromise.unless(isSame(before, after, but: Set(urls)), "all but the URLs stays as it was")
    }

    private static func isSame(_ old: JSON, _ new: JSON, but urls: Set<String>) -> Bool {
        switch (old, new) {
        case (.string(let before), .string(let after)) where urls.contains(before):
            return after.hasPrefix("file:///") || !urls.contains { OpenAICache.JSONText.areSame($0, before) }
        case (.array(let before), .array(let after)):
            return before.count == after.count && zip(before, after).allSatisfy { isSame($0, $1, but: urls) }
        case (.object(let before), .object(let after)):
            return before.contains { urls.contains($0.key) }
                || before.count == after.count
                    && before.allSatisfy { isSame($0.value, after[$0.key] ?? .null, but: urls) }
        default: return old == new
        }
    }
}
