import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import CommandSupport
import Foundation

/// One look into a cache: the index first, then one answer at a time.
struct InspectRun {
    let contents: Contents
    let filter: EntryFilter
    /// What is said if no answer fits the filter; nil without one.
    let noneFits: String?
    let shown: Shown
    let prices: PriceList?
    let printer: Printer

    // MARK: Forms

    func json(most: Int?, sort: Inspect.Sorting) throws {
        var isFirst = true
        try forEach(of: sorted(filter.entries(of: contents), by: sort), most: most) { interaction in
            printer.line(shown.json(EntryJSON.of(interaction, prices: prices)))
            isFirst = false
        }
        if isFirst { sayNoneFits() }
    }

    func whole(isFull: Bool) throws {
        let view = EntryView(shown: shown, style: printer.style, prices: prices, isFull: isFull)
        var isFirst = true
        try forEach(of: filter.entries(of: contents), most: nil) { interaction in
            if !isFirst { printer.line() }
            isFirst = false
            printer.lines(view.lines(interaction, siblings: contents.entries(for: interaction.entry.key)))
        }
        if isFirst { sayNoneFits() }
    }

    /// - Parameter isBegun: the head was printed before the cache was opened.
    func list(most: Int?, sort: Inspect.Sorting, isBegun: Bool) throws {
        let entries = try filter.entries(of: contents)
        let view = Self.view(shown, prices, printer)
        if !filter.readsTexts { printer.expect(min(entries.count, most ?? .max)) }
        if !isBegun { Self.printHead(ContentsOutline(contents), view, printer) }
        let list = ListView(
            entries, shown: shown, style: printer.style, width: printer.screen.width, isInOrder: sort == .recorded)
        let survey = try survey(of: entries, listing: list, most: sort == .recorded ? most ?? .max : .max)
        if survey.summary.count == 0 {
            sayWhatIsUnknown(survey)
            if let noneFits { printer.line(noneFits) }
            return
        }
        printer.line()
        if entries.count < contents.entries.count || filter.readsTexts {
            printer.line("of these, \(Counted.of(survey.summary.count, "answer")):")
        }
        printer.lines(view.body(survey.summary))
        sayWhatIsUnknown(survey)
        printer.line()
        printer.line(list.head)
        for line in try survey.lines(by: sort, most: most ?? .max) { printer.write(line) }
        if let most, most < survey.summary.count {
            printer.line("and \(Counted.grouped(survey.summary.count - most)) more")
        }
    }

    /// Begins the list before the cache is opened, if what it begins with is known: a file's first line comes at once, the
    /// rest when all was looked at, once.
    /// - Parameters:
    ///   - outline: nil if that is not known yet.
    ///   - lineCount: how many lines there will be; nil if that is not known yet.
    /// - Returns: whether it is begun.
    static func begin(
        _ outline: ContentsOutline?, lineCount: Int?, shown: Shown, prices: PriceList?, printer: Printer
    ) -> Bool {
        guard let outline else { return false }
        if let lineCount { printer.expect(lineCount) }
        printHead(outline, view(shown, prices, printer), printer)
        return true
    }

    private static func printHead(_ outline: ContentsOutline, _ view: SummaryView, _ printer: Printer) {
        printer.lines(view.head(outline))
        printer.flush()
    }

    private static func view(_ shown: Shown, _ prices: PriceList?, _ printer: Printer) -> SummaryView {
        SummaryView(shown: shown, style: printer.style, prices: prices, today: Today.iso)
    }

    func extract(into path: String) throws {
        let extraction = try Extraction(into: path)
        var count = 0
        try forEach(of: filter.entries(of: contents), most: nil) { interaction in
            for path in try extraction.files(of: interaction) {
                printer.line(shown.line(path))
                count += 1
            }
        }
        if count == 0 { Terminal.say("there is nothing to extract: no picture, sound, file or vector.") }
    }

    /// The one entry's that is meant.
    func bytes(ofRequest: Bool) throws {
        var found: [Interaction] = []
        try forEach(of: filter.entries(of: contents), most: 2) { found.append($0) }
        guard let interaction = found.first, found.count == 1 else {
            throw ToolError(
                found.isEmpty
                    ? "there is no such entry. cached-openai inspect lists them."
                    : "this fits several entries; name one: --entry \(found[0].entry.name)")
        }
        let request = interaction.request
        if ofRequest, request == nil { throw ToolError("the request's text was left out of this cache.") }
        let bytes = ofRequest ? request?.body ?? Data() : interaction.recorded.body
        let type = ofRequest ? request?.contentType : interaction.recorded.headers["content-type"]
        if shown.hides(in: bytes, contentType: type) {
            throw ToolError("it holds what looks like a secret; to print it all the same, add --show-secrets.")
        }
        try write(bytes)
    }

    /// On a terminal, nothing in it is obeyed.
    private func write(_ bytes: Data) throws {
        guard printer.screen.isTerminal else { return printer.write(bytes) }
        guard let text = String(data: bytes, encoding: .utf8), !bytes.contains(0) else {
            throw ToolError(
                "it is no text; write it to a file: > \(Media(bytes: bytes, type: nil, name: nil).suggestedName)")
        }
        printer.lines(shown.block(text))
    }

    // MARK: One at a time

    private func forEach(of entries: [Entry], most: Int?, _ visit: (Interaction) throws -> Void) rethrows {
        var rest = most ?? .max
        for entry in entries where rest > 0 {
            guard let interaction = contents.interaction(entry), filter.holds(for: interaction) else { continue }
            rest -= 1
            try visit(interaction)
        }
    }

    /// Looks at each of them once.
    /// - Parameter most: so many lines are made; none without a list.
    private func survey(of entries: [Entry], listing list: ListView? = nil, most: Int = 0) throws -> Survey {
        let line = ProgressLine(doing: "reading")
        defer { line.end() }
        var list = list
        var survey = try Survey(of: entries, prices: prices)
        for (place, entry) in entries.enumerated() {
            if printer.screen.isTerminal { line.update(place, of: entries.count) }
            guard let interaction = contents.interaction(entry) else { continue }
            guard filter.holds(for: interaction) else {
                survey.passOver(interaction)
                continue
            }
            try survey.add(interaction, at: place, line: survey.count < most ? list?.line(interaction) : nil)
        }
        return survey
    }

    private func sorted(_ entries: [Entry], by sort: Inspect.Sorting) throws -> [Entry] {
        sort == .recorded ? entries : try survey(of: entries).entries(by: sort)
    }

    private func sayNoneFits() {
        if let noneFits { Terminal.say(noneFits) }
    }

    private func sayWhatIsUnknown(_ survey: Survey) {
        guard filter.readsRequests, survey.unknownCount > 0 else { return }
        let verb = survey.unknownCount == 1 ? "its request's text was" : "their requests' texts were"
        Terminal.say(
            "\(Counted.of(survey.unknownCount, "entry", "entries")) could not be looked into: \(verb) left out.")
    }
}
