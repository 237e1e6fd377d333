import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// The answers in a journal or a cache file, to be compared.
struct RecordedAnswers: Equatable {
    struct Item: Hashable {
        var seed: Int?
        var base: String
        var marks: UInt16
        var answer: OpenAICache.RecordedAnswer
    }

    /// To each request, in the order in which they were recorded.
    private(set) var items: [OpenAICache.RequestKey: [Item]] = [:]
    private(set) var requests: [OpenAICache.RequestKey: OpenAICache.RecordedRequest] = [:]

    var count: Int { items.values.reduce(0) { $0 + $1.count } }

    /// Whose answers are others, for messages.
    func difference(from other: RecordedAnswers) -> String {
        let keys = Set(items.keys).union(other.items.keys).sorted()
        let changed = keys.first { items[$0] != other.items[$0] || requests[$0] != other.requests[$0] }
        guard let changed else { return "requests without answers" }
        return """
            \(changed): \(items[changed] ?? []) to \(String(describing: requests[changed]))
            is not \(other.items[changed] ?? []) to \(String(describing: other.requests[changed]))
            """
    }

    init() {}

    /// What a merge must take over from a journal whose header is whole.
    init(journal: Data) throws {
        let source = OpenAICache.DataSource(journal, name: "a journal")
        let start = UInt64(OpenAICache.JournalHeader.byteCount)
        var walk = OpenAICache.FrameWalk(source, from: start, to: source.count)
        while let place = walk.next() {
            guard place.frame.kind == .recording, let payload = try? place.frame.payload(from: source, at: place.offset)
            else { continue }
            if let recording = try? OpenAICache.RecordingCoding.Fields(payload).recording { add(recording) }
        }
    }

    /// What an index finds; throws if not all of it can be read.
    init(cache: Data) throws {
        let file = try OpenAICache.CacheFile(OpenAICache.DataSource(cache, name: "a cache file"))
        try file.forEachLocator { key, locator in
            let item = Item(
                seed: locator.seed, base: locator.base, marks: locator.marks.rawValue,
                answer: try file.answer(at: locator))
            items[key, default: []].append(item)
        }
        file.forEachRequest { key, request in
            requests[key] = requests[key] ?? request
            return true
        }
    }

    mutating func add(_ recording: OpenAICache.Recording) {
        let item = Item(
            seed: recording.seed, base: recording.base, marks: recording.marks.rawValue,
            answer: recording.answer)
        items[recording.key, default: []].append(item)
        requests[recording.key] = requests[recording.key] ?? recording.request
    }

    /// The request of a known answer is not written again, even if it was lost.
    mutating func add(_ later: RecordedAnswers) {
        for (key, request) in later.requests where items[key] == nil { requests[key] = requests[key] ?? request }
        items.merge(later.items) { $0 + $1 }
    }
}
