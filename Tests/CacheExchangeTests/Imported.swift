import CachedOpenAI
import Foundation

@testable import CacheExchange

/// What an import takes, as a cache.
struct Imported {
    var recordings: [OpenAICache.Recording] = []
    var report = ImportReport()

    /// Reads files as `import` does.
    init(_ files: [GivenFile], _ options: ImportOptions = ImportOptions(), as format: ExchangeFormat? = nil) throws {
        var taken: [OpenAICache.Recording] = []
        var importer = Importer(options) { taken.append($0) }
        var run = ImportRun(format: format)
        for file in files { try run.read(file, into: &importer) }
        try run.finish(into: &importer)
        recordings = taken
        report = importer.report
    }

    /// Reads one file.
    init(_ text: String, name: String = "file", _ options: ImportOptions = ImportOptions()) throws {
        try self.init([GivenFile(name: name, bytes: Data(text.utf8), changedAt: 1_700_000_000_000_000)], options)
    }

    /// Reads a folder that an export wrote.
    init(folder: URL) throws {
        var taken: [OpenAICache.Recording] = []
        var importer = Importer(ImportOptions()) { taken.append($0) }
        _ = try ImportRun().readFolder(folder, name: "folder", into: &importer)
        recordings = taken
        report = importer.report
    }

    var text: String { report.text(isTried: false) }
}
