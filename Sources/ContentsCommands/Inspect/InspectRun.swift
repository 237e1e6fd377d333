import CacheContents
import CachedOpenAI
import CommandSupport
import Foundation

/// One look into a cache: the index first, then one answer at a time.
struct InspectRun {
    let contents: Contents
    let filter: EntryFilter
    let shown: Shown
    let prices: PriceList?
    let printer: Printer

    // MARK: Forms

    func plain() throws {
        try PlainView(shown: shown).write(
            filter.entries(of: contents), of: contents, holding: filter.holds, to: printer)
    }

    func json(most: Int?, sort: Inspect.Sorting) throws {
        try forEach(of: sorted(filter.entries(of: contents), by: sort), most: most) { interaction in
            printer.line(shown.json(EntryJSON.of(interaction, prices: prices)))
        }
    }

    func whole(isFull: Bool) throws {
        let view = EntryView(shown: shown, style: printer.style, prices: prices, isFull: isFull)
        var isFirst = true
        try forEach(of: filter.entries(of: contents), most: nil) { interaction in
            if !isFirst { printer.line() }
            isFirst = false
            printer.lines(view.lines(interaction, siblings: contents.entries(for: interaction.entry.key)))
        }
    }

    /// A file's first line comes at once, the rest when all was looked at.
    func list(most: Int?, sort: Inspect.Sorting) throws {
        let entries = try filter.entries(of: contents)
        let view = SummaryView(shown: shown, style: printer.style, prices: prices, today: Today.iso)
        if !filter.readsTexts { printer.expect(min(entries.count, most ?? .max)) }
        printer.lines(view.head(contents))
        printer.flush()
        let survey = survey(of: entries)
        printer.line()
        if entries.count < contents.entries.count || filter.readsTexts {
            printer.line("of these, \(Words.count(survey.summary.count, "answer")):")
        }
        printer.lines(view.body(survey.summary))
        sayWhatIsUnknown(survey.summary)
        printer.line()
        try list(survey.sorted(by: sort), most: most, usualBase: survey.summary.usualBase)
    }

    private func list(_ entries: [Entry], most: Int?, usualBase: String?) throws {
        var list = ListView(
            entries, shown: shown, style: printer.style, width: printer.screen.width, usualBase: usualBase)
        if !entries.isEmpty { printer.line(list.head) }
        forEach(of: entries, most: most) { printer.line(list.line($0)) }
        if let most, most < entries.count { printer.line("and \(Words.grouped(entries.count - most)) more") }
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
    private func survey(of entries: [Entry]) -> Survey {
        let line = ProgressLine(doing: "reading")
        defer { line.end() }
        var survey = Survey(prices: prices)
        var seen = 0
        forEach(of: entries, most: nil) { interaction in
            survey.add(interaction)
            seen += 1
            if printer.screen.isTerminal { line.update(seen, of: entries.count) }
        }
        return survey
    }

    private func sorted(_ entries: [Entry], by sort: Inspect.Sorting) throws -> [Entry] {
        if sort == .recorded { return entries }
        return survey(of: entries).sorted(by: sort)
    }

    private func sayWhatIsUnknown(_ summary: ContentsSummary) {
        guard filter.readsRequests else { return }
        let unknown = contents.entries.filter { contents.request(of: $0) == nil }.count
        if unknown > 0 {
            Terminal.say(
                "\(Words.count(unknown, "entry", "entries")) could not be looked into: their requests' texts were left out."
            )
        }
    }
}
