import CachedOpenAI
import Foundation

/// The names of the files in an entry's folder.
enum EntryFiles {
    static let entry = "entry.json"
    static let pieces = "pieces.tsv"
    /// In `entry.json`: the digest of the files as they were written, by which an edit is told.
    static let digest = "written"

    private static let endings: [(type: String, ending: String)] = [
        ("application/json", "json"), ("text/event-stream", "events.txt"), ("image/png", "png"), ("image/jpeg", "jpg"),
        ("image/webp", "webp"), ("image/gif", "gif"), ("audio/mpeg", "mp3"), ("audio/wav", "wav"),
        ("audio/x-wav", "wav"),
        ("audio/ogg", "ogg"), ("audio/opus", "opus"), ("audio/flac", "flac"), ("audio/aac", "aac"), ("text/", "txt"),
        ("multipart/form-data", "form"),
    ]

    /// What a file's name ends with: by its type, never by what was recorded.
    static func ending(_ contentType: String?, _ body: Data) -> String {
        let type = contentType?.lowercased() ?? ""
        if let known = endings.first(where: { type.hasPrefix($0.type) }) { return known.ending }
        return body.isEmpty || String(data: body, encoding: .utf8) != nil ? "txt" : "bin"
    }

    /// The digest of files in their order.
    static func digest(of files: [Data]) -> String {
        var digest = OpenAICache.SHA256()
        for file in files {
            digest.update("\(file.count)\n")
            digest.update(file)
        }
        return OpenAICache.Hexadecimal.text(of: digest.finalize())
    }
}
