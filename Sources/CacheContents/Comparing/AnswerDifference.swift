import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// How an answer differs from another one to the same question.
package struct AnswerDifference {
    /// What was said, if that changed.
    package let texts: (old: String, new: String)?
    /// What changed in other fields.
    package let values: [ValueDifference]
    /// What else changed, in words, such as `png 12 KB → png 14 KB`. Any text of the caches' may be in it.
    package let notes: [String]
    /// Numbers were kept with fewer digits, and that is all.
    package let isRounded: Bool

    /// What is another one each time.
    private static let passing: Set<String> = [
        "id", "created", "created_at", "completed_at", "expires_at", "system_fingerprint", "request_id", "call_id",
        "item_id", "response_id", "obfuscation", "x_groq", "previous_response_id",
    ]

    /// Where texts stand that are told as such.
    private static let textFields = ["content", "text", "refusal", "arguments", "transcript", "message"]

    /// Whether a field says nothing of what was said.
    package static func isPassing(_ name: String) -> Bool { passing.contains(name) }

    /// What counts as a difference.
    package struct Rules: Sendable {
        /// Also what is another one each time.
        package var isStrict = false
        /// Names of fields.
        package var ignored: Set<String> = []

        package init() {}

        func ignores(_ name: String) -> Bool {
            ignored.contains(name) || !isStrict && AnswerDifference.passing.contains(name)
        }
    }

    /// Nil if both say the same.
    package init?(_ old: Interaction, _ new: Interaction, _ rules: Rules) {
        if Self.areEqual(old.recorded, new.recorded, rules) { return nil }
        var notes: [String] = []
        if old.recorded.status != new.recorded.status {
            notes.append("status \(old.recorded.status) → \(new.recorded.status)")
        }
        let said = (old.answer.saidText, new.answer.saidText)
        texts = said.0 == said.1 ? nil : said
        let vectors = Self.vectors(old.answer, new.answer)
        if let note = vectors?.note { notes.append(note) }
        notes += Self.media(old.answer, new.answer)
        notes += Self.bytes(old, new)
        let isTold = vectors != nil
        values = ValueDifference.between(old.answer.json, new.answer.json) { name in
            rules.ignores(name) || isTold && name == "embedding"
        }.filter { !Self.isText($0, said) && !Self.isMedia($0) }
        let pieces = (old.recorded.pieces.count, new.recorded.pieces.count)
        let hasChanged = texts != nil || !values.isEmpty || !notes.isEmpty
        if pieces.0 != pieces.1, old.answer.isStream, rules.isStrict || hasChanged {
            notes.append(texts == nil ? "same text in \(pieces.1) instead of \(pieces.0) pieces" : "")
        }
        self.notes = notes.filter { !$0.isEmpty }
        isRounded = vectors?.isRounded == true && texts == nil && values.isEmpty && self.notes.count == 1
        if texts == nil, values.isEmpty, self.notes.isEmpty { return nil }
    }

    /// Whether the bytes are the same, as far as they count: then nothing has to be understood.
    static func areEqual(
        _ old: OpenAICache.RecordedAnswer, _ new: OpenAICache.RecordedAnswer, _ rules: Rules
    ) -> Bool {
        old.body == new.body && old.status == new.status && old.pictures == new.pictures
            && (!rules.isStrict || old.pieces.map(\.byteCount) == new.pieces.map(\.byteCount))
    }

    /// It stands among the texts already.
    private static func isText(_ difference: ValueDifference, _ said: (String, String)) -> Bool {
        guard said.0 != said.1, let old = difference.old?.stringValue, let new = difference.new?.stringValue else {
            return false
        }
        let isNamed = textFields.contains { difference.path == $0 || difference.path.hasSuffix(".\($0)") }
        return isNamed && !old.isEmpty && !new.isEmpty && said.0.contains(old) && said.1.contains(new)
    }

    /// It stands among the notes.
    private static func isMedia(_ difference: ValueDifference) -> Bool {
        [difference.old, difference.new].contains { $0?.stringValue.map { FieldLines.base64($0) != nil } ?? false }
    }

    private static func vectors(_ old: Answer, _ new: Answer) -> (note: String?, isRounded: Bool)? {
        guard !old.vectors.isEmpty, old.vectors.count == new.vectors.count else { return nil }
        let cosines = zip(old.vectors, new.vectors).map { $0.cosine(to: $1) }
        guard let least = cosines.map({ $0 ?? -1 }).min(), least > -1 else { return nil }
        let isSame = zip(old.vectors, new.vectors).allSatisfy { $0.numbers == $1.numbers }
        if isSame { return (nil, false) }
        let count = Counted.of(old.vectors.count, "vector")
        let isRounded = least >= 0.9999
        let digits = String(Double(Int(least * 10_000)) / 10_000)
        return ("\(isRounded ? "rounded: " : "")\(count), cos ≥ \(digits)", isRounded)
    }

    private static func media(_ old: Answer, _ new: Answer) -> [String] {
        let (before, after) = (old.allMedia, new.allMedia)
        if before == after { return [] }
        let (left, right) = (before.map(\.description), after.map(\.description))
        let isAlike = left == right
        return [
            "\(left.joined(separator: "; ")) → \(isAlike ? "others of the same size" : right.joined(separator: "; "))"
        ]
    }

    /// Of what can't be read as anything.
    private static func bytes(_ old: Interaction, _ new: Interaction) -> [String] {
        guard old.answer.json == nil, old.answer.text == nil, old.answer.media.isEmpty,
            old.recorded.body != new.recorded.body
        else { return [] }
        return ["\(old.recorded.body.count) bytes → \(new.recorded.body.count) bytes"]
    }
}

extension Answer {
    /// All that was said, whichever choice said it.
    package var saidText: String {
        if choices.isEmpty { return failure ?? text ?? "" }
        return choices.map { choice in
            ([choice.text] + choice.toolCalls.map { "→ \($0.signature)" }).filter { !$0.isEmpty }.joined(
                separator: "\n")
        }.joined(separator: "\n")
    }

    /// Pictures and sound, wherever they stand.
    package var allMedia: [Media] { media + choices.flatMap(\.media) }
}
