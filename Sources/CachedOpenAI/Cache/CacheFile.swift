import Foundation

nonisolated extension OpenAICache {
    /// A cache file as it is read: opening reads its header and directory, a look-up a page of the index and one answer.
    package final class CacheFile: CacheLayer {
        package let source: any ByteSource
        package let commit: FileHeader.Commit
        package let directory: Directory
        /// An index that is damaged names no more.
        private let mostAnswers: UInt64
        private let frames = FrameCache()
        private let roots = Locked<[UInt64: IndexRoot]>([:])

        package var name: String { source.name }
        package var delaysResponses: Bool { directory.delaysResponses }
        package var isEmpty: Bool { directory.segments.isEmpty }

        /// - Throws: `CacheError` if it is no cache, of a newer version, or too damaged to be looked things up in.
        package init(_ source: any ByteSource) throws {
            self.source = source
            mostAnswers = Locator.mostCount(in: source)
            commit = try FileHeader.read(from: source)
            let payload = try Self.payload(.directory, at: commit.directoryOffset, of: source, commit)
            do {
                directory = try Directory(payload)
            } catch {
                throw CacheError.damaged(source.name, offset: commit.directoryOffset, "its directory can't be read")
            }
            let roots = directory.segments.map(\.rootOffset)
            guard zip(roots, roots.dropFirst()).allSatisfy(<) else {
                throw CacheError.damaged(source.name, offset: commit.directoryOffset, "its indexes are out of order")
            }
        }

        package func locators(for key: RequestKey) throws -> [Locator] {
            var found: [Locator] = []
            for segment in directory.segments {
                for page in try pages(of: segment, for: key) {
                    try appendLocators(for: key, inPageAt: page.frameOffset, to: &found)
                    try checkCount(found.count, of: segment)
                }
            }
            return found
        }

        package func answer(at locator: Locator) throws -> RecordedAnswer {
            let offset = locator.frameOffset
            let payload = try frames.payload(at: offset) { try self.payload(.answers, at: offset) }
            guard let record = try? RecordBlock.fields(in: payload, at: locator.recordOffset) else {
                throw CacheError.damaged(name, offset: offset, "no answer at \(locator.recordOffset) in this frame")
            }
            guard record.identity == locator.identity else {
                throw CacheError.damaged(name, offset: offset, "another answer here than its index says")
            }
            return record.answer
        }

        package func forEachRequest(_ visit: (RequestKey, RecordedRequest) -> Bool) {
            var walk = FrameWalk(
                source, from: UInt64(FileHeader.byteCount), to: Swift.min(commit.fileCount, source.count))
            while let place = walk.next() {
                guard place.frame.kind == .requests,
                    let payload = try? place.frame.payload(from: source, at: place.offset)
                else { continue }
                for fields in RecordBlock.allFields(in: payload) {
                    guard let key = fields.fields.key else { continue }
                    if !visit(key, fields.fields.request) { return }
                }
            }
        }

        package func forEachLocator(_ visit: (RequestKey, Locator) throws -> Void) throws {
            var count = 0
            for segment in directory.segments {
                try forEachEntry(of: segment) { entry in
                    count += 1
                    try checkCount(count, of: segment)
                    try visit(entry.key, locator(entry))
                }
            }
        }

        /// All entries of a segment, sorted by key.
        func forEachEntry(of segment: Directory.Segment, _ visit: (IndexEntry) throws -> Void) throws {
            for page in try pages(of: segment) {
                for entry in Self.entries(in: try self.page(at: page.frameOffset)) { try visit(entry) }
            }
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

        private func root(of segment: Directory.Segment) throws -> IndexRoot {
            if let known = roots.withLock({ $0[segment.rootOffset] }) { return known }
            let payload = try self.payload(.indexRoot, at: segment.rootOffset)
            guard let root = IndexRoot(payload) else {
                throw CacheError.damaged(name, offset: segment.rootOffset, "an index can't be read")
            }
            roots.withLock { $0[segment.rootOffset] = root }
            return root
        }

        private func page(at offset: UInt64) throws -> Data {
            let page = try frames.payload(at: offset) { try payload(.indexPage, at: offset) }
            guard page.count <= IndexRoot.entriesPerPage * IndexEntry.byteCount else {
                throw CacheError.damaged(name, offset: offset, "an index page of \(page.count) bytes")
            }
            return page
        }

        private func appendLocators(for key: RequestKey, inPageAt offset: UInt64, to found: inout [Locator]) throws {
            found += try page(at: offset).withUnsafeBytes { Self.entries(of: key, in: $0) }.map(locator)
        }

        private static func entries(of key: RequestKey, in page: UnsafeRawBufferPointer) -> [IndexEntry] {
            var found: [IndexEntry] = []
            var index = firstIndex(of: key, in: page)
            while index < page.count / IndexEntry.byteCount {
                let entry = entry(index, in: page)
                guard entry.key == key else { break }
                found.append(entry)
                index += 1
            }
            return found
        }

        private static func firstIndex(of key: RequestKey, in page: UnsafeRawBufferPointer) -> Int {
            var low = 0
            var high = page.count / IndexEntry.byteCount
            while low < high {
                let middle = (low + high) / 2
                if entry(middle, in: page).key < key { low = middle + 1 } else { high = middle }
            }
            return low
        }

        private static func entries(in page: Data) -> [IndexEntry] {
            page.withUnsafeBytes { bytes in
                (0..<bytes.count / IndexEntry.byteCount).map { entry($0, in: bytes) }
            }
        }

        private static func entry(_ index: Int, in page: UnsafeRawBufferPointer) -> IndexEntry {
            IndexEntry(loading: UnsafeRawBufferPointer(rebasing: page[(index * IndexEntry.byteCount)...]))
        }

        private func locator(_ entry: IndexEntry) -> Locator {
            Locator(
                key: entry.key, seed: entry.seed,
                base: Int(entry.base) < directory.bases.count ? directory.bases[Int(entry.base)] : "",
                recordedAt: entry.recordedAt, frameOffset: entry.frameOffset, recordOffset: entry.recordOffset,
                replacesEarlier: entry.replacesEarlier)
        }

        /// Entries may be named more than once, and pages deflate to almost nothing.
        private func checkCount(_ count: Int, of segment: Directory.Segment) throws {
            if UInt64(count) <= mostAnswers { return }
            throw CacheError.damaged(
                name, offset: segment.rootOffset, "an index of more answers than a file of its size holds")
        }

        private func payload(_ kind: Frame.Kind, at offset: UInt64) throws -> Data {
            try Self.payload(kind, at: offset, of: source, commit)
        }

        private static func payload(
            _ kind: Frame.Kind, at offset: UInt64, of source: any ByteSource, _ commit: FileHeader.Commit
        ) throws -> Data {
            let frame = try Frame.read(from: source, at: offset)
            guard frame.kind == kind else {
                throw CacheError.damaged(source.name, offset: offset, "another kind of frame than expected")
            }
            guard offset + UInt64(Frame.headerCount) + frame.storedCount <= commit.fileCount else {
                throw CacheError.damaged(source.name, offset: offset, "a frame beyond what counts of the file")
            }
            // Roots are kept, and each of their pages is a frame of the file.
            guard kind != .indexRoot || frame.rawCount <= source.count else {
                throw CacheError.damaged(source.name, offset: offset, "an index of \(frame.rawCount) bytes")
            }
            return try frame.payload(from: source, at: offset)
        }
    }
}
