import ArgumentParser
import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import CommandSupport
import Foundation

extension Merging.Preference: ExpressibleByArgument {}

/// `cached-openai merge`
package struct Merge: ContentsCommand {
    package static let configuration = CommandConfiguration(
        abstract: "Put what several people recorded into one cache, to go on recording.",
        discussion: """
            An answer that is in several inputs is kept once. Of a question that has other answers in each, the first \
            input's come in their turns, then the next one's. Two answers to one seed are a conflict, unless --prefer says \
            which counts.
            Git can call it: git config merge.openai-cache.driver \
            "cached-openai merge %A %B --ancestor %O --output %A --force", and in .gitattributes: *.cache merge=openai-cache
            The status is 0; 1 for conflicts, of which nothing is written; 2 if something can't be read or written.
            """
    )

    @Argument(
        help: ArgumentHelp(
            "Caches, each a file, a journal, a folder, or a generated file or package.", valueName: "input"))
    var inputs: [String]

    @Option(
        help: ArgumentHelp("Where the merged cache goes; it may be one of the inputs, with --force.", valueName: "file")
    )
    var output: String?

    @Option(
        help: ArgumentHelp(
            "What all inputs were made from: what one of them has lost since stays away.", valueName: "file"))
    var ancestor: String?

    @Option(
        help: ArgumentHelp(
            "Where answers differ: first, last or both (both: one's after the other's).", valueName: "which"))
    var prefer: Merging.Preference = .both

    @Flag(help: "Only say what would be merged.")
    var dryRun = false

    @Flag(help: "Leave out what is damaged, and merge the rest.")
    var skipDamaged = false

    @Flag(help: "Overwrite the output if it is there.")
    var force = false

    @OptionGroup var display: DisplayOptions

    package init() {}

    package func validate() throws {
        if output == nil, !dryRun {
            throw ValidationError("Say where the merged cache goes: --output FILE, or --dry-run.")
        }
    }

    package func perform() throws -> Outcome {
        let files = try inputs.map { try RecordedFiles.find([$0], by: "cached-openai merge", withUsedKeys: false) }
        guard let output, !dryRun else { return report(try merging(files).merging, written: nil) }
        try CacheReplacement.check(output, force: force)
        var made: Merging?
        do {
            _ = try CacheReplacement(path: output, journal: journal(beside: output, among: files)).run {
                let (merging, byteCount) = try merging(files)
                made = merging
                if !merging.conflicts.isEmpty { throw Conflicting() }
                return try Repacking.pack(merging.collection, byteCount: byteCount, skipDamaged: skipDamaged)
            }
        } catch is Conflicting {}
        return made.map { report($0, written: $0.conflicts.isEmpty ? output : nil) } ?? .fine
    }

    private struct Conflicting: Error {}

    /// With the sizes of all inputs.
    private func merging(_ files: [RecordedFiles]) throws -> (merging: Merging, byteCount: Int) {
        let contents = try files.map { try Contents($0.read()) }
        let merging = Merging(contents, ancestor: try ancestor.flatMap(ancestor), preferring: prefer)
        let damage = contents.flatMap(\.damage)
        if !damage.isEmpty, !skipDamaged { throw DamagedInput(damage) }
        return (merging, contents.reduce(0) { $0 + $1.byteCount })
    }

    /// What git gives for an ancestor may be an empty file: there was none.
    private func ancestor(_ path: String) throws -> Contents? {
        let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
        return size == 0 ? nil : try CacheFiles.exactly([path], by: "cached-openai merge")
    }

    /// What is in the merged cache would be merged again.
    private func journal(beside output: String, among files: [RecordedFiles]) -> URL? {
        let place = URL(fileURLWithPath: output).resolvingSymlinksInPath()
        guard place.lastPathComponent == OpenAICache.FileNames.cache else { return nil }
        let journal = place.deletingLastPathComponent().appending(path: OpenAICache.FileNames.journal)
        return files.flatMap(\.files).map { $0.resolvingSymlinksInPath() }.contains(journal) ? journal : nil
    }

    // MARK: What is said

    private func report(_ merging: Merging, written: String?) -> Outcome {
        let printer = Printer(display)
        let count = merging.kept.count
        if display.json {
            printer.line(Shown().json(json(merging)))
        } else {
            for conflict in merging.conflicts { printer.lines(lines(conflict, printer)) }
            if merging.conflicts.isEmpty { printer.line(sum(merging, count, written)) }
        }
        printer.finish()
        if merging.conflicts.isEmpty { return .fine }
        Terminal.say("Nothing was written. Say which answers count with --prefer first or --prefer last.")
        return .found
    }

    private func lines(_ conflict: Merging.Conflict, _ printer: Printer) -> [String] {
        let shown = Shown()
        let most = printer.screen.width ?? .max
        let names = conflict.answers.map { name($0.input) }
        let question = conflict.question.map { "  asked: \(shown.line($0, most: most))" }
        let answers = conflict.answers.map { "  \(name($0.input)): \(shown.line($0.text, most: most))" }
        return ["conflict: \(conflict.name) has another answer in \(names.joined(separator: " and in "))"]
            + [question].compactMap { $0 } + answers
    }

    private func sum(_ merging: Merging, _ count: Int, _ written: String?) -> String {
        let facts = [
            merging.equalCount > 0 ? "\(Counted.grouped(merging.equalCount)) in several inputs, kept once" : nil,
            merging.sharedCount > 0
                ? "\(Counted.of(merging.sharedCount, "question")) with answers of several inputs, one's after the other's"
                : nil,
            merging.prunedCount > 0
                ? "\(Counted.grouped(merging.prunedCount)) taken away since the common ancestor" : nil,
        ].compactMap { $0 }
        let verb = written.map { "in \(Shown().line($0))" } ?? "would be merged"
        return "\(Counted.of(count, "answer")) \(verb)\(facts.isEmpty ? "" : " (\(facts.joined(separator: "; ")))")"
    }

    private func name(_ input: Int) -> String { Shown().line(inputs[input], most: 200) }

    private func json(_ merging: Merging) -> JSON {
        let conflicts = merging.conflicts.map { conflict in
            JSON.object([
                "name": .string(conflict.name.description),
                "inputs": .array(conflict.answers.map { .string(inputs[$0.input]) }),
                "question": conflict.question.map { .string($0) } ?? .null,
                "answers": .array(conflict.answers.map { .string($0.text) }),
            ])
        }
        return [
            "answers": .number(.init(merging.kept.count)), "equal": .number(.init(merging.equalCount)),
            "shared": .number(.init(merging.sharedCount)), "pruned": .number(.init(merging.prunedCount)),
            "conflicts": .array(conflicts),
        ]
    }
}
