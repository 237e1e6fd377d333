import ArgumentParser
import CacheContents
import CommandSupport

/// Which entries a person wants, as the options say it.
package struct FilterOptions: ParsableArguments {
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

    /// What is said if nothing fits, such as `no answer fits --since and --model`; nil if all are wanted.
    var noneFits: String? {
        let options = [
            ("--entry", names.isEmpty), ("--path", wantedPaths.isEmpty), ("--model", models.isEmpty),
            ("--grep", grep.isEmpty), ("--base", bases.isEmpty), ("--since", since == nil), ("--seed", seeds.isEmpty),
        ]
        let given = options.filter { !$0.1 }.map(\.0)
        return given.isEmpty ? nil : "no answer fits \(given.joined(separator: " and "))"
    }

    package var filter: EntryFilter {
        var filter = EntryFilter()
        (filter.names, filter.paths, filter.models, filter.texts) = (names, wantedPaths, models, grep)
        (filter.bases, filter.seeds, filter.since) = (bases, seeds, since.flatMap(RecordedDate.microseconds))
        return filter
    }
}
