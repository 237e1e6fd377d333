import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// What is in some caches as HTML to look at: one page, or several that name each other. Each needs nothing but itself.
///
/// Questions are read one at a time, and are on disk until the pages are written: what stands above them is known only
/// when all were read.
package struct ReportPages {
    private let templates: ReportTemplates
    private let overview: Overview
    private let sections: [Data]
    /// Which sections are whose.
    private let pages: [Range<Int>]

    /// Reads everything.
    /// - Parameter progress: told how many questions are read, of how many.
    /// - Throws: `SecretsFound`, unless they are allowed.
    package init(
        _ contents: Contents, _ options: ReportOptions, progress: (_ done: Int, _ count: Int) -> Void = { _, _ in }
    ) throws {
        templates = try ReportTemplates()
        var overview = Overview(contents, options)
        var secrets = SecretCheck()
        let spool = try SectionSpool(templates)
        let questions = contents.questions
        for (index, key) in questions.enumerated() {
            var writer = QuestionWriter(
                number: index + 1, contents: contents, options: options, spool: spool)
            try writer.write(key) { interaction, isFirst in
                overview.add(interaction)
                if !options.allowsSecrets { secrets.look(at: interaction, isFirst: isFirst) }
            }
            overview.add(row: writer.row)
            spool.endQuestion()
            progress(index + 1, questions.count)
        }
        try secrets.throwWhatWasFound()
        overview.damageCount = contents.entries.count - overview.readCount
        self.overview = overview
        (sections, pages) = try spool.pages(of: options.mostPageBytes)
    }

    /// How many there are; one at least.
    package var count: Int { pages.count }

    /// Whether a file that begins so is a page of a report.
    package static func isPage(_ firstBytes: Data) -> Bool { firstBytes.range(of: Data(mark.utf8)) != nil }

    private static let mark = "<!-- made by cached-openai report -->"

    /// The name of a page's file, of that of the first: `report-2.html`.
    package static func fileName(ofPage index: Int, first: String) -> String {
        guard index > 0 else { return first }
        let dot = first.lastIndex(of: ".").flatMap { $0 > first.startIndex ? $0 : nil } ?? first.endIndex
        return "\(first[..<dot])-\(index + 1)\(first[dot...])"
    }

    /// Writes a page, piece by piece.
    /// - Parameters:
    ///   - index: from 0.
    ///   - fileName: of the first page, without its folder.
    package func write(page index: Int, fileName: String, to sink: ByteSink) throws {
        let values = overview.values(policy: templates.policy)
        try sink(Data(templates.render("Head", values).utf8))
        try sink(Data("<style>\(templates.style)</style>\n".utf8))
        let links = pages.indices.map { page in
            [
                "label": "Page \(page + 1)", "isCurrent": page == index,
                "file": Self.link(to: Self.fileName(ofPage: page, first: fileName)),
            ] as [String: Any]
        }
        let top = values.merging(["hasPages": pages.count > 1, "pages": links]) { $1 }
        try sink(Data(templates.render("Top", top).utf8))
        for section in pages[index] { try sink(sections[section]) }
        try sink(Data(templates.render("End", values).utf8))
        try sink(Data("<script>\(templates.script)</script>\n</body>\n</html>\n".utf8))
    }

    /// A file in the same folder, whatever it is called.
    private static func link(to name: String) -> String {
        "./"
            + (name.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(.init(charactersIn: "-_."))) ?? "")
    }
}

extension Contents {
    /// Each once, as they were first asked.
    var questions: [OpenAICache.RequestKey] {
        var known: Set<OpenAICache.RequestKey> = []
        return entries.map(\.key).filter { known.insert($0).inserted }
    }
}

extension SecretCheck {
    mutating func look(at interaction: Interaction, isFirst: Bool) {
        let key = interaction.entry.key
        if isFirst, let request = interaction.request {
            name(key, request)
            add(path: request.path, key)
            add(request, key)
        }
        add(interaction.recorded, from: interaction.entry.base, to: key)
    }
}
