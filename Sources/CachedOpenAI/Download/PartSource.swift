import Foundation

nonisolated extension OpenAICache {
    /// A published cache of which some parts are in a file on this computer. A part counts if it has its digest: whatever
    /// stopped a program, or changed the file, what is wrong is missing.
    final class PartSource: FetchingSource, ByteSource {
        /// What came is not what was published.
        struct OtherBytes: Error {}

        private struct Damaged: Error {}

        /// So much is fetched at a place while it isn't known how long the part there is.
        private static let usualPart: UInt64 = 64 << 10
        private static let longestRoot = 4 << 20
        /// Each is in memory when it comes.
        private static let longestPart = 1 << 30
        /// What was asked stands behind the answers to it: so little is fetched along.
        private static let longestBeside = 16 << 10

        let name: String
        let count: UInt64
        /// SHA-256 of the directory, which stands for the whole file.
        let root: String
        let file: FileSource
        /// The directory's frame, the last one.
        let directory: Range<UInt64>
        private let fixed: [Range<UInt64>]
        private let tree: PartTree
        private let known = Locked<Set<UInt64>>([])
        /// Whether the server was asked, since this was opened, if it still publishes this.
        let isAsked: Locked<Bool>
        private let fetcher: PartFetcher?

        /// - Parameters:
        ///   - isNew: whether it came just now.
        ///   - file: with at least the header, the directory and the digests' root in it.
        ///   - count: how long the whole is.
        init(_ file: FileSource, name: String, count: UInt64, fetcher: PartFetcher? = nil, isNew: Bool = false) throws {
            isAsked = Locked(isNew)
            let (commit, _) = try FileHeader.read(from: file)
            let start = commit.directoryOffset
            guard commit.fileCount == count, file.count == count, start < count, count - start < Self.longestRoot
            else { throw Damaged() }
            let frame = try Frame.read(from: file, at: start)
            let payload = try frame.payload(from: file, at: start)
            guard frame.kind == .directory, start + frame.totalCount == count,
                let digests = try Directory(payload).partDigests, digests.rootOffset < start,
                start - digests.rootOffset < Self.longestRoot
            else { throw Damaged() }
            let rootFrame = try file.read(at: digests.rootOffset, count: Int(start - digests.rootOffset))
            guard SHA256.hash(rootFrame).elementsEqual(digests.digest) else { throw Damaged() }
            let rootSource = DataSource(rootFrame, name: name)
            let rootPayload = try Frame.read(from: rootSource, at: 0).payload(from: rootSource, at: 0)
            tree = try PartTree(rootPayload, end: digests.rootOffset)
            fixed = [0..<UInt64(FileHeader.byteCount), digests.rootOffset..<start, start..<count]
            directory = start..<count
            root = Hexadecimal.text(of: SHA256.hash(payload))
            self.file = file
            self.name = name
            self.count = count
            self.fetcher = fetcher
        }

        func read(at offset: UInt64, count: Int) throws -> Data {
            guard count >= 0, offset <= self.count, UInt64(count) <= self.count - offset else {
                throw CacheError.endOfFile(name, offset: self.count)
            }
            let wanted = offset..<offset + UInt64(count)
            guard try missing(in: wanted).isEmpty else { throw MissingParts(wanted: wanted, source: self) }
            return try file.read(at: offset, count: count)
        }

        func fetch(_ wanted: Range<UInt64>, _ tell: @escaping @Sendable (MissingParts.Outcome) -> Void) {
            guard let fetcher else { return tell(.failed("\(name) can't be fetched")) }
            fetcher.fetch(wanted, for: self, tell)
        }

        /// The directory's frame as it came.
        var directoryBytes: Data {
            get throws { try file.read(at: directory.lowerBound, count: directory.count) }
        }

        /// What tells whether another cache is published meanwhile; nil if that was asked, or can't be.
        var whatMayBeNewer: MissingParts? {
            guard fetcher?.mayBeReplaced == true, !isAsked.withLock({ $0 }) else { return nil }
            return MissingParts(wanted: directory, source: self)
        }

        // MARK: What is here

        /// What must be fetched before some bytes can be read, as far as it is known by now.
        func missing(in wanted: Range<UInt64>) throws -> [Range<UInt64>] {
            let isFixed = fixed.contains { $0.lowerBound <= wanted.lowerBound && wanted.upperBound <= $0.upperBound }
            if isFixed { return [] }
            var missing: [Range<UInt64>] = []
            var place = wanted.lowerBound
            while place < wanted.upperBound {
                let limit = tree.end(after: place)
                guard let number = tree.pageNumber(for: place), place < limit else { throw noPart(place) }
                guard try isRead(number) else {
                    let end = Swift.max(place + Self.usualPart, wanted.upperBound)
                    return missing + [tree.page(at: number).range, place..<Swift.min(end, limit)]
                }
                guard let part = tree.part(at: place) else { throw noPart(place) }
                guard part.range.count <= Self.longestPart else {
                    throw CacheError.damaged(name, offset: place, "a part of \(part.range.count) bytes")
                }
                if try !isHere(part) { missing.append(part.range.lowerBound..<endBeside(part)) }
                place = part.range.upperBound
            }
            return missing
        }

        private func endBeside(_ part: PartTree.Part) -> UInt64 {
            let end = part.range.upperBound
            guard let next = tree.part(at: end), next.range.count <= Self.longestBeside else { return end }
            return next.range.upperBound
        }

        private func noPart(_ place: UInt64) -> CacheError { .damaged(name, offset: place, "no part of it is here") }

        private func isRead(_ number: Int) throws -> Bool {
            if tree.isRead(number) { return true }
            guard try isHere(tree.page(at: number)) else { return false }
            try readPage(number)
            return true
        }

        private func readPage(_ number: Int) throws {
            let offset = tree.page(at: number).range.lowerBound
            do {
                try tree.take(try Frame.read(from: file, at: offset).payload(from: file, at: offset), at: number)
            } catch {
                throw CacheError.damaged(name, offset: offset, "a page of digests can't be read")
            }
        }

        private func isHere(_ part: PartTree.Part) throws -> Bool {
            let start = part.range.lowerBound
            if known.withLock({ $0.contains(start) }) { return true }
            guard part.range.count >= 4, try file.read(at: start, count: 4) == Frame.magicBytes,
                SHA256.hash(try file.read(at: start, count: part.range.count)).elementsEqual(part.digest)
            else { return false }
            known.withLock { _ = $0.insert(start) }
            return true
        }

        /// Whether all parts are here.
        var isWhole: Bool {
            (0..<tree.pageCount).allSatisfy { number in
                guard (try? isRead(number)) == true else { return false }
                return tree.parts(of: number).allSatisfy { (try? isHere($0)) == true }
            }
        }

        /// Calls back with the recorded requests whose texts are here, until it is told to stop.
        func forEachRequest(_ visit: (RequestKey, RecordedRequest) -> Bool) {
            forEachBlock { RecordFrame.packed($0).forEachRequest(visit) }
        }

        /// How many texts are here.
        var requestCount: Int {
            var count = 0
            forEachBlock { block in
                count += block.recordCount
                return true
            }
            return count
        }

        /// Of requests, until it is told to stop.
        private func forEachBlock(_ visit: (PackedBlock) -> Bool) {
            for number in 0..<tree.pageCount where (try? isRead(number)) == true {
                for part in tree.parts(of: number) {
                    let start = part.range.lowerBound
                    guard let frame = try? Frame.read(from: file, at: start), frame.kind == .packedRequests,
                        case .packed(let block)? = try? RecordFrame(frame, in: self, at: start)
                    else { continue }
                    if !visit(block) { return }
                }
            }
        }

        // MARK: What comes

        /// Keeps the parts that came whole.
        ///
        /// - Parameter windows: bytes of the file, and where each begins.
        /// - Throws: `OtherBytes`, if one has another digest.
        func keep(_ windows: [(offset: UInt64, data: Data)]) throws {
            for window in windows {
                for number in 0..<tree.pageCount where !tree.isRead(number) {
                    if try keep(tree.page(at: number), of: window) { try readPage(number) }
                }
            }
            for window in windows {
                for part in tree.parts(in: window.offset..<window.offset + UInt64(window.data.count)) {
                    _ = try keep(part, of: window)
                }
            }
        }

        /// Returns false if it is not in the window.
        private func keep(_ part: PartTree.Part, of window: (offset: UInt64, data: Data)) throws -> Bool {
            let start = part.range.lowerBound
            guard start >= window.offset, part.range.upperBound - window.offset <= UInt64(window.data.count) else {
                return false
            }
            if known.withLock({ $0.contains(start) }) { return true }
            let bytes = window.data.dropFirst(Int(start - window.offset)).prefix(part.range.count)
            guard SHA256.hash(bytes).elementsEqual(part.digest) else { throw OtherBytes() }
            try file.write(bytes, at: start)
            known.withLock { _ = $0.insert(start) }
            return true
        }
    }
}
