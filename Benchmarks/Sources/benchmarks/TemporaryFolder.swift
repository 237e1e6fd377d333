import Foundation

/// A folder for what a suite makes.
struct TemporaryFolder: Sendable {
    let url: URL

    init() throws {
        self.init(FileManager.default.temporaryDirectory.appending(path: "benchmarks-\(UUID().uuidString)"))
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    /// One that is there already.
    init(at path: String) {
        self.init(URL(filePath: path, directoryHint: .isDirectory))
    }

    private init(_ url: URL) {
        self.url = url
    }

    /// A new folder in it.
    func folder(_ name: String) throws -> TemporaryFolder {
        let inner = TemporaryFolder(url.appending(path: name))
        try FileManager.default.createDirectory(at: inner.url, withIntermediateDirectories: true)
        return inner
    }

    func path(_ name: String) -> String {
        url.appending(path: name).path(percentEncoded: false)
    }

    func byteCount(of name: String) throws -> Int {
        try URL(filePath: path(name)).resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
    }

    func remove() {
        try? FileManager.default.removeItem(at: url)
    }
}
