import Foundation

nonisolated extension OpenAICache {
    /// Fetches what is missing of a published cache. Of all programs of the user one does so at a time, and what another one
    /// has fetched meanwhile is there.
    final class PartFetcher: Sendable {
        private struct Need: Sendable {
            let wanted: Range<UInt64>
            let source: PartSource
            let tell: @Sendable (MissingParts.Outcome) -> Void
        }

        private static let longestWait = 3_600.0
        /// For others, before that is said.
        private static let silentWait = 1.0
        private static let mostFailures = 3
        /// What is so near is fetched along.
        private static let smallestGap: UInt64 = 32 << 10

        private let place: PartPlace
        private let isOffline: Bool
        private let needs = Locked<[Need]>([])
        /// It may wait for another program, and for the server.
        private let queue = DispatchQueue(label: "CachedOpenAI.Fetching", qos: .userInitiated)
        private let telling = DispatchQueue(label: "CachedOpenAI.Fetched", qos: .userInitiated)

        init(_ place: PartPlace, isOffline: Bool) {
            self.place = place
            self.isOffline = isOffline
        }

        /// Whether another cache may be published meanwhile, and will do.
        var mayBeReplaced: Bool { !isOffline && place.link.root == nil }

        /// All that is needed meanwhile is fetched together.
        func fetch(
            _ wanted: Range<UInt64>, for source: PartSource,
            _ tell: @escaping @Sendable (MissingParts.Outcome) -> Void
        ) {
            needs.withLock { $0.append(Need(wanted: wanted, source: source, tell: tell)) }
            queue.async { self.fetchWhatIsNeeded() }
        }

        private func fetchWhatIsNeeded() {
            let needs = needs.withLock { needs in
                defer { needs = [] }
                return needs
            }
            guard let source = needs.first?.source else { return }
            do {
                let outcome = try fetch(needs.map(\.wanted), for: source)
                for need in needs { tell(need, outcome) }
            } catch let failure as DownloadFailure where needs.count > 1 && !failure.isPassing {
                // One part that can't be had is no reason to go without the others.
                for need in needs { tell(need, outcome(of: need)) }
            } catch {
                for need in needs { tell(need, failed(error)) }
            }
        }

        private func tell(_ need: Need, _ outcome: MissingParts.Outcome) { telling.async { need.tell(outcome) } }

        private func outcome(of need: Need) -> MissingParts.Outcome {
            do { return try fetch([need.wanted], for: need.source) } catch { return failed(error) }
        }

        private func failed(_ error: any Error) -> MissingParts.Outcome {
            guard let error = error as? URLError else { return .failed("\(error)") }
            return .failed("no connection to \(place.link.shown) (\(error.localizedDescription))")
        }

        private func fetch(_ wanted: [Range<UInt64>], for source: PartSource) throws -> MissingParts.Outcome {
            if wanted.contains(source.directory), isReplaced(source) {
                return try alone(with: source) { try replaced(source) }
            }
            let parts = wanted.filter { $0 != source.directory }
            return try parts.isEmpty ? .here : alone(with: source) { try fetchAlone(parts, for: source) }
        }

        private func fetchAlone(_ wanted: [Range<UInt64>], for source: PartSource) throws -> MissingParts.Outcome {
            var failures = 0
            var come: [(offset: UInt64, data: Data)] = []
            while true {
                let missing = try wanted.flatMap { try source.missing(in: $0) }
                if missing.isEmpty { return .here }
                if isOffline { throw isNotHere(missing[0], of: source) }
                do {
                    come = try bytes(in: Self.joined(missing), of: source, after: come)
                    try source.keep(come)
                } catch is PartSource.OtherBytes {
                    if let outcome = try outcome(ofOtherBytesOf: source) { return outcome }
                    come = []
                    failures += 1
                    if failures == Self.mostFailures { throw areOthers(missing[0]) }
                }
            }
        }

        /// Nil if they may come right at the next try.
        private func outcome(ofOtherBytesOf source: PartSource) throws -> MissingParts.Outcome? {
            switch try published(source) {
            case .same: return nil
            case .another: return try replaced(source)
            case .whole: return try comesWhole(source)
            case .nothing: throw isNoCache
            }
        }

        private func alone<Answer>(with source: PartSource, _ work: () throws -> Answer) throws -> Answer {
            do {
                return try FileLock.exclusive(source.file, seconds: Self.silentWait, work)
            } catch let error as CacheError where error.code == .locked && error.file == source.file.name {
                place.say("another program is fetching parts of \(place.link.shown); waiting for it")
                return try FileLock.exclusive(source.file, seconds: Self.longestWait, work)
            }
        }

        /// Neighbours in one request.
        private static func joined(_ ranges: [Range<UInt64>]) -> [Range<UInt64>] {
            var joined: [Range<UInt64>] = []
            for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
                if let last = joined.last, range.lowerBound <= last.upperBound + smallestGap {
                    joined[joined.count - 1] = last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
                } else {
                    joined.append(range)
                }
            }
            return joined
        }

        /// Several at once.
        /// - Parameter come: what came last. A part whose length wasn't known then may begin in it.
        private func bytes(
            in ranges: [Range<UInt64>], of source: PartSource, after come: [(offset: UInt64, data: Data)]
        ) throws -> [(offset: UInt64, data: Data)] {
            let request = request(for: source)
            let found = Locked<[Int: Result<Data, any Error>]>([:])
            DispatchQueue.concurrentPerform(iterations: ranges.count) { index in
                let range = ranges[index]
                let beginning = come.first { $0.offset == range.lowerBound && $0.data.count < range.count }?.data
                let result = Result { try request.bytes(in: range, after: beginning ?? Data()) }
                found.withLock { $0[index] = result }
            }
            let results = found.withLock { $0 }
            return try ranges.indices.compactMap { index in
                try results[index].map { (ranges[index].lowerBound, try $0.get()) }
            }
        }

        private func request(for source: PartSource) -> PartRequest {
            PartRequest(link: place.link, total: source.count, say: place.say)
        }

        // MARK: What the server has now

        private enum Published {
            case same, another
            /// A cache, but no parts of it.
            case whole
            /// Something else, such as a page on which one logs in.
            case nothing
        }

        private func published(_ source: PartSource) throws -> Published {
            let request = request(for: source)
            guard let end = try request.end() else { return try request.findsCache() ? .whole : .nothing }
            let isSame =
                try end.total == source.count && end.data.suffix(source.directory.count) == source.directoryBytes
            return isSame ? .same : end.directory == nil ? .nothing : .another
        }

        /// Asked once: who looks for what isn't recorded has waited enough.
        private func isReplaced(_ source: PartSource) -> Bool {
            source.isAsked.withLock { $0 = true }
            guard let known = try? source.directoryBytes,
                request(for: source).finds(known, in: source.directory) == false
            else { return false }
            return (try? published(source)) == .another
        }

        private func replaced(_ source: PartSource) throws -> MissingParts.Outcome {
            if place.link.root != nil { throw place.link.isAnother }
            try drop(source)
            place.say("another cache is published at \(place.link.shown) now; going on with that one")
            return .replaced
        }

        private func isNotHere(_ part: Range<UInt64>, of source: PartSource) -> DownloadFailure {
            DownloadFailure(
                "bytes \(part.lowerBound) to \(part.upperBound) of \(place.link.shown) are not on this computer, and "
                    + "CACHED_OPENAI_OFFLINE is set. Run the program once without it, and they are kept.")
        }

        /// It is downloaded, and checked as any other.
        private func comesWhole(_ source: PartSource) throws -> MissingParts.Outcome {
            if place.link.root != nil { throw isNotGivenInParts }
            try drop(source)
            place.say("\(place.link.shown) is no longer given in parts; downloading it whole")
            return .replaced
        }

        /// The file on this computer goes, unless another program has put the new one there.
        private func drop(_ source: PartSource) throws {
            if source.file.isInPlace { place.remove() }
            if source.file.isInPlace {
                throw DownloadFailure(
                    "another cache is published at \(place.link.shown) now, and what was fetched of the old one can't be "
                        + "removed: \(OneLine.path(source.file.name)). See that its folder can be written into.")
            }
        }

        private var isNotGivenInParts: DownloadFailure {
            DownloadFailure(
                "\(place.link.shown) is no longer given in parts. What was fetched so far is kept; with "
                    + "CACHED_OPENAI_CACHE_RANGES=never the whole cache is downloaded.", isPassing: true)
        }

        private var isNoCache: DownloadFailure {
            DownloadFailure(
                "\(place.link.shown) is not a cache at the moment: perhaps one must log in to this network first. Open the "
                    + "address in a browser, then run the program again. What was fetched so far is kept.",
                isPassing: true)
        }

        private func areOthers(_ part: Range<UInt64>) -> DownloadFailure {
            DownloadFailure(
                "what came for bytes \(part.lowerBound) to \(part.upperBound) of \(place.link.shown) is not what was "
                    + "published. Run the program again; if that doesn't help, tell your teacher.")
        }
    }
}
