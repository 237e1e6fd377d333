import CachedOpenAI
import Foundation

/// Answers with their like: they compress best that way.
struct AnswerGroups {
    /// Answers of one part of the API in one format.
    private struct Name: Hashable, Comparable {
        var resource: String
        var contentType: String

        static func < (left: Name, right: Name) -> Bool {
            (left.resource, left.contentType) < (right.resource, right.contentType)
        }
    }

    struct Group {
        /// Such as `chat`.
        let resource: String
        /// As they were recorded; but what is equal stands behind the first of its kind.
        var entries: [CacheCollection.Entry] = []
    }

    private(set) var groups: [Group] = []

    /// - Parameters:
    ///   - entries: in the order in which they were recorded.
    ///   - resource: which part of the API an entry belongs to.
    ///   - answer: reads an entry's answer; nil leaves it out.
    init(
        _ entries: [CacheCollection.Entry], resource: (CacheCollection.Entry) -> String,
        answer: (CacheCollection.Entry) throws -> OpenAICache.RecordedAnswer?
    ) rethrows {
        var byName: [Name: [(entry: CacheCollection.Entry, body: Int)]] = [:]
        for entry in entries {
            guard let answer = try answer(entry) else { continue }
            let name = Name(resource: resource(entry), contentType: Self.format(of: answer))
            byName[name, default: []].append((entry, WholeBody(data: answer.body).hashValue))
        }
        groups = byName.sorted { $0.key < $1.key }
            .map { Group(resource: $0.key.resource, entries: Self.withTwinsTogether($0.value)) }
    }

    private static func withTwinsTogether(
        _ entries: [(entry: CacheCollection.Entry, body: Int)]
    ) -> [CacheCollection.Entry] {
        // A hash may mislead, but no further than to another order: what is equal is compared again when it is packed.
        var first: [Int: Int] = [:]
        let places = entries.enumerated().map { place, item in
            let twin = first[item.body, default: place]
            first[item.body] = twin
            return (twin, place)
        }
        return places.sorted(by: <).map { entries[$0.1].entry }
    }

    private static func format(of answer: OpenAICache.RecordedAnswer) -> String {
        let contentType = answer.headers["content-type"] ?? ""
        return contentType.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
    }
}
