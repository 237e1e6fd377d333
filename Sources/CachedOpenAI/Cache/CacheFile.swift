import Foundation

nonisolated extension OpenAICache {
    /// A cache file as it is read: opening reads its header and directory, a look-up a page of the index and one answer.
    package final class CacheFile: CacheLayer {
        private let frames: CountedFrames
        package let commit: FileHeader.Commit
        package let directory: Directory
        package let holdsEarlierKeys: Bool
        let index: CacheIndex
        private let answers = FrameCache<RecordFrame>(size: \.byteCount)

        package var source: any ByteSource { frames.source }
        package var name: String { source.name }
        package var delaysResponses: Bool { directory.delaysResponses }
        package var isEmpty: Bool { directory.segments.isEmpty }

        /// - Throws: `CacheError` if it is no cache, of a newer version, or too damaged to be looked things up in.
        package init(_ source: any ByteSource) throws {
            let (commit, version) = try FileHeader.read(from: source)
            let frames = CountedFrames(source: source, end: commit.fileCount)
            let payload = try frames.payload(.directory, at: commit.directoryOffset)
            do {
                directory = try Directory(payload)
            } catch {
                throw CacheError.damaged(source.name, offset: commit.directoryOffset, "its directory can't be read")
            }
            let roots = directory.segments.map(\.rootOffset)
            guard Swift.zip(roots, roots.dropFirst()).allSatisfy(<) else {
                throw CacheError.damaged(source.name, offset: commit.directoryOffset, "its indexes are out of order")
            }
            self.frames = frames
            self.commit = commit
            holdsEarlierKeys = version < 2 || directory.holdsEarlierKeys
            index = CacheIndex(directory, in: frames)
        }

        package func locators(for key: RequestKey) throws -> [Locator] {
            try index.locators(for: key)
        }

        package func changingCount(for key: RequestKey) -> Int? { nil }

        package func answer(at locator: Locator) throws -> RecordedAnswer {
            let offset = locator.frameOffset
            let records = try answers.content(at: offset) { try self.records(at: offset) }
            let record: RecordingCoding.Fields
            do {
                record = try records.fields(at: locator.recordOffset)
            } catch let missing as MissingParts {
                throw missing
            } catch {
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
                guard place.frame.kind == .requests || place.frame.kind == .packedRequests,
                    let records = try? RecordFrame(place.frame, in: source, at: place.offset)
                else { continue }
                if !records.forEachRequest(visit) { return }
            }
        }

        package func forEachLocator(_ visit: (RequestKey, Locator) throws -> Void) throws {
            for segment in directory.segments {
                if segment.isCompact {
                    try forEachPackedLocator(of: segment, visit)
                } else {
                    try index.forEachLocator(of: segment) { try visit($0.key, $0) }
                }
            }
        }

        /// All entries of a compact segment, sorted by the beginnings of their keys. No answer is read for it.
        package func forEachCompactEntry(
            of segment: Directory.Segment, _ visit: (CompactIndexPage.Entry) throws -> Void
        ) throws {
            try index.forEachCompactEntry(of: segment, visit)
        }

        /// All entries of a segment that is not compact, sorted by key.
        func forEachEntry(of segment: Directory.Segment, _ visit: (IndexEntry) throws -> Void) throws {
            try index.forEachEntry(of: segment, visit)
        }

        /// A compact index lacks the keys: they are read from the answers, all of which stand before its root. But their
        /// order is the index's.
        private func forEachPackedLocator(
            of segment: Directory.Segment, _ visit: (RequestKey, Locator) throws -> Void
        ) throws {
            let scan = ScannedFile(source, from: UInt64(FileHeader.byteCount), to: segment.rootOffset)
            if let problem = scan.damage.first { throw problem }
            guard UInt64(scan.count) == segment.entryCount else {
                throw CacheError.damaged(
                    name, offset: segment.rootOffset, "an index of \(segment.entryCount) answers, of \(scan.count)")
            }
            // So each page of the index is read once.
            for key in scan.keys.sorted() {
                let places = Set(scan.locators(for: key))
                for locator in try index.locators(for: key) where places.contains(locator) { try visit(key, locator) }
            }
        }

        private func records(at offset: UInt64) throws -> RecordFrame {
            let frame = try frames.frame(.answers, .packedAnswers, at: offset)
            guard let records = try RecordFrame(frame, in: source, at: offset) else {
                throw CacheError.damaged(name, offset: offset, "a frame without records")
            }
            return records
        }
    }
}
