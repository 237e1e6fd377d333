import CacheContents
import CachedOpenAIGenerator
import CommandSupport
import Foundation

/// Takes pictures, sound, files and vectors out of a cache. The names are of our own making: none comes from the cache.
struct Extraction {
    private let folder: URL

    init(into path: String) throws {
        folder = URL(fileURLWithPath: path, isDirectory: true)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw ToolError("cannot make the folder \(path): \(SystemReason.of(error))")
        }
    }

    /// - Returns: the paths of what was written.
    func files(of interaction: Interaction) throws -> [String] {
        let name = interaction.entry.name.fileName
        let asked = (interaction.question?.messages.flatMap(\.media) ?? []) + (interaction.question?.files ?? [])
        let sent = try asked.filter { $0.bytes != nil }.enumerated().map { try write($1, "\(name)-asked", $0) }
        let came = interaction.answer.allMedia.filter { $0.bytes != nil }
        let answered = try came.enumerated().map { try write($1, name, $0) }
        return sent + answered + (try vectors(interaction.answer.vectors, name))
    }

    private func write(_ media: Media, _ name: String, _ index: Int) throws -> String {
        let number = index == 0 ? "" : ".\(index + 1)"
        return try write(media.bytes ?? Data(), to: "\(name)\(number).\(media.fileExtension)")
    }

    /// A vector a line, with tabs between its numbers.
    private func vectors(_ vectors: [Vector], _ name: String) throws -> [String] {
        if vectors.isEmpty { return [] }
        let lines = vectors.map { $0.numbers.map { "\($0)" }.joined(separator: "\t") + "\n" }
        return [try write(Data(lines.joined().utf8), to: "\(name)-vectors.tsv")]
    }

    /// What is there already stays, unless it is the same.
    private func write(_ bytes: Data, to name: String) throws -> String {
        let place = folder.appending(path: name)
        let path = place.path(percentEncoded: false)
        if FileType(of: place) != nil {
            if (try? Data(contentsOf: place)) == bytes { return path }
            throw ToolError("\(path) is there already, with something else in it. Name another folder with --extract.")
        }
        _ = try OutputFile(path: path).write { try $0(bytes) }
        return path
    }
}
