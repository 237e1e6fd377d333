import CachedOpenAI
import Foundation

/// Reads entries that were written as folders, and may have been edited since.
struct FolderReader {
    private static let mostBytes = 1 << 30

    /// The folders' parent.
    let folder: URL
    let name: String

    /// Whether a folder holds such folders.
    static func isOne(_ folder: URL) -> Bool {
        entries(of: folder).contains {
            FileManager.default.fileExists(atPath: $0.appending(path: EntryFiles.entry).path)
        }
    }

    func read(into sink: inout some ExchangeSink) throws {
        for entry in Self.entries(of: folder) {
            let file = entry.appending(path: EntryFiles.entry)
            guard FileManager.default.fileExists(atPath: file.path) else { continue }
            let place = SourcePlace(file: name, part: entry.lastPathComponent)
            try sink.take(at: place) { try Self.exchange(in: entry, at: place) }
        }
    }

    /// In the order of their names, which begin with their numbers.
    private static func entries(of folder: URL) -> [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().map { folder.appending(path: $0) }
    }

    private static func exchange(in folder: URL, at place: SourcePlace) throws -> Exchange {
        let json: OpenAICache.JSON
        do {
            json = try OpenAICache.JSON(parsing: content(of: EntryFiles.entry, in: folder))
        } catch let error as OpenAICache.JSON.SyntaxError {
            throw LeftOut.unreadable("\(EntryFiles.entry) is \(error)")
        }
        guard var row = json.objectValue else { throw LeftOut.unreadable("\(EntryFiles.entry) is no object") }
        row["pieces"] = try pieces(in: folder)
        var exchange = try RowReader(.object(row)) { try body($0, in: folder) }.exchange(at: place)
        let files = try [row["request"], row["response"]].compactMap { try body($0, in: folder) }
        let written = EntryFiles.digest(of: files + exchange.answer.pictures.map(\.content))
        if row[EntryFiles.digest]?.stringValue != written { exchange.answer.origin = .edited }
        return exchange
    }

    private static func body(_ json: OpenAICache.JSON?, in folder: URL) throws -> Data? {
        guard let name = json?["file"]?.stringValue else { return try RecordedBody.data(json) }
        return try content(of: name, in: folder)
    }

    /// Nothing outside the folder, and nothing that is no file.
    private static func content(of name: String, in folder: URL) throws -> Data {
        let url = folder.appending(path: name)
        guard !name.contains("/"), !name.contains("\\"), name != "..", !name.isEmpty,
            let values = try? url.resourceValues(forKeys: [.isRegularFileKey, .isSymbolicLinkKey, .fileSizeKey]),
            values.isRegularFile == true, values.isSymbolicLink != true, values.fileSize ?? 0 <= mostBytes,
            let data = try? Data(contentsOf: url)
        else { throw LeftOut.unreadable("the file \(name) is missing, or is no file of this folder") }
        return data
    }

    /// Nil if there is no such file.
    private static func pieces(in folder: URL) throws -> OpenAICache.JSON? {
        guard FileManager.default.fileExists(atPath: folder.appending(path: EntryFiles.pieces).path) else { return nil }
        let text = String(decoding: try content(of: EntryFiles.pieces, in: folder), as: UTF8.self)
        let rows = text.split(whereSeparator: \.isNewline).dropFirst()
        return .array(
            rows.map { row in
                .array(row.split(separator: "\t").map { Int($0).map { .number(.init($0)) } ?? .null })
            })
    }
}
