import CacheExchange
import CommandSupport
import Foundation

/// The folder of an export: filled beside its place, and put there only when whole.
struct ExportFolder {
    private let url: URL

    init(path: String) {
        url = URL(fileURLWithPath: path, isDirectory: true).standardizedFileURL
    }

    func write(_ exporter: Exporter) throws -> Exporter.Summary {
        try checkIsFree()
        let stage = url.deletingLastPathComponent()
            .appending(path: ".\(url.lastPathComponent).\(getpid()).tmp", directoryHint: .isDirectory)
        defer { try? FileManager.default.removeItem(at: stage) }
        let progress = ProgressLine(doing: "exporting")
        defer { progress.end() }
        try makeFolder(stage)
        let draw: (Int) -> Void = { progress.update($0, of: exporter.entryCount) }
        let summary = try exporter.writeFolders(progress: draw) { name, entry in
            let folder = stage.appending(path: name, directoryHint: .isDirectory)
            try makeFolder(folder)
            for file in entry.files { try file.content.write(to: folder.appending(path: file.name)) }
        }
        // An empty folder may be there.
        _ = rmdir(url.path)
        guard rename(stage.path, url.path) == 0 else { throw failure(String(cString: strerror(errno))) }
        return summary
    }

    private func checkIsFree() throws {
        guard FileManager.default.fileExists(atPath: url.path) else { return }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: url.path), names.isEmpty else {
            throw ToolError(
                "\(url.path) is there already and not an empty folder. Choose another place with --output PATH.")
        }
    }

    private func makeFolder(_ url: URL) throws {
        do {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        } catch {
            throw failure(error.localizedDescription)
        }
    }

    private func failure(_ reason: String) -> ToolError {
        ToolError("cannot write \(url.path): \(reason)\nChoose another place with --output PATH.")
    }
}
