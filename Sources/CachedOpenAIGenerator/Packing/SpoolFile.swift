import Foundation

/// What is packed, on disk until it is written where it belongs: a large cache takes little memory.
final class SpoolFile {
    private let url: URL
    private let handle: FileHandle
    private var counts: [Int] = []

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "cached-openai-\(UUID().uuidString)")
        guard FileManager.default.createFile(atPath: url.path(percentEncoded: false), contents: nil) else {
            throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: url.path(percentEncoded: false)])
        }
        handle = try FileHandle(forWritingTo: url)
    }

    deinit {
        try? handle.close()
        try? FileManager.default.removeItem(at: url)
    }

    func append(_ section: Data) throws {
        try handle.write(contentsOf: section)
        counts.append(section.count)
    }

    /// What was appended, each for itself, mapped into memory. It stays when the file is gone.
    func sections() throws -> [Data] {
        let whole = try Data(contentsOf: url, options: .alwaysMapped)
        var start = 0
        return counts.map { count in
            defer { start += count }
            return whole[start..<start + count]
        }
    }
}
