import CacheExchange
import CachedOpenAIGenerator
import CommandSupport
import Foundation

/// The folder of an export: filled beside its place, and put there only when whole.
struct ExportFolder {
    private let url: URL

    /// - Parameter path: a link to a folder stands for that.
    init(path: String) {
        let place = URL(fileURLWithPath: path, isDirectory: false).resolvingSymlinksInPath()
        url = URL(fileURLWithPath: place.path, isDirectory: true).standardizedFileURL
    }

    func write(_ exporter: Exporter) throws -> Exporter.Summary {
        try checkIsFree()
        TemporaryPlace.removeWhatWasLeft(beside: url)
        let stage = TemporaryPlace(beside: url)
        let descriptor = stage.makeFolder()
        guard descriptor >= 0 else { throw failure(SystemReason.ofLastCall) }
        defer {
            close(descriptor)
            try? FileManager.default.removeItem(at: stage.url)
        }
        let summary = try fill(stage.url, from: exporter)
        // An empty folder may be there.
        _ = rmdir(url.path)
        guard rename(stage.path, url.path) == 0 else { throw failure(SystemReason.ofLastCall) }
        return summary
    }

    private func fill(_ stage: URL, from exporter: Exporter) throws -> Exporter.Summary {
        let progress = ProgressLine(doing: "exporting")
        defer { progress.end() }
        let draw: (Int) -> Void = { progress.update($0, of: exporter.entryCount) }
        return try exporter.writeFolders(progress: draw) { name, entry in
            let folder = stage.appending(path: name, directoryHint: .isDirectory)
            do {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
                for file in entry.files { try file.content.write(to: folder.appending(path: file.name)) }
            } catch {
                throw failure(SystemReason.of(error))
            }
        }
    }

    private func checkIsFree() throws {
        // Without the slash behind a folder's path, by which a link would be followed.
        guard let type = FileType(of: URL(fileURLWithPath: url.path, isDirectory: false)) else { return }
        if type == .other { throw failure("it is no folder, or a link that leads nowhere.") }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: url.path), names.isEmpty else {
            throw ToolError(
                "\(url.path) is there already and not an empty folder. Choose another place with --output PATH.")
        }
    }

    private func failure(_ reason: String) -> ToolError {
        ToolError("cannot write \(url.path): \(reason)\nChoose another place with --output PATH.")
    }
}
