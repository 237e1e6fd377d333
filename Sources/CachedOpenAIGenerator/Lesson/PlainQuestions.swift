import CachedOpenAI
import Foundation

/// The questions that stand in a lesson's sources word by word, by which a cache can be told to be another lesson's.
package struct PlainQuestions {
    /// What a question stands behind.
    private static let places = [
        "user(", "system(", "developer(", "content: ", "content\": ", "input: ", "instructions: ", "prompt: ",
        "query: ",
    ]
    /// A shorter one may be anything.
    private static let fewestBytes = 8

    private let all: [NamedPaths.Place]

    /// - Parameter sources: of a lesson.
    package init(in sources: [String]) {
        all = sources.flatMap(Self.questions)
    }

    private static func questions(in source: String) -> [NamedPaths.Place] {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        return NamedPaths.all(in: source).filter { place in
            guard place.text.utf8.count >= fewestBytes, place.line <= lines.count else { return false }
            return places.contains { lines[place.line - 1].contains("\($0)\"\(place.text)\"") }
        }
    }

    /// How many there are.
    package var count: Int { all.count }

    /// Those that no request which a cache holds has; none also where requests have no texts.
    package func missed(by collection: CacheCollection) -> [NamedPaths.Place] {
        var missed = all.map { ($0, Data($0.text.utf8)) }
        var isThere = false
        if missed.isEmpty { return [] }
        collection.visitRequests { _, request in
            isThere = true
            let known = Self.held(in: request.body, missed.map(\.1))
            missed.removeAll { known.contains($0.1) }
            return !missed.isEmpty
        }
        return isThere ? missed.map(\.0) : []
    }

    private static func held(in body: Data, _ texts: [Data]) -> Set<Data> {
        let found = texts.filter { body.range(of: $0) != nil }
        guard found.count < texts.count, body.contains(UInt8(ascii: "\\")),
            let json = try? OpenAICache.JSON(parsing: body)
        else { return Set(found) }
        let said = BodyTexts(json: json).all
        return Set(found + texts.filter { text in said.contains { $0.range(of: text) != nil } })
    }
}
