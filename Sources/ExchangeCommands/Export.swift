import ArgumentParser
import CacheContents
import CacheExchange
import CachedOpenAI
import CachedOpenAIGenerator
import CommandSupport
import ContentsCommands
import Foundation

/// `cached-openai export`
package struct Export: ParsableCommand {
    package static let configuration = CommandConfiguration(
        abstract: "Write what a cache holds in another format: JSONL, HAR, cassettes, or a folder to edit.",
        discussion: """
            jsonl and har hold all that a cache holds: import makes the same cache of them. So does folder, which has a \
            folder for each answer, to look at, to search, or to edit before it is imported again. vcr and vcr-ruby are \
            read by vcrpy and by Ruby's VCR, and have no place for times, seeds and pictures. Without --output, a file \
            goes to standard output.
            """
    )

    @Argument(
        help: ArgumentHelp(
            "A folder with a cache, a cache file, a journal, or a generated file or package.", valueName: "path"))
    var caches: [String] = []

    @Option(name: .customLong("as"), help: "What it becomes.")
    var form: ExportFormat

    @Option(name: .shortAndLong, help: "Where it goes; a folder must be new or empty.")
    var output: String?

    @OptionGroup(title: "What is exported")
    var wanted: FilterOptions

    @Flag(help: "Write what looks like a secret, too.")
    var allowSecrets = false

    @Flag(help: "Leave out what is damaged.")
    var skipDamaged = false

    @Flag(help: "Replace a file that was not made by this tool.")
    var force = false

    /// Made by ArgumentParser.
    package init() {}

    package func validate() throws {
        if form == .folder, output == nil || output == "-" {
            throw ValidationError("a folder needs a place: add --output PATH.")
        }
    }

    package func run() throws {
        let found = try RecordedFiles.find(caches, by: "cached-openai export", withUsedKeys: false)
        let exporter = try Exporter(
            found.read(), filter: wanted.filter, allowSecrets: allowSecrets, skipDamaged: skipDamaged)
        let summary = try write(exporter, from: found.files)
        for problem in summary.damage { Terminal.say(problem) }
        say(summary, of: exporter)
        try (summary.damage.isEmpty ? Outcome.fine : .found).end()
    }

    private var format: ExchangeFormat { form.format }

    private func write(_ exporter: Exporter, from inputs: [URL]) throws -> Exporter.Summary {
        guard let output, output != "-" else { return try writeToStandardOutput(exporter) }
        if format == .folder { return try ExportFolder(path: output).write(exporter) }
        let file = OutputFile(path: output)
        try file.check(against: inputs, force: force, isOwn: isOwn)
        let progress = ProgressLine(doing: "exporting")
        defer { progress.end() }
        var summary = Exporter.Summary()
        _ = try file.write { write in
            summary = try exporter.write(
                as: format, progress: { progress.update($0, of: exporter.entryCount) }, to: write)
        }
        return summary
    }

    /// Looks for secrets first: what is written there can't be taken back.
    private func writeToStandardOutput(_ exporter: Exporter) throws -> Exporter.Summary {
        if !allowSecrets || !skipDamaged { try exporter.check(as: format) }
        return try exporter.write(as: format) { try StandardOutput.write($0) }
    }

    /// An archive says who wrote it; nothing else does.
    private func isOwn(_ start: Data) -> Bool {
        start.isEmpty || start.starts(with: #"{"log":{"version":"1.2","creator":{"name":"cached-openai""#.utf8)
    }

    private func say(_ summary: Exporter.Summary, of exporter: Exporter) {
        let answers = Counted.of(summary.count, "answer")
        let requests = Counted.of(summary.requestCount, "request")
        Terminal.say("\(output.map { "\($0): " } ?? "")\(answers) to \(requests)")
        if summary.leftOut > 0 {
            Terminal.say(
                """
                \(summary.leftOut) left out: the cache doesn't hold what was asked for (it was made with --hash-keys). \
                --as jsonl, har and folder have room for these.
                """)
        }
        if let losses = summary.losses { Terminal.say("--as \(losses)") }
        if exporter.delaysResponses {
            Terminal.say(
                "its answers take as long as they first took: say so again with materialize --delay-responses.")
        }
        if summary.count == 0 { Terminal.say("nothing was written but the frame: the conditions fit no answer.") }
    }
}
