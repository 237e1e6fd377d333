import CachedOpenAI
import Foundation

/// A question that was changed: two requests of one method and path that differ in little.
package struct RequestEdit {
    /// In these fields.
    package let fields: [ValueDifference]
    /// The less, the likelier.
    let score: Double

    private static let mostFields = 4
    /// Texts with fewer words in common are two questions.
    private static let leastAlike = 0.34

    /// Nil if they are two questions.
    init?(_ old: OpenAICache.RecordedRequest, _ new: OpenAICache.RecordedRequest) {
        guard old.method == new.method, old.path == new.path, let left = try? JSON(parsing: old.body),
            let right = try? JSON(parsing: new.body)
        else { return nil }
        var fields = ValueDifference.between(left, right)
        if old.query != new.query {
            fields.append(ValueDifference(path: "query", old: .string(old.query), new: .string(new.query)))
        }
        guard !fields.isEmpty, fields.count <= Self.mostFields else { return nil }
        var score = 0.0
        for field in fields {
            guard let old = field.old?.stringValue, let new = field.new?.stringValue, !Self.isWord(old, new) else {
                score += 0.5
                continue
            }
            let likeness = Self.likeness(old, new)
            guard likeness >= Self.leastAlike else { return nil }
            score += 1 - likeness
        }
        self.fields = fields
        self.score = score
    }

    /// The name of a model, or another setting.
    private static func isWord(_ old: String, _ new: String) -> Bool {
        !old.contains(where: \.isWhitespace) && !new.contains(where: \.isWhitespace)
    }

    /// The share of words that both have.
    private static func likeness(_ old: String, _ new: String) -> Double {
        let (left, right) = (words(old), words(new))
        let common = left.intersection(right).count
        return Double(common) / Double(max(1, max(left.count, right.count)))
    }

    private static func words(_ text: String) -> Set<Substring> {
        Set(text.prefix(20_000).split { !$0.isLetter && !$0.isNumber })
    }
}
