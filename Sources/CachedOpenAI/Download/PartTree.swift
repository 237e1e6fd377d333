import Foundation

nonisolated extension OpenAICache {
    /// By which digests each part of a cache is known: a page of them can be read once it was checked itself.
    final class PartTree: Sendable {
        /// Bytes that are checked together: a frame of the file.
        struct Part: Sendable {
            let range: Range<UInt64>
            let digest: Data
        }

        private struct Page {
            /// Where the first of its parts begins.
            var first: UInt64
            var offset: UInt64
            var digest: Data
        }

        private struct Damaged: Error {}

        private static let mostPages = 1 << 16
        private static let mostPageBytes: UInt64 = 10_500
        private static let entryCount = 40

        private let pages: [Page]
        /// Where frames begin, as far as the root knows.
        private let boundaries: [UInt64]
        private let entries = Locked<[Int: Data]>([:])

        /// - Parameters:
        ///   - root: the payload of the root.
        ///   - end: where that begins. All parts stand before it.
        init(_ root: Data, end: UInt64) throws {
            var reader = ByteReader(root)
            var pages: [Page] = []
            while !reader.isAtEnd, pages.count < Self.mostPages {
                let first = try reader.read(UInt64.self)
                let offset = try reader.read(UInt64.self)
                guard first > pages.last?.first ?? 0, offset > first, offset < end else { throw Damaged() }
                pages.append(Page(first: first, offset: offset, digest: try reader.read(count: 32)))
            }
            self.pages = pages
            boundaries = (pages.map(\.first) + pages.map(\.offset) + [end]).sorted()
            let isFit = pages.indices.allSatisfy { page(at: $0).range.count <= Self.mostPageBytes }
            guard reader.isAtEnd, isFit else { throw Damaged() }
        }

        var pageCount: Int { pages.count }

        /// The page that knows of the part at a place.
        func pageNumber(for place: UInt64) -> Int? { Self.last(of: pages.count) { pages[$0].first <= place } }

        /// A page as a part itself.
        func page(at number: Int) -> Part {
            Part(range: pages[number].offset..<end(after: pages[number].offset), digest: pages[number].digest)
        }

        /// Where a frame that begins at a place ends at the latest.
        func end(after place: UInt64) -> UInt64 {
            let before = Self.last(of: boundaries.count) { boundaries[$0] <= place }
            return boundaries[Swift.min((before ?? -1) + 1, boundaries.count - 1)]
        }

        func isRead(_ number: Int) -> Bool { entries.withLock { $0[number] != nil } }

        /// - Parameter payload: of a page that was checked.
        func take(_ payload: Data, at number: Int) throws {
            let places = Swift.stride(from: 0, to: payload.count, by: Self.entryCount).map {
                payload.count - $0 < Self.entryCount ? 0 : Self.place(in: payload, at: $0)
            }
            let end = number + 1 < pages.count ? pages[number + 1].first : boundaries.last ?? 0
            guard places.first == pages[number].first, Swift.zip(places, places.dropFirst()).allSatisfy(<),
                places.last ?? 0 < end
            else { throw Damaged() }
            entries.withLock { $0[number] = payload }
        }

        /// The part that a place is in; nil if its page was not read, or there is none.
        func part(at place: UInt64) -> Part? {
            guard let number = pageNumber(for: place) else { return nil }
            return parts(of: number, from: place, most: 1).first { $0.range.contains(place) }
        }

        /// The parts that are known to be in a range, from beginning to end.
        func parts(in range: Range<UInt64>) -> [Part] {
            let first = pageNumber(for: range.lowerBound) ?? 0
            let last = pageNumber(for: range.upperBound) ?? 0
            return (first...Swift.max(first, last)).flatMap { parts(of: $0, from: range.lowerBound) }
                .filter { $0.range.lowerBound >= range.lowerBound && $0.range.upperBound <= range.upperBound }
        }

        /// Those of a page that was read, from the one that a place is in.
        func parts(of number: Int, from place: UInt64 = 0, most: Int = .max) -> [Part] {
            guard let page = entries.withLock({ $0[number] }) else { return [] }
            let count = page.count / Self.entryCount
            let first = Self.last(of: count) { Self.place(in: page, at: $0 * Self.entryCount) <= place } ?? 0
            return (first..<count).prefix(most).map { index in
                let start = Self.place(in: page, at: index * Self.entryCount)
                let next = index + 1 < count ? Self.place(in: page, at: (index + 1) * Self.entryCount) : .max
                let digest = page.dropFirst(index * Self.entryCount + 8).prefix(32)
                return Part(range: start..<Swift.min(next, end(after: start)), digest: digest)
            }
        }

        private static func place(in page: Data, at offset: Int) -> UInt64 {
            page.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
        }

        /// The last number for which something holds that holds up to it.
        private static func last(of count: Int, where holds: (Int) -> Bool) -> Int? {
            var (low, high) = (0, count)
            while low < high {
                let middle = (low + high) / 2
                if holds(middle) { low = middle + 1 } else { high = middle }
            }
            return low > 0 ? low - 1 : nil
        }
    }
}
