import ArgumentParser
import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import CommandSupport
import Foundation

/// `cached-openai diff`
package struct Diff: ContentsCommand {
    package static let configuration = CommandConfiguration(
        abstract: "Compare two caches: which questions were edited, which answers are others, new or gone.",
        discussion: """
            What is compared is what was said, not the bytes: JSON by its values, streams by what their events come to, \
            embeddings by their angle. IDs, dates and times count with --strict only.
            → a question that was edited, ~ the same question answered otherwise, ≈ numbers kept with fewer digits, \
            + in NEW alone, - in OLD alone. The status is 0 if all is the same, 1 if not, 2 if something can't be read.
            """
    )

    @Argument(help: ArgumentHelp("The cache as it was.", valueName: "old"))
    var old: String

    @Argument(help: ArgumentHelp("The cache as it is.", valueName: "new"))
    var new: String

    @Flag(help: "Of an edited question, also its answers.")
    var answers = false

    @Flag(help: "Only how many differences there are.")
    var stat = false

    @Flag(help: "Only the names of the entries that differ.")
    var nameOnly = false

    @Option(help: ArgumentHelp("So many lines that are the same around those that aren't.", valueName: "lines"))
    var context = 2

    @Option(help: ArgumentHelp("A field that doesn't count, by its name.", valueName: "field"))
    var ignore: [String] = []

    @Flag(help: "IDs, dates and pieces count, too.")
    var strict = false

    @OptionGroup var display: DisplayOptions

    package init() {}

    package func validate() throws {
        if context < 0 { throw ValidationError("--context takes a number of lines.") }
    }

    package func perform() throws -> Outcome {
        let before = try CacheFiles.contents([old], by: "cached-openai diff")
        let after = try CacheFiles.contents([new], by: "cached-openai diff")
        var rules = AnswerDifference.Rules()
        rules.isStrict = strict
        rules.ignored = Set(ignore)
        let printer = Printer(display)
        var comparison = Comparison(from: before, to: after, rules)
        let view = DiffView(
            old: before, new: after, shown: Shown(), style: printer.style, context: context, showsAnswers: answers,
            rules: rules)
        comparison.run { change in
            if stat { return }
            let lines = display.json ? [view.json(change)] : nameOnly ? view.names(change) : view.lines(change)
            printer.lines(lines)
        }
        end(comparison.counts, printer)
        printer.finish()
        let isDamaged = [before.sayDamage(), after.sayDamage()].contains(true)
        return comparison.counts.isEmpty && !isDamaged ? .fine : .found
    }

    private func end(_ counts: Comparison.Counts, _ printer: Printer) {
        if stat || !display.json && !nameOnly { printer.line(DiffView.sum(counts)) }
        if counts.unknown > 0 {
            Terminal.say(
                "\(Counted.of(counts.unknown, "request")) may have been edited: without their texts, which were left out, it can't be told."
            )
        }
    }
}
