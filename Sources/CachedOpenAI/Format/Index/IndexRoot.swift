import Foundation

nonisolated extension OpenAICache {
    /// The pages of one sorted index: where each starts and with which key.
    package struct IndexRoot: Sendable {
        package static let entriesPerPage = 64

        struct Page: Equatable, Sendable {
            /// The first eight bytes of the page's first key, as a big-endian number.
            var firstPrefix: UInt64
            var frameOffset: UInt64
        }

        private struct OutOfOrder: Error {}

        private static let pageByteCount = 16

        /// Taken apart where it is looked at: a large cache has thousands of pages, and a look-up sees a dozen.
        private let data: Data

        /// Nil if these bytes are no pages.
        init?(_ data: Data) {
            guard data.count % Self.pageByteCount == 0 else { return nil }
            self.data = data
        }

        private var pageCount: Int { data.count / Self.pageByteCount }

        /// - Throws: if the pages don't come one after the other: then one could be named any number of times.
        func pages() throws -> [Page] {
            try pages(0..<pageCount)
        }

        /// The pages that may hold a key: the last that starts before it, and those that start with its prefix.
        ///
        /// - Throws: as `pages()`.
        func pages(for key: RequestKey) throws -> [Page] {
            let first = firstIndex { $0.firstPrefix >= key.prefix }
            let end = firstIndex { $0.firstPrefix > key.prefix }
            let start = Swift.max(0, first - 1)
            return try pages(start..<Swift.max(start, end))
        }

        private func pages(_ range: Range<Int>) throws -> [Page] {
            var found: [Page] = []
            for index in range {
                let page = page(index)
                if let last = found.last, page.firstPrefix < last.firstPrefix || page.frameOffset <= last.frameOffset {
                    throw OutOfOrder()
                }
                found.append(page)
            }
            return found
        }

        private func page(_ index: Int) -> Page {
            let start = index * Self.pageByteCount
            return data.withUnsafeBytes { bytes in
                Page(
                    firstPrefix: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)),
                    frameOffset: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self)))
            }
        }

        private func firstIndex(where isBeyond: (Page) -> Bool) -> Int {
            var low = 0
            var high = pageCount
            while low < high {
                let middle = (low + high) / 2
                if isBeyond(page(middle)) { high = middle } else { low = middle + 1 }
            }
            return low
        }

        /// The frames of an index over entries that are sorted by key.
        ///
        /// - Parameters:
        ///   - offset: where the first of the frames will stand in the file.
        ///   - encodeFrame: makes a frame of a page's or the root's payload.
        /// - Returns: the frames in order; the last is the root.
        package static func encode(
            _ entries: [IndexEntry], at offset: UInt64, encodeFrame: (Frame.Kind, Foundation.Data) -> Foundation.Data
        ) -> (frames: [Foundation.Data], rootOffset: UInt64) {
            let pages = Swift.stride(from: 0, to: entries.count, by: entriesPerPage).map { start in
                let page = entries[start..<Swift.min(start + entriesPerPage, entries.count)]
                var payload = ByteWriter()
                for entry in page { entry.append(to: &payload) }
                return (entries[start].key.prefix, encodeFrame(.indexPage, payload.data))
            }
            return encode(pages, at: offset, encodeFrame: encodeFrame)
        }

        static func encode(
            _ pages: [(firstPrefix: UInt64, frame: Foundation.Data)], at offset: UInt64,
            encodeFrame: (Frame.Kind, Foundation.Data) -> Foundation.Data
        ) -> (frames: [Foundation.Data], rootOffset: UInt64) {
            var root = ByteWriter()
            var place = offset
            for page in pages {
                root.append(page.firstPrefix)
                root.append(place)
                place += UInt64(page.frame.count)
            }
            return (pages.map(\.frame) + [encodeFrame(.indexRoot, root.data)], place)
        }
    }
}
