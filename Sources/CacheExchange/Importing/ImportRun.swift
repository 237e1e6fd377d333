import CachedOpenAI
import Foundation

/// Reads files of any format into an importer.
package struct ImportRun {
    /// Nil: each file's is found by its content.
    private let format: ExchangeFormat?
    private var batches: [GivenFile] = []

    /// - Parameter format: of all files; nil to find it out.
    package init(format: ExchangeFormat? = nil) {
        self.format = format
    }

    /// Reads a file. What can't be read as a whole is noted down; a Batch file waits for its sibling.
    package mutating func read(_ file: GivenFile, into importer: inout Importer) throws {
        do {
            let (format, file) = try FormatFinder.find(file, stated: format)
            guard format == .jsonl || format == .batch || !file.isLarge else { throw RefusedFile(tooLarge: file) }
            if format == .batch { return batches.append(file) }
            importer.begin(file)
            switch format {
            case .jsonl: try JSONLReader(file: file).read(into: &importer)
            case .har: try HARReader(file: file).read(into: &importer)
            case .vcr, .vcrRuby: try CassetteReader(file: file).read(into: &importer)
            case .batch, .folder: break
            }
        } catch let problem as RefusedFile {
            importer.refuse(problem)
        }
    }

    /// Whether a folder is one that an export wrote.
    package static func isExportedFolder(_ url: URL) -> Bool { FolderReader.isOne(url) }

    /// Reads a folder that an export wrote.
    /// - Returns: false if it is none.
    package func readFolder(_ url: URL, name: String, into importer: inout Importer) throws -> Bool {
        guard FolderReader.isOne(url) else { return false }
        guard format == nil else {
            let what = ExchangeFormat.folder.inWords
            importer.refuse(RefusedFile(name: name, "it is \(what). Import it without --from."))
            return true
        }
        importer.begin(changedAt: 0)
        try FolderReader(folder: url, name: name).read(into: &importer)
        return true
    }

    /// Notes down a file that could not be opened.
    package func refuse(_ name: String, because reason: String, to importer: inout Importer) {
        importer.refuse(RefusedFile(name: name, reason))
    }

    /// Joins what waits.
    package mutating func finish(into importer: inout Importer) throws {
        defer { batches = [] }
        let inputs = batches.filter { Self.first($0).map(BatchReader.isInput) ?? false }
        let outputs = batches.filter { file in !inputs.contains { $0.name == file.name } }
        if !inputs.isEmpty, outputs.isEmpty, let first = inputs.first {
            importer.refuse(RefusedFile(first, "it is a batch's input: name the output file, too."))
        }
        let reader = try BatchReader(inputs: inputs)
        for file in outputs {
            importer.begin(file)
            try reader.read(file, into: &importer)
        }
    }

    private static func first(_ file: GivenFile) -> OpenAICache.JSON? {
        var first: OpenAICache.JSON?
        try? Lines(file: file).visitEach { _, line in
            first = try? line.get()
            throw CancellationError()
        }
        return first
    }
}
