import ArgumentParser
import CacheContents
import CacheExchange
import CachedOpenAI
import CommandSupport
import Foundation

/// `cached-openai import`
package struct Import: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take over what other programs recorded: JSONL, HAR, cassettes of VCR and vcrpy, Batch API output.",
        discussion: """
            A file's format is found by its content. What is left out is counted by its reason, with the first places. Keys \
            are computed anew. Of a folder that export wrote, each answer is taken as it is now; of any other folder, all \
            files in it whose names end with .yaml, .yml, .json, .jsonl or .har. - is standard input. The Batch API's input \
            and output are named together.
            """
    )

    @Argument(help: ArgumentHelp("Files or folders; - for standard input.", valueName: "file"))
    var files: [String]

    @Option(help: "What the files are, if it can't be found.")
    var from: ImportFormat?

    @Option(help: "The cache that it goes into; a new one is made.")
    var into = OpenAICache.FileNames.cache

    @Option(
        help: ArgumentHelp(
            """
            A base URL of the recordings, where it doesn't end at /v1. With =HOST: what was recorded at that host is kept \
            as if it came from this base URL.
            """, valueName: "url[=host]"))
    var baseURL: [String] = []

    @Option(help: "A host that speaks this API, besides those that are known; * for all.")
    var hosts: [String] = []

    @Option(help: "Events a second for streams of which nobody knows when their pieces came; else all come at once.")
    var pace: Double?

    @Option(help: "A field of the body that your program ignores (CachedOpenAI's ignoredBodyFields).")
    var ignoreField: [String] = []

    @Flag(help: "Take what looks like a secret, too.")
    var allowSecrets = false

    @Flag(name: .customLong("dry-run"), help: "Say what would be imported, and write nothing.")
    var isTried = false

    @Flag(help: "End with status 1 if anything was left out.")
    var strict = false

    @Flag(help: "Say it in JSON, an object a line, on standard output.")
    var json = false

    /// Made by ArgumentParser.
    package init() {}

    package func validate() throws {
        if into == "-" { throw ValidationError("--into takes the path of a cache; ./- is a file called -.") }
        if let pace, !(pace > 0 && pace.isFinite) { throw ValidationError("--pace takes a number above 0.") }
    }

    package func run() throws {
        let existing = try CacheStage.existing(at: URL(fileURLWithPath: into))
        let report = try isTried ? read(into: existing) { _ in } : readIntoCache(existing)
        try say(report)
        if !report.refused.isEmpty { throw ExitCode(2) }
        try (strict && report.leftOutCount > 0 ? Outcome.found : .fine).end()
    }

    private func readIntoCache(_ existing: ExistingAnswers) throws -> ImportReport {
        let stage = try CacheStage(beside: URL(fileURLWithPath: into))
        let report = try read(into: existing, keep: stage.append)
        if report.taken > 0 { try stage.finish() }
        return report
    }

    private func read(
        into existing: ExistingAnswers, keep: @escaping (OpenAICache.Recording) throws -> Void
    ) throws -> ImportReport {
        var importer = Importer(options, into: existing, keep: keep)
        var run = ImportRun(format: from?.format)
        for path in files {
            for item in try ImportedFiles.find(path) {
                switch item {
                case .file(let file): try read(file, by: &run, into: &importer)
                case .folder(let url): _ = try run.readFolder(url, name: path, into: &importer)
                }
            }
        }
        try run.finish(into: &importer)
        return importer.report
    }

    /// One that can't be opened is told of with the others, and does not keep them out.
    private func read(_ file: ImportedFiles.File, by run: inout ImportRun, into importer: inout Importer) throws {
        let given: GivenFile
        do {
            given = try file.read()
        } catch let problem as ToolError {
            return run.refuse(file.name, because: problem.description, to: &importer)
        }
        try run.read(given, into: &importer)
    }

    private var options: ImportOptions {
        var options = ImportOptions()
        for text in baseURL {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2 {
                options.moved.append((host: parts[1], base: parts[0]))
            } else {
                options.bases.append(text)
            }
        }
        options.hosts = hosts
        options.pace = pace
        options.allowSecrets = allowSecrets
        options.ignoredFields = Set(ignoreField)
        return options
    }

    private func say(_ report: ImportReport) throws {
        if json {
            try StandardOutput.lines(report.json.map { HarmlessJSON.text($0) })
        } else {
            try StandardOutput.lines([OpenAICache.OneLine.lines(report.text(isTried: isTried))])
        }
        if !isTried, report.taken > 0 { Terminal.say("\(into): it can be handed out with cached-openai materialize") }
    }
}
