import Foundation

nonisolated extension OpenAICache {
    /// SHA-256 of a file of any size.
    enum FileDigest {
        static func of(_ file: FileSource) throws -> String {
            var hasher = SHA256()
            try forEachPiece(of: file) { hasher.update($0) }
            return Hexadecimal.text(of: hasher.finalize())
        }

        static func forEachPiece(of file: FileSource, _ body: (Data) throws -> Void) throws {
            let end = file.count
            var offset: UInt64 = 0
            while offset < end {
                let count = Swift.min(end - offset, 1 << 20)
                try body(try file.read(at: offset, count: Int(clamping: count)))
                offset += count
            }
        }
    }
}
