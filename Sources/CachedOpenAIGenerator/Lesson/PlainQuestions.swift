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

    /// Those that no recorded request holds yet.
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

    /// One of them, if there are any and no request that a cache holds has one; nil also where requests have no texts.
    package func missed(by collection: CacheCollection) -> NamedPaths.Place? {
        guard let first = all.first else { return nil }
        var (isKnown, isThere) = (false, false)
        let texts = all.map { Data($0.text.utf8) }
        collection.visitRequests { _, request in
            isThere = true
            isKnown = Self.holds(request.body, texts)
            return !isKnown
        }
        return isKnown || !isThere ? nil : first
    }

    private static func holds(_ body: Data, _ texts: [Data]) -> Bool {
        if texts.contains(where: { body.range(of: $0) != nil }) { return true }
        guard body.contains(UInt8(ascii: "\\")), let json = try? OpenAICache.JSON(parsing: body) else { return false }
        let said = BodyTexts(json: json).all
        return texts.contains { text in said.contains { $0.range(of: text) != nil } }
    }
}
