import ArgumentParser
import CacheContents
import CachedOpenAI
import CommandSupport
import Foundation

/// Which entries a person wants. All that is given must hold; of what is given several times, one.
package struct EntryFilter: ParsableArguments {
    @Option(
        name: .customLong("entry"),
        help: ArgumentHelp(
            "The entry of this name, such as 9f3a#2, 9f3a~7, or 9f3a for all answers to it.", valueName: "name"))
    var names: [String] = []

    @Option(
        name: .customLong("path"),
        help: ArgumentHelp("Requests to this path, such as chat or chat/completions.", valueName: "path"))
    var wantedPaths: [String] = []

    @Option(
        name: .customLong("model"),
        help: ArgumentHelp(
            "Answers of this model, with or without a date at its end; gpt-4* for all that begin so.",
            valueName: "model"))
    var models: [String] = []

    @Option(help: ArgumentHelp("A text that stands in the request or in the answer.", valueName: "text"))
    var grep: [String] = []

    @Option(name: .customLong("base"), help: ArgumentHelp("Answers from this base URL.", valueName: "url"))
    var bases: [String] = []

    @Option(
        help: ArgumentHelp("Recorded on this day or later: 2026-01-31, or 2026-01-31T09:30:00Z.", valueName: "date"))
    var since: String?

    @Option(name: .customLong("seed"), help: ArgumentHelp("Answers with this seed.", valueName: "number"))
    var seeds: [Int] = []

    package init() {}

    package func validate() throws {
        if let since, RecordedDate.microseconds(since) == nil {
            throw ValidationError("--since takes a day such as 2026-01-31, or a time such as 2026-01-31T09:30:00Z.")
        }
    }

    /// What the index alone can tell.
    func entries(of contents: Contents) throws -> [Entry] {
        let named = try named(in: contents)
        let since = since.flatMap(RecordedDate.microseconds)
        return contents.entries.filter { entry in
            (named?.contains(Place(entry)) ?? true) && (since.map { entry.recordedAt >= $0 } ?? true)
                && (bases.isEmpty || bases.contains(entry.base))
                && (seeds.isEmpty || entry.seed.map(seeds.contains) ?? false)
        }
    }

    /// Whether requests or answers must be read to tell.
    var readsTexts: Bool { !wantedPaths.isEmpty || !models.isEmpty || !grep.isEmpty }

    /// Whether texts of requests must be there to tell.
    var readsRequests: Bool { !wantedPaths.isEmpty || !grep.isEmpty }

    func holds(for interaction: Interaction) -> Bool {
        if !wantedPaths.isEmpty {
            guard let path = interaction.request?.path, wantedPaths.contains(where: { PathFilter.matches(path, $0) })
            else { return false }
        }
        if !models.isEmpty {
            guard let model = interaction.model, models.contains(where: { ModelFilter.matches(model, $0) }) else {
                return false
            }
        }
        return grep.allSatisfy { isFound($0, in: interaction) }
    }

    private struct Place: Hashable {
        let key: OpenAICache.RequestKey
        let number: Int

        init(_ entry: Entry) {
            key = entry.key
            number = entry.number
        }
    }

    private func named(in contents: Contents) throws -> Set<Place>? {
        names.isEmpty ? nil : Set(try names.flatMap { try contents.entries(named: $0) }.map(Place.init))
    }

    /// In the texts as they are meant, and in the bytes as they came.
    private func isFound(_ text: String, in interaction: Interaction) -> Bool {
        let bytes = text.data(using: .utf8) ?? .init()
        if interaction.request?.body.range(of: bytes) != nil || interaction.recorded.body.range(of: bytes) != nil {
            return true
        }
        let said = (interaction.question?.messages.map(\.text) ?? []) + [interaction.answer.saidText]
        return said.contains { $0.contains(text) }
    }
}
