import CachedOpenAI
import Foundation

/// An entry as files: the request, the answer, its pictures, when the pieces came, and `entry.json` with the rest.
package struct EntryFolder {
    /// Files by name.
    package let files: [(name: String, content: Data)]

    /// - Parameters:
    ///   - entry: what is written.
    init(_ entry: ExportedEntry) {
        var files: [(name: String, content: Data)] = []
        var stems = (entry.request == nil ? [] : ["request"]) + ["answer"]
        stems += entry.answer.pictures.indices.map { "picture-\($0 + 1)" }
        var types = (entry.request.map { [$0.contentType] } ?? []) + [entry.answer.headers["content-type"]]
        types += entry.answer.pictures.map(\.contentType)
        var row = RowWriter.object(entry) { body in
            let place = files.count
            let name = "\(stems[place]).\(EntryFiles.ending(types[place], body))"
            files.append((name, body))
            return ["file": .string(name)]
        }
        row[EntryFiles.digest] = .string(EntryFiles.digest(of: files.map(\.content)))
        if let pieces = row["pieces"] {
            row["pieces"] = nil
            files.append((EntryFiles.pieces, Self.table(pieces)))
        }
        let text = OpenAICache.JSON.object(row).prettyPrinted() + "\n"
        files.append((EntryFiles.entry, Data(text.utf8)))
        self.files = files
    }

    private static func table(_ pieces: OpenAICache.JSON) -> Data {
        let lines = (pieces.arrayValue ?? []).map { "\($0[0] ?? 0)\t\($0[1] ?? 0)\n" }
        return Data(("bytes\tmicroseconds\n" + lines.joined()).utf8)
    }
}
