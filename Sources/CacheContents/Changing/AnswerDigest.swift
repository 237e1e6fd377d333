import CachedOpenAI
import Foundation

/// What an answer says, whenever it was recorded: two with the same digest are the same answer.
package struct AnswerDigest: Hashable, Sendable {
    private let digest: Data

    package init(_ answer: OpenAICache.RecordedAnswer) {
        var digest = OpenAICache.SHA256()
        digest.update(Data("\(answer.status) \(answer.headers["content-type"] ?? "") \(answer.body.count)\n".utf8))
        digest.update(answer.body)
        for picture in answer.pictures {
            digest.update(Data("\n\(picture.url) \(picture.content.count)\n".utf8))
            digest.update(picture.content)
        }
        self.digest = digest.finalize()
    }

    /// Of what was said alone, without IDs and dates: two with the same digest say the same.
    init(ofWhatIsSaidIn interaction: Interaction) {
        guard let json = interaction.answer.json else {
            self.init(interaction.recorded)
            return
        }
        var recorded = interaction.recorded
        recorded.body = json.without(AnswerDifference.isPassing).canonicalData()
        self.init(recorded)
    }
}

extension JSON {
    /// Without fields of some names, on all levels.
    fileprivate func without(_ isLeftOut: (String) -> Bool) -> JSON {
        switch self {
        case .array(let items): return .array(items.map { $0.without(isLeftOut) })
        case .object(let object):
            var rest: JSON.Object = [:]
            for (name, value) in object where !isLeftOut(name) { rest[name] = value.without(isLeftOut) }
            return .object(rest)
        case .null, .bool, .number, .string: return self
        }
    }
}
