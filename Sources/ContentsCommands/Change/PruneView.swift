import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator

/// What goes out of a cache, and what is lost with it.
struct PruneView {
    private static let mostLines = 20

    let pruning: Pruning
    let shown: Shown
    let style: Style
    let isJSON: Bool
    /// So much is shown of a text.
    let width: Int

    func lines(writtenTo path: String?) -> [String] {
        isJSON ? [shown.json(json(path))] : entries + [sum(path)] + losses + unknown
    }

    private var entries: [String] {
        let names = pruning.gone.prefix(Self.mostLines).map { "  \($0.name)  recorded \($0.date)  \(what($0))" }
        let rest = pruning.gone.count - names.count
        return names + (rest > 0 ? ["  and \(Counted.grouped(rest)) more"] : [])
    }

    /// What was asked and answered.
    private func what(_ entry: Entry) -> String {
        guard let interaction = pruning.contents.interaction(entry) else { return "can't be read" }
        let parts = [Words.kind(interaction), Words.question(interaction), interaction.answer.label]
        return parts.map { shown.line($0, most: width) }.joined(separator: "  ")
    }

    private func sum(_ path: String?) -> String {
        let count = pruning.gone.count
        if count == 0 { return "nothing would go" }
        let what = "\(Counted.of(count, "answer")) of \(ByteCount.inWords(pruning.byteCount))"
        guard let path else { return "\(what) would go. To let them go: --in-place, or --output FILE" }
        return "\(what) \(count == 1 ? "is" : "are") not in \(shown.line(path)) any more"
    }

    private var losses: [String] {
        pruning.lost.map { lost in
            style.paint("note:", .yellow)
                + " \(Counted.grouped(lost.count)) of these \(lost.count == 1 ? "comes" : "come") from \(shown.line(lost.model, most: 60)), "
                + "gone since \(lost.shutdown): \(lost.count == 1 ? "it" : "they") can't be recorded again."
        }
    }

    private var unknown: [String] {
        pruning.unknownCount == 0
            ? []
            : [
                "note: \(Counted.of(pruning.unknownCount, "answer")) can't be told by a path: the texts of the requests were left out."
            ]
    }

    private func json(_ path: String?) -> JSON {
        var object: JSON.Object = [
            "gone": .array(pruning.gone.map { .string($0.name.description) }),
            "bytes": .number(.init(pruning.byteCount)),
            "lost": .array(
                pruning.lost.map { lost in
                    [
                        "model": .string(lost.model), "gone_since": .string(lost.shutdown),
                        "answers": .number(.init(lost.count)),
                    ]
                }),
        ]
        object["written"] = path.map(JSON.string)
        return .object(object)
    }
}
