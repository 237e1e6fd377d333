import ArgumentParser
import CachedOpenAI
import CachedOpenAIGenerator
import CommandSupport
import Foundation
import LibraryAmalgamator

/// `cached-openai materialize`
package struct Materialize: ParsableCommand {
    package static let configuration = CommandConfiguration(
        abstract: "Pack a recorded cache into one file, a package, or a project to open, to hand out.",
        discussion: """
            Without --cache, it takes openai_cache.cache and the journal openai_cache_temp.bin in the current folder. \
            The path of what was made is printed on standard output, everything else on standard error.
            """
    )

    enum Form: String, ExpressibleByArgument, CaseIterable {
        case cache, embedded, package, starter

        var defaultOutput: String {
            switch self {
            case .cache: "openai_cache_packed.cache"
            case .embedded: "CachedOpenAI.swift"
            case .package, .starter: ModuleName.usual.text
            }
        }

        /// Whether a file begins as one of this form does; of a package, the list of its files.
        func isBegun(by bytes: Data) -> Bool {
            switch self {
            case .cache: PackedCacheFile.isBegun(by: bytes)
            case .embedded: bytes.starts(with: EmbeddedFile.firstLine.utf8)
            case .package, .starter: bytes.starts(with: ListOfMadeFiles.firstLine.utf8)
            }
        }
    }

    @Option(
        name: .customLong("as"),
        help: "A .cache file, or the library and the cache in one Swift file, in a package, or in a project to open.")
    var form = Form.cache

    @Option(
        help: """
            Package: what its module is called, as in import Lecture3OpenAI (default: CachedLecture). Starter: what the \
            lesson's target is called, if not as it is.
            """)
    var name: String?

    @Option(
        name: .customLong("cache"),
        help: ArgumentHelp(
            """
            A folder with a cache, a cache file (with the journal beside it), a journal, or a generated file or package; \
            give it again to merge several.
            """,
            valueName: "path"))
    var caches: [String] = []

    @Option(
        help: ArgumentHelp(
            """
            Embedded file: no answers are in it, and no cache is read; they are published at this address, with #root= or \
            #sha256= behind it.
            """, valueName: "url"))
    var cacheUrl: String?

    @Option(help: ArgumentHelp("Where it goes (default: the form's usual name, here).", valueName: "path"))
    var output: String?

    @Flag var flags: [MaterializeFlag] = []

    @Option(
        help: ArgumentHelp(
            """
            Embedded file and starter: what of the client is in it. recorded: what the cache needs, the quickest to \
            compile; all; or names such as chat,files (default: the usual ones, and those in the cache).
            """, valueName: "resources"))
    var resources: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            """
            Starter: the lessons to copy, each the folder of a target, a source in it, or a package. Embedded file: a \
            lesson's source or folder, to be told the lines that use what is left out.
            """, valueName: "path"))
    var lesson: [String] = []

    @Flag(help: "Overwrite files even if this tool did not make them.")
    var force = false

    package func validate() throws {
        if options[.withoutClient], form != .embedded {
            throw ValidationError("--without-client needs --as embedded.")
        }
        if name != nil, form != .package, form != .starter {
            throw ValidationError("--name needs --as package or --as starter.")
        }
        if resources != nil || !lesson.isEmpty, form != .embedded, form != .starter {
            throw ValidationError("--resources and --lesson need --as embedded or --as starter.")
        }
        if form == .starter, lesson.isEmpty {
            throw ValidationError("--as starter needs the lesson that is to be copied: --lesson Sources/Lesson")
        }
        if resources != nil, options[.withoutClient] {
            throw ValidationError("--resources chooses from the client, which --without-client leaves out.")
        }
        do { _ = try resourceChoice } catch {
            throw ValidationError("--resources: \(OpenAICache.OneLine.of("\(error)"))")
        }
        if cacheUrl != nil, form != .embedded { throw ValidationError("--cache-url needs --as embedded.") }
        if cacheUrl != nil, !caches.isEmpty || options[.usedKeysOnly] {
            throw ValidationError("--cache-url makes a file without answers: leave --cache and --used-keys-only out.")
        }
        do { _ = try publishedAddress } catch { throw ValidationError("--cache-url: \(error).") }
        do { _ = try moduleName } catch { throw ValidationError("--name: \(error)") }
    }

    package init() {}

    package func run() throws {
        if cacheUrl != nil { return try makePublishedFile() }
        let found = try RecordedFiles.find(caches, by: "--cache", withUsedKeys: options[.usedKeysOnly])
        if form == .package { return try makePackage(of: found) }
        if form == .starter { return try makeStarter(of: found) }
        let target = OutputFile(path: output ?? form.defaultOutput)
        try target.check(against: found.paths, force: force, isOwn: form.isBegun)
        let lesson = try lesson.flatMap { try LessonFiles(path: $0).files }
        let packed = try pack(found)
        let written = try target.write { try write(packed, to: $0) }
        if form == .embedded {
            let leftOut = whatIsLeftOut(of: EmbeddedFile(head: head, cache: packed), usedBy: lesson)
            try report(packed.summary, written, to: target.path, leftOut + [HandOut.embeddedFile(at: target.path)])
        } else {
            try report(packed.summary, written, to: target.path, [HandOut.cacheFile(at: target.path, packed)])
        }
    }

    /// The client's resources that are not in a file, and where a lesson uses them.
    func whatIsLeftOut(of file: EmbeddedFile, usedBy lesson: [SourceFile]) -> [String] {
        let selection = file.selection
        if selection.leftOutLabels.isEmpty { return [] }
        let names = selection.leftOutLabels.joined(separator: ", ")
        return ["left out: \(names) (to have them, too: --resources all)"]
            + LessonCheck(selection).uses(in: lesson).map {
                "warning: \($0), which is left out: the lesson may not compile. Name its resource in --resources, or take all."
            }
    }

    /// - Throws: `ResourceChoice.Unknown`.
    private var resourceChoice: ResourceChoice {
        get throws { try resources.map { try ResourceChoice($0) } ?? .usual }
    }

    private var publishedAddress: PublishedAddress? {
        get throws { try cacheUrl.map { try PublishedAddress($0) } }
    }

    /// The library, and where the answers are.
    private func makePublishedFile() throws {
        let target = OutputFile(path: output ?? form.defaultOutput)
        try target.check(against: [], force: force, isOwn: form.isBegun)
        let lesson = try lesson.flatMap { try LessonFiles(path: $0).files }
        let file = EmbeddedFile(head: head, cache: .none)
        _ = try target.write { try file.write(to: $0) }
        (whatIsLeftOut(of: file, usedBy: lesson) + [HandOut.embeddedFile(at: target.path)]).forEach(Terminal.say)
        try StandardOutput.lines([target.path])
    }

    func pack(_ found: RecordedFiles) throws -> PackedCache {
        let inputs = try found.read()
        return try pack(CacheCollection(inputs), of: inputs, found)
    }

    /// - Parameters:
    ///   - collection: what counts of the inputs.
    ///   - found: where they were found.
    func pack(
        _ collection: CacheCollection, of inputs: MaterializeInputs, _ found: RecordedFiles
    ) throws -> PackedCache {
        let packed = try pack(collection, byteCount: inputs.byteCount)
        if !packed.problems.isEmpty { Terminal.say(ShownPlaces.lines(packed.problems, more: "more places")) }
        packed.leftOut.forEach(Terminal.say)
        sayWhichSeedsAreShared(packed.sharedSeeds)
        if packed.failures.isEmpty {
            if packed.summary.entryCount == 0 { try found.sayThereIsNothing() }
        } else {
            let left = LeftOutFailures(failures: packed.failures, isAll: packed.summary.entryCount == 0)
            if left.isAll && options[.usedKeysOnly] { throw ToolError(left.description) }
            Terminal.say(left.description)
        }
        return packed
    }

    private func sayWhichSeedsAreShared(_ seeds: [String]) {
        if seeds.isEmpty { return }
        Terminal.say(
            """
            warning: \(Counted.of(seeds.count, "seed has", "seeds have")) several answers, which differ; the first is given:
            \(ShownPlaces.lines(seeds, more: "more"))
            cached-openai merge puts caches together and takes the others out, with --prefer first or --prefer last.
            """)
    }

    private func pack(_ collection: CacheCollection, byteCount: Int) throws -> PackedCache {
        let line = ProgressLine()
        defer { line.end() }
        return try CachePacker.pack(collection, byteCount: byteCount, options: options, progress: line.update)
    }

    var head: FileHead {
        FileHead(
            version: OpenAICache.version, options: options, command: CallingProgram.embedding,
            program: CallingProgram.words)
    }

    var options: MaterializeOptions {
        var options = MaterializeOptions()
        options.flags = Set(flags)
        options.isPublished = form == .cache
        options.cacheURL = try? publishedAddress
        options.resources = (try? resourceChoice) ?? .usual
        return options
    }

    private func write(_ packed: PackedCache, to sink: ByteSink) throws {
        if form == .cache {
            try PackedCacheFile(cache: packed).write(to: sink)
        } else {
            try EmbeddedFile(head: head, cache: packed).write(to: sink)
        }
    }

    /// - Parameter ending: what is said at the end.
    func report(_ summary: CacheSummary, _ written: Int, to path: String, _ ending: [String]) throws {
        let report = MaterializeReport(
            summary: summary, options: options, payload: form == .cache ? .file : .literal, writtenCount: written,
            path: path)
        (report.lines + ending).forEach(Terminal.say)
        try StandardOutput.lines([path])
    }
}
