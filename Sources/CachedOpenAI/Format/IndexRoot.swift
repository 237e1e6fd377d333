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

        let pages: [Page]

        /// - Throws: if it is cut, or if its pages don't come one after the other: then one could be named any number
        ///   of times.
        init(_ data: Data) throws {
            var reader = ByteReader(data)
            var pages: [Page] = []
            pages.reserveCapacity(data.count / 16)
            while !reader.isAtEnd {
                let prefix = try reader.read(UInt64.self)
                let page = Page(firstPrefix: prefix, frameOffset: try reader.read(UInt64.self))
                if let last = pages.last, page.firstPrefix < last.firstPrefix || page.frameOffset <= last.frameOffset {
                    throw OutOfOrder()
                }
                pages.append(page)
            }
            self.pages = pages
        }

        /// The pages that may hold a key: the last that starts before it, and those that start with its prefix.
        func pages(for key: RequestKey) -> ArraySlice<Page> {
            let first = firstIndex { $0.firstPrefix >= key.prefix }
            let end = firstIndex { $0.firstPrefix > key.prefix }
            return pages[Swift.max(0, first - 1)..<end]
        }

        private func firstIndex(where isBeyond: (Page) -> Bool) -> Int {
            var low = 0
            var high = pages.count
            while low < high {
                let middle = (low + high) / 2
                if isBeyond(pages[middle]) { high = middle } else { low = middle + 1 }
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
            var frames: [Data] = []
            var place = offset
            var root = ByteWriter()
            for start in stride(from: 0, to: entries.count, by: entriesPerPage) {
                let page = entries[start..<Swift.min(start + entriesPerPage, entries.count)]
                var payload = ByteWriter()
                for entry in page { entry.append(to: &payload) }
                root.append(entries[start].key.prefix)
                root.append(place)
                frames.append(encodeFrame(.indexPage, payload.data))
                place += UInt64(frames[frames.count - 1].count)
            }
            frames.append(encodeFrame(.indexRoot, root.data))
            return (frames, place)
        }
    }
}
