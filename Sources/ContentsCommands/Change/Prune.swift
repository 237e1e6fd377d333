import ArgumentParser
import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import CommandSupport
import Foundation

/// `cached-openai prune`
package struct Prune: ContentsCommand {
    package static let configuration = CommandConfiguration(
        abstract: "Take answers out of a cache. Without a destination, it only shows which would go.",
        discussion: """
            An answer goes if all conditions hold for it; of a condition that is given several times, one must, but all \
            rehearsals must have done without it. \
            --in-place keeps the cache file and the journal as they were under their names with .before-prune, until the \
            next time.
            The status is 0; with --check, 1 if anything would go; 2 if something can't be read or written.
            """
    )

    @Argument(
        help: ArgumentHelp("A cache file, or the folder with it; without it, the current folder's.", valueName: "path"))
    var path: String?

    @OptionGroup var choice: PruneChoice

    @Option(help: ArgumentHelp("Write what stays to this file.", valueName: "file"))
    var output: String?

    @Flag(help: "Write what stays in the place of what was there.")
    var inPlace = false

    @Flag(help: "Write nothing; the status is 1 if anything would go.")
    var check = false

    @Flag(help: "Leave out what is damaged, too.")
    var skipDamaged = false

    @Flag(help: "Overwrite the output if it is there.")
    var force = false

    @OptionGroup var price: PriceOption
    @OptionGroup var display: DisplayOptions

    package init() {}

    package func validate() throws {
        if [output != nil, inPlace, check].filter({ $0 }).count > 1 {
            throw ValidationError("--output, --in-place and --check exclude each other.")
        }
        if choice.isEmpty {
            throw ValidationError(
                "Say what is to go: --unused, --rehearsed, --older-than, --path, --model, --entry, --duplicates, --damaged or --keep-turns."
            )
        }
    }

    package func perform() throws -> Outcome {
        let files = try RecordedFiles.find(path.map { [$0] } ?? [], by: "cached-openai prune", withUsedKeys: false)
        if let output {
            try CacheReplacement.check(output, force: force)
            if files.files.contains(where: { FileIdentity(of: $0) == FileIdentity(of: URL(fileURLWithPath: output)) }) {
                throw ToolError("\(output) is what is being read; to change it in its place, use --in-place.")
            }
            return try write(files, to: CacheReplacement(path: output), at: output)
        }
        guard inPlace else {
            let pruning = try pruning(files.read()).pruning
            show(pruning, at: nil)
            return check && !pruning.gone.isEmpty ? .found : .fine
        }
        let place = try PrunedPlace(files.files)
        return try write(files, to: place.replacement, at: place.path)
    }

    private func write(_ files: RecordedFiles, to replacement: CacheReplacement, at path: String) throws -> Outcome {
        var made: Pruning?
        do {
            _ = try replacement.run {
                let (pruning, contents) = try pruning(files.read())
                made = pruning
                if pruning.gone.isEmpty { throw NothingToDo() }
                let skips = skipDamaged || choice.takesDamaged
                if !contents.damage.isEmpty, !skips { throw DamagedInput(contents.damage) }
                return try Repacking.pack(pruning.collection, byteCount: contents.byteCount, skipDamaged: skips)
            }
        } catch is NothingToDo {}
        if let made { show(made, at: path) }
        return .fine
    }

    private struct NothingToDo: Error {}

    private func pruning(_ inputs: MaterializeInputs) throws -> (pruning: Pruning, contents: Contents) {
        let contents = try Contents(inputs)
        let conditions = try choice.conditions(for: contents, in: inputs.caches.map(\.name))
        return (Pruning(contents, conditions, prices: try price.list(), today: Today.iso), contents)
    }

    private func show(_ pruning: Pruning, at path: String?) {
        let printer = Printer(display)
        let view = PruneView(
            pruning: pruning, shown: Shown(), style: printer.style, isJSON: display.json,
            width: printer.screen.width.map { $0 / 3 } ?? .max)
        printer.lines(view.lines(writtenTo: path))
        printer.finish()
    }
}
