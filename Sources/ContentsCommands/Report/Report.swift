import ArgumentParser
import CacheContents
import CacheReport
import CachedOpenAI
import CachedOpenAIGenerator
import CommandSupport
import Foundation

/// `cached-openai report`
package struct Report: ContentsCommand {
    package static let configuration = CommandConfiguration(
        abstract: "Make one HTML page of a cache: a lecture at one look, to see, to hear and to print.",
        discussion: """
            The page needs nothing but itself: no network, no script, no other file. It shows question by question what was \
            asked and answered, answers to one question side by side with the words that differ marked, pictures, sound, \
            streams with their times, embeddings, tokens and cost. The same cache and options give the same bytes.
            Without a path, it reads openai_cache.cache and the journal openai_cache_temp.bin in the current folder; - is \
            standard input. Nothing is written if something looks like a secret.
            The status is 0; 1 if something is damaged (what can be read is shown) or looks like a secret; 2 if nothing can be \
            read or written.
            """
    )

    /// Pages of more are slow to open in some browsers.
    private static let hintBytes = 50_000_000

    @Argument(help: ArgumentHelp("What to show.", valueName: "path"))
    var paths: [String] = []

    @Option(name: .shortAndLong, help: ArgumentHelp("Where the page goes; - is standard output.", valueName: "file"))
    var output = "report.html"

    @Option(help: ArgumentHelp("What stands above it.", valueName: "text"))
    var title: String?

    @Option(help: ArgumentHelp("Also say what it would have cost with so many.", valueName: "number"))
    var students: Int?

    @Flag(help: "Leave pictures, sound and files out.")
    var withoutMedia = false

    @Option(help: ArgumentHelp("Leave out what is larger, such as 2MB.", valueName: "size"))
    var mediaLimit: ByteSize?

    @Option(
        help: ArgumentHelp(
            "Make several pages of no more than this, such as 50MB, that name each other.", valueName: "size"))
    var split: ByteSize?

    @OptionGroup var price: PriceOption

    @Flag(help: "Dark on light, whatever the reader's system has.")
    var light = false

    @Flag(help: "Light on dark, whatever the reader's system has.")
    var dark = false

    @Flag(help: "Open it in the browser.")
    var open = false

    @Flag(help: "Make it although something looks like a secret; in texts it is masked nevertheless.")
    var allowSecrets = false

    @Flag(help: "Replace a file that was not made by this command.")
    var force = false

    package init() {}

    package func validate() throws {
        if withoutMedia, mediaLimit != nil {
            throw ValidationError("--without-media and --media-limit exclude each other.")
        }
        if isPiped, split != nil || open {
            throw ValidationError("--output - is one page on standard output: leave --split and --open out.")
        }
        if light, dark { throw ValidationError("--light and --dark exclude each other.") }
        if let students, students < 1 { throw ValidationError("--students takes a number from 1 on.") }
    }

    package func perform() throws -> Outcome {
        let files = try places()
        let contents = try CacheFiles.contents(paths, by: "cached-openai report")
        if !isPiped { try check(output, against: files) }
        let progress = ProgressLine(doing: "reading")
        let pages = try ReportPages(contents, options()) { progress.update($0, of: $1) }
        progress.end()
        if isPiped {
            try pages.write(page: 0, fileName: "", to: StandardOutput.write)
        } else {
            try write(pages, beside: files)
        }
        return contents.sayDamage() ? .found : .fine
    }

    private var isPiped: Bool { output == "-" }

    private func write(_ pages: ReportPages, beside files: [URL]) throws {
        let first = OutputFile(path: output)
        let name = URL(fileURLWithPath: first.path).lastPathComponent
        let outputs = (0..<pages.count).map { path(ofPage: $0, first: first.path, name) }
        for path in outputs.dropFirst() { try check(path, against: files) }
        for (index, path) in outputs.enumerated() {
            let count = try OutputFile(path: path).write { try pages.write(page: index, fileName: name, to: $0) }
            say(path, count)
        }
        if open { Browser.open(first.path) }
    }

    private func options() throws -> ReportOptions {
        var options = ReportOptions()
        options.title = title
        options.students = students
        options.media = withoutMedia ? .none : mediaLimit.map { .upTo($0.count) } ?? .all
        options.mostPageBytes = split?.count
        options.prices = try price.list()
        options.theme = light ? .light : dark ? .dark : .automatic
        options.allowsSecrets = allowSecrets
        return options
    }

    /// Of what is read.
    private func places() throws -> [URL] {
        let named = paths.filter { $0 != "-" }
        if named.isEmpty, !paths.isEmpty { return [] }
        return try RecordedFiles.find(named, by: "cached-openai report", withUsedKeys: false).files
    }

    private func check(_ path: String, against inputs: [URL]) throws {
        try OutputFile(path: path).check(against: inputs, force: force, isOwn: ReportPages.isPage)
    }

    /// Beside the first one.
    private func path(ofPage index: Int, first: String, _ name: String) -> String {
        if index == 0 { return first }
        return URL(fileURLWithPath: first).deletingLastPathComponent()
            .appending(path: ReportPages.fileName(ofPage: index, first: name)).path(percentEncoded: false)
    }

    private func say(_ path: String, _ byteCount: Int) {
        Terminal.say("\(path): \(ByteCount.inWords(byteCount))")
        guard byteCount > Self.hintBytes else { return }
        Terminal.say(
            "A page of more than 50 MB is slow in some browsers: --media-limit 1MB leaves large pictures out, "
                + "--split 50MB makes several pages.")
    }
}
