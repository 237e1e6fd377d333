import Foundation

nonisolated extension OpenAICache {
    /// The last bytes of a published file: of a packed cache, they hold its directory, and what the parts are checked by.
    struct FileEnd: Sendable {
        private static let mostBytes: UInt64 = 128 << 10

        /// The whole file's length.
        let total: UInt64
        let data: Data

        var offset: UInt64 { total - UInt64(data.count) }

        /// What is asked for. Not every store knows the end of a file whose length it isn't told.
        static func range(of total: UInt64?) -> String {
            guard let total else { return "bytes=-\(mostBytes)" }
            return "bytes=\(total - Swift.min(total, mostBytes))-\(total - 1)"
        }

        static func isEnd(_ part: ContentRange) -> Bool {
            part.range == part.total - Swift.min(part.total, mostBytes)..<part.total
        }

        /// The directory at the very end, and the header that it repeats; nil for a file that can't be read in parts.
        var directory: Directory? {
            var end = data.endIndex
            while let found = data.range(of: Frame.magicBytes, options: .backwards, in: data.startIndex..<end) {
                end = found.lowerBound
                let offset = offset + UInt64(end - data.startIndex)
                let source = DataSource(data[end...], name: "")
                guard let frame = try? Frame.read(from: source, at: 0), frame.kind == .directory,
                    offset + frame.totalCount == total, let payload = try? frame.payload(from: source, at: 0)
                else { continue }
                return try? Directory(payload)
            }
            return nil
        }
    }
}
