import Foundation

@testable import CachedOpenAI

/// A published cache whose digests are right and whose directory is not.
enum ForgedCache {
    /// The same with an index that begins where the digests end, and reaches into the directory.
    static func withIndexAtTheEnd(_ content: Data) throws -> Data {
        let end = OpenAICache.FileEnd(total: UInt64(content.count), data: content.suffix(128 << 10))
        guard var directory = end.directory else { throw CocoaError(.fileReadCorruptFile) }
        let start = try OpenAICache.FileHeader.read(from: OpenAICache.DataSource(content, name: "")).0.directoryOffset
        for number in directory.segments.indices { directory.segments[number].rootOffset = start - 4 }
        return content.prefix(Int(start)) + OpenAICache.Frame.encode(.directory, stored: directory.encode())
    }
}
