import CacheContents
import CacheReport
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport

/// A report of recordings, made in memory.
struct MadeReport {
    let pages: [String]

    var html: String { pages[0] }

    init(_ recordings: [OpenAICache.Recording], _ change: (inout ReportOptions) -> Void = { _ in }) throws {
        try self.init(cache: SampleCache.journal(of: recordings), change)
    }

    init(cache: Data, _ change: (inout ReportOptions) -> Void = { _ in }) throws {
        let file = MaterializeInputs.File(name: "/home/anna/lesson.cache", bytes: cache)
        var options = ReportOptions()
        options.prices = .own
        change(&options)
        let made = try ReportPages(try Contents(MaterializeInputs(caches: [file])), options)
        pages = try (0..<made.count).map { page in
            var bytes = Data()
            try made.write(page: page, fileName: "report.html") { bytes += $0 }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// What stands between two texts, for the first time.
    func between(_ start: String, _ end: String) -> String? {
        guard let from = html.range(of: start), let to = html.range(of: end, range: from.upperBound..<html.endIndex)
        else { return nil }
        return String(html[from.upperBound..<to.lowerBound])
    }

    /// Without tags, as it is read; spaces count once.
    var text: String {
        let body = html.range(of: "<body>").map { html[$0.upperBound...] } ?? html[...]
        let words = HTMLTags(body).texts.joined(separator: " ").split(whereSeparator: \.isWhitespace)
        return words.joined(separator: " ").replacing("&#39;", with: "'").replacing("&quot;", with: "\"")
    }
}
