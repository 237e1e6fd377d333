import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// Differences between caches, for people and programs.
struct DiffView {
    private static let mostValue = 400
    /// So much of what both have is shown before they differ.
    private static let lead = 30
    private static let mostFields = 8

    let old: Contents
    let new: Contents
    let shown: Shown
    let style: Style
    let context: Int
    /// Of an edited question, too.
    let showsAnswers: Bool
    let rules: AnswerDifference.Rules

    static func sum(_ counts: Comparison.Counts) -> String {
        let parts = [
            (counts.edited, "edited"), (counts.answered, "answered otherwise"), (counts.rounded, "rounded"),
            (counts.added, "added"), (counts.removed, "removed"), (counts.same, "the same"),
        ].filter { $0.0 > 0 }.map { "\(Counted.grouped($0.0)) \($0.1)" }
        return parts.isEmpty ? "nothing to compare: both are empty" : parts.joined(separator: ", ")
    }

    // MARK: Lines

    func lines(_ change: Change) -> [String] {
        switch change {
        case .added(let entry): [style.paint("+ \(label(entry, in: new))", .green)]
        case .removed(let entry): [style.paint("- \(label(entry, in: old))", .red)]
        case .edited(let before, let after, let edit): edited(before, after, edit)
        case .answered(let before, let after, let difference):
            answered(before, after, difference)
        }
    }

    func names(_ change: Change) -> [String] {
        switch change {
        case .added(let entry): ["+ \(entry.name)"]
        case .removed(let entry): ["- \(entry.name)"]
        case .edited(let before, let after, _): ["→ \(digits(before)) \(digits(after))"]
        case .answered(let before, _, let difference): ["\(difference.isRounded ? "≈" : "~") \(before.entry.name)"]
        }
    }

    private func label(_ entry: Entry, in contents: Contents) -> String {
        guard let interaction = contents.interaction(entry) else { return "\(entry.name)  can't be read" }
        return label(interaction)
    }

    private func label(_ interaction: Interaction) -> String {
        let kind = shown.line(Words.kind(interaction), most: 60)
        return "\(interaction.entry.name)  \(kind)  \(shown.line(Words.question(interaction), most: Self.mostValue))"
    }

    private func digits(_ entries: [Entry]) -> String { entries.first?.name.digits ?? "" }

    private func edited(_ before: [Entry], _ after: [Entry], _ edit: RequestEdit) -> [String] {
        let kind = after.first.flatMap { new.interaction($0) }.map { shown.line(Words.kind($0), most: 60) } ?? ""
        let head = "→ \(digits(before))→\(digits(after))  \(kind)"
        let fields = edit.fields.map(line)
        let isOne = fields.count == 1
        let lines =
            [style.paint(isOne ? "\(head)  \(fields[0])" : head, .yellow)] + (isOne ? [] : fields.map { "      \($0)" })
        return lines + (showsAnswers ? answers(before, after) : [])
    }

    private func answers(_ before: [Entry], _ after: [Entry]) -> [String] {
        zip(before, after).flatMap { one, other -> [String] in
            guard let left = old.interaction(one), let right = new.interaction(other),
                let difference = AnswerDifference(left, right, rules)
            else { return [] }
            return details(difference)
        }
    }

    private func answered(_ before: Interaction, _ after: Interaction, _ difference: AnswerDifference) -> [String] {
        let mark = difference.isRounded ? "≈" : "~"
        return [style.paint("\(mark) \(label(after))", .cyan)] + details(difference)
    }

    private func details(_ difference: AnswerDifference) -> [String] {
        var lines: [String] = []
        if let texts = difference.texts { lines += textLines(texts.old, texts.new) }
        lines += difference.notes.map { "      \(shown.line($0, most: Self.mostValue))" }
        let fields = difference.values.prefix(Self.mostFields).map(line)
        if !fields.isEmpty {
            lines.append("      also: \(fields.joined(separator: ", "))\(more(difference.values.count))")
        }
        return lines
    }

    private func more(_ count: Int) -> String {
        count > Self.mostFields ? " and \(count - Self.mostFields) more" : ""
    }

    private func textLines(_ before: String, _ after: String) -> [String] {
        LineDifference.lines(shown.block(before), shown.block(after), context: context).map { line in
            switch line {
            case .same(let text): "        \(text)"
            case .removed(let text): "      " + style.paint("- \(text)", .red)
            case .added(let text): "      " + style.paint("+ \(text)", .green)
            case .skipped(let count): "      … \(Counted.of(count, "line"))"
            }
        }
    }

    private func line(_ field: ValueDifference) -> String {
        let (before, after) = excerpts(field)
        return "\(shown.line(field.path.isEmpty ? "body" : field.path, most: 120)): \(before) → \(after)"
    }

    /// Of long texts, from a little before where they begin to differ.
    private func excerpts(_ field: ValueDifference) -> (String, String) {
        guard let old = field.old?.stringValue, let new = field.new?.stringValue,
            max(old.count, new.count) > Self.mostValue / 2
        else { return (value(field.old, named: field.name), value(field.new, named: field.name)) }
        let common = zip(old, new).prefix { $0 == $1 }.count
        let skipped = max(0, common - Self.lead)
        let left = shown.masked(old, named: field.name).dropFirst(skipped)
        let right = shown.masked(new, named: field.name).dropFirst(skipped)
        let mark = skipped > 0 ? "…" : ""
        return (
            mark + shown.line(String(left), most: Self.mostValue / 2),
            mark + shown.line(String(right), most: Self.mostValue / 2)
        )
    }

    private func value(_ json: JSON?, named name: String) -> String {
        json.map { shown.line(shown.json($0, named: name), most: Self.mostValue) } ?? "nothing"
    }

    // MARK: JSON

    func json(_ change: Change) -> String { shown.json(.object(object(change))) }

    private func object(_ change: Change) -> JSON.Object {
        switch change {
        case .added(let entry): return ["change": "added", "new": name(entry)]
        case .removed(let entry): return ["change": "removed", "old": name(entry)]
        case .edited(let before, let after, let edit):
            return [
                "change": "edited", "old": .array(before.map(name)), "new": .array(after.map(name)),
                "fields": .array(edit.fields.map(field)),
            ]
        case .answered(let before, let after, let difference):
            var object: JSON.Object = [
                "change": difference.isRounded ? "rounded" : "answered", "old": name(before.entry),
                "new": name(after.entry),
            ]
            if let texts = difference.texts { object["text"] = ["old": .string(texts.old), "new": .string(texts.new)] }
            object["fields"] = .array(difference.values.map(field))
            object["notes"] = .array(difference.notes.map(JSON.string))
            return object
        }
    }

    private func name(_ entry: Entry) -> JSON { .string(entry.name.description) }

    private func field(_ field: ValueDifference) -> JSON {
        var object: JSON.Object = ["path": .string(field.path)]
        object["old"] = field.old.map { shown.masked($0, named: field.name) }
        object["new"] = field.new.map { shown.masked($0, named: field.name) }
        return .object(object)
    }
}
