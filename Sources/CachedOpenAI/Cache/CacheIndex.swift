import Foundation

nonisolated extension OpenAICache {
    /// Where a cache file's answers are. A look-up reads one page of each segment.
    final class CacheIndex: Sendable {
        private let directory: Directory
        private let frames: CountedFrames
        /// An index that is damaged names no more.
        private let mostAnswers: UInt64
        private let pages = FrameCache<Data>(size: \.count)
        private let compactPages = FrameCache<CompactIndexPage>(size: \.byteCount)
        private let roots = Locked<[UInt64: IndexRoot]>([:])

        private var name: String { frames.source.name }

        init(_ directory: Directory, in frames: CountedFrames) {
            self.directory = directory
            self.frames = frames
            mostAnswers = Locator.mostCount(in: frames.source)
        }

        func locators(for key: RequestKey) throws -> [Locator] {
            var found: [Locator] = []
            for segment in directory.segments {
                for page in try pages(of: segment, for: key) {
                    found += try locators(for: key, inPageAt: page.frameOffset, of: segment)
                    try checkCount(found.count, of: segment)
                }
            }
            return found
        }

        /// Of a compact segment, what is known without its answers.
        func forEachCompactEntry(
            of segment: Directory.Segment, _ visit: (CompactIndexPage.Entry) throws -> Void
        ) throws {
            var count = 0
            for page in try pages(of: segment) {
                let entries = try? compactPage(at: page.frameOffset).entries()
                guard let entries else { throw cannotBeRead(page.frameOffset) }
                count += entries.count
                try checkCount(count, of: segment)
                try entries.forEach(visit)
            }
        }

        /// Of a segment that is not compact.
        func forEachLocator(of segment: Directory.Segment, _ visit: (Locator) throws -> Void) throws {
            var count = 0
            try forEachEntry(of: segment) { entry in
                count += 1
                try checkCount(count, of: segment)
                try visit(locator(entry))
            }
        }

        /// All entries of a segment that is not compact, sorted by key.
        func forEachEntry(of segment: Directory.Segment, _ visit: (IndexEntry) throws -> Void) throws {
            for page in try pages(of: segment) {
                for entry in IndexEntry.all(in: try self.page(at: page.frameOffset)) { try visit(entry) }
            }
        }

        /// Reads all pages.
        func check(_ segment: Directory.Segment) throws {
            for page in try pages(of: segment) {
                if segment.isCompact {
                    _ = try compactPage(at: page.frameOffset)
                } else {
                    _ = try self.page(at: page.frameOffset)
                }
            }
        }

        private func locators(
            for key: RequestKey, inPageAt offset: UInt64, of segment: Directory.Segment
        ) throws -> [Locator] {
            segment.isCompact
                ? try entries(for: key, inCompactPageAt: offset).map { locator(key, $0) }
                : IndexEntry.all(for: key, in: try page(at: offset)).map(locator)
        }

        /// The pages that may hold a key, or all of them.
        private func pages(of segment: Directory.Segment, for key: RequestKey? = nil) throws -> [IndexRoot.Page] {
            let root = try root(of: segment)
            guard let pages = try? key.map(root.pages) ?? root.pages(), isInPlace(pages, of: segment) else {
                throw CacheError.damaged(name, offset: segment.rootOffset, "an index's pages are out of order")
            }
            return pages
        }

        /// Before the root, behind the earlier segment's: none belongs to two indexes. They are in order already.
        private func isInPlace(_ pages: [IndexRoot.Page], of segment: Directory.Segment) -> Bool {
            guard let first = pages.first, let last = pages.last else { return true }
            let earlier = directory.segments.last { $0.rootOffset < segment.rootOffset }
            return last.frameOffset < segment.rootOffset && first.frameOffset > earlier?.rootOffset ?? 0
        }

        /// Roots are kept, and each of their pages is a frame of the file.
        private func root(of segment: Directory.Segment) throws -> IndexRoot {
            let offset = segment.rootOffset
            if let known = roots.withLock({ $0[offset] }) { return known }
            let frame = try frames.frame(.indexRoot, at: offset)
            guard frame.rawCount <= frames.source.count else {
                throw CacheError.damaged(name, offset: offset, "an index of \(frame.rawCount) bytes")
            }
            guard let root = IndexRoot(try frame.payload(from: frames.source, at: offset)) else {
                throw CacheError.damaged(name, offset: offset, "an index can't be read")
            }
            roots.withLock { $0[offset] = root }
            return root
        }

        private func page(at offset: UInt64) throws -> Data {
            let page = try pages.content(at: offset) { try frames.payload(.indexPage, at: offset) }
            guard page.count <= IndexRoot.entriesPerPage * IndexEntry.byteCount else {
                throw CacheError.damaged(name, offset: offset, "an index page of \(page.count) bytes")
            }
            return page
        }

        private func entries(
            for key: RequestKey, inCompactPageAt offset: UInt64
        ) throws -> [CompactIndexPage.Entry] {
            let page = try compactPage(at: offset)
            guard let entries = try? page.entries(for: key) else { throw cannotBeRead(offset) }
            return entries
        }

        private func compactPage(at offset: UInt64) throws -> CompactIndexPage {
            try compactPages.content(at: offset) {
                let payload = try frames.payload(.compactIndexPage, at: offset)
                guard let page = try? CompactIndexPage(payload) else { throw cannotBeRead(offset) }
                return page
            }
        }

        private func cannotBeRead(_ offset: UInt64) -> CacheError {
            .damaged(name, offset: offset, "an index page can't be read")
        }

        private func locator(_ entry: IndexEntry) -> Locator {
            Locator(
                key: entry.key, seed: entry.seed, base: base(entry.base), recordedAt: entry.recordedAt,
                frameOffset: entry.frameOffset, recordOffset: entry.recordOffset,
                marks: entry.marks)
        }

        /// The key is right as far as the index knows it: the answer will say.
        private func locator(_ key: RequestKey, _ entry: CompactIndexPage.Entry) -> Locator {
            Locator(
                key: key, seed: entry.seed, base: base(entry.base), recordedAt: entry.recordedAt,
                frameOffset: entry.frameOffset, recordOffset: entry.record, marks: entry.marks)
        }

        private func base(_ number: UInt16) -> String {
            Int(number) < directory.bases.count ? directory.bases[Int(number)] : ""
        }

        /// Entries may be named more than once, and pages deflate to almost nothing.
        private func checkCount(_ count: Int, of segment: Directory.Segment) throws {
            if UInt64(count) <= mostAnswers { return }
            throw CacheError.damaged(
                name, offset: segment.rootOffset, "an index of more answers than a file of its size holds")
        }
    }
}
