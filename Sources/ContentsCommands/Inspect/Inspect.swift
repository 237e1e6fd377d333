import ArgumentParser
import CacheContents
import CachedOpenAI
import CommandSupport
import Foundation

/// `cached-openai inspect`
package struct Inspect: ContentsCommand {
    package static let configuration = CommandConfiguration(
        abstract: "Look into a cache: what was asked and answered, when, by which models, at what cost.",
        discussion: """
            Without a path, it reads openai_cache.cache and the journal openai_cache_temp.bin in the current folder. A path \
            may be a cache file, a journal, a folder, a generated file or package; - is standard input. It prints a summary \
            and a line for each answer; with --entry, the whole of it.
            The status is 0; 1 if something is damaged (what can be read is shown); 2 if there is nothing to read.
            """
    )

    enum Sorting: String, ExpressibleByArgument, CaseIterable {
        case recorded, tokens, bytes, time
    }

    @Argument(help: ArgumentHelp("What to look into.", valueName: "path"))
    var paths: [String] = []

    @OptionGroup var wanted: FilterOptions

    @Option(
        help: ArgumentHelp(
            "By what the list is sorted: recorded, or tokens, bytes, time: the most first.", valueName: "what"))
    var sort: Sorting = .recorded

    @Option(name: .short, help: ArgumentHelp("So many entries at most.", valueName: "count"))
    var number: Int?

    @Flag(help: "With --entry: also the JSON as it came, and each piece of a stream with its time.")
    var full = false

    @Flag(help: "Print the answer's bytes and nothing else.")
    var answer = false

    @Flag(help: "Print the request's bytes and nothing else.")
    var request = false

    @Option(help: ArgumentHelp("Write pictures, sound, files and vectors into a folder.", valueName: "folder"))
    var extract: String?

    @Flag(help: "Text for comparisons, one field a line: nothing in it changes but what was said. For git's textconv.")
    var plain = false

    @Flag(help: "Don't mask what looks like a secret key.")
    var showSecrets = false

    @OptionGroup var price: PriceOption
    @OptionGroup var display: DisplayOptions

    package init() {}

    package func validate() throws {
        let forms = [answer, request, extract != nil, plain, display.json].filter { $0 }.count
        if forms > 1 { throw ValidationError("--answer, --request, --extract, --plain and --json exclude each other.") }
        if let number, number < 1 { throw ValidationError("-n takes a number from 1 on.") }
        if full, wanted.names.isEmpty { throw ValidationError("--full needs --entry NAME.") }
    }

    package func perform() throws -> Outcome {
        let inputs =
            plain && !paths.isEmpty
            ? try CacheFiles.exactInputs(paths, by: "cached-openai inspect")
            : try CacheFiles.inputs(paths, by: "cached-openai inspect")
        let (shown, prices, printer) = (Shown(showsSecrets: showSecrets), try price.list(), Printer(display))
        let filter = wanted.filter
        if plain || display.json && sort == .recorded {
            return try write(InspectStream(walk: ContentsWalk(inputs, filter), shown: shown, printer: printer), prices)
        }
        let outline = isList ? ContentsOutline(inputs) : nil
        let isBegun = InspectRun.begin(
            outline, lineCount: filter.isOfAll ? outline.map { min($0.answerCount, number ?? .max) } : nil,
            shown: shown, prices: prices, printer: printer)
        let contents = try Contents(inputs)
        let run = InspectRun(
            contents: contents, filter: filter, noneFits: wanted.noneFits, shown: shown, prices: prices,
            printer: printer)
        try perform(run, isBegun: isBegun)
        printer.finish()
        return contents.sayDamage() ? .found : .fine
    }

    private func write(_ stream: InspectStream, _ prices: PriceList?) throws -> Outcome {
        let count = plain ? try stream.plain() : try stream.json(most: number, prices: prices)
        stream.printer.finish()
        if count == 0, let noneFits = wanted.noneFits { Terminal.say(noneFits) }
        let damage = stream.walk.damage
        for problem in damage { Terminal.say("\(problem)") }
        // Git shows nothing of a file whose textconv fails, so there damage stands among the lines.
        return damage.isEmpty || plain ? .fine : .found
    }

    private var isList: Bool {
        !plain && !answer && !request && extract == nil && !display.json && wanted.names.isEmpty
    }

    private func perform(_ run: InspectRun, isBegun: Bool) throws {
        if answer || request {
            try run.bytes(ofRequest: request)
        } else if let extract {
            try run.extract(into: extract)
        } else if display.json {
            try run.json(most: number, sort: sort)
        } else if !isList {
            try run.whole(isFull: full)
        } else {
            try run.list(most: number, sort: sort, isBegun: isBegun)
        }
    }
}
