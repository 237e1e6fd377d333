import Foundation

nonisolated extension OpenAICache {
    /// A file without a usable index, read frame by frame into an index in memory: a journal, or a damaged cache file.
    package final class ScannedFile: CacheLayer {
        private struct Index {
            var locators: [RequestKey: [Locator]] = [:]
            var requestFrames: [UInt64] = []
            var count = 0
            /// Nearly all have the same one: it is kept once.
            var lastBase = ""
        }

        let source: any ByteSource
        private let index: Locked<Index>
        /// What was found wrong.
        package let damage: [CacheError]
        /// The end of the last whole frame.
        let end: UInt64
        package let delaysResponses = false
        package let holdsEarlierKeys: Bool

        package var name: String { source.name }
        var count: Int { index.withLock(\.count) }
        var keys: [RequestKey] { index.withLock { Array($0.locators.keys) } }
        package var isEmpty: Bool { index.withLock { $0.locators.isEmpty } }

        /// Reads all frames from a place on, up to another or the file's end.
        ///
        /// - Parameter holdsEarlierKeys: false if it is known to hold none.
        package init(
            _ source: any ByteSource, from start: UInt64, to end: UInt64? = nil, holdsEarlierKeys: Bool = true
        ) {
            self.source = source
            self.holdsEarlierKeys = holdsEarlierKeys
            var index = Index()
            var damage: [CacheError] = []
            var walk = FrameWalk(source, from: start, to: Swift.min(end ?? source.count, source.count))
            while let place = walk.next() {
                do {
                    try Self.take(place, of: source, into: &index)
                } catch {
                    damage.append(error as? CacheError ?? .damaged(source.name, offset: place.offset, "\(error)"))
                }
            }
            self.index = Locked(index)
            self.damage = (walk.damage + damage).sorted { ($0.offset ?? 0) < ($1.offset ?? 0) }
            self.end = walk.lastEnd
        }

        private static func take(_ place: FrameWalk.Place, of source: any ByteSource, into index: inout Index) throws {
            switch place.frame.kind {
            case .recording:
                try addAnswers(at: place, of: source, to: &index)
                index.requestFrames.append(place.offset)
            case .answers, .packedAnswers: try addAnswers(at: place, of: source, to: &index)
            case .requests, .packedRequests: index.requestFrames.append(place.offset)
            case .indexPage, .compactIndexPage, .indexRoot, .directory, .bytes, .partDigests,
                .partDigestsRoot:
                break
            }
        }

        private static func addAnswers(
            at place: FrameWalk.Place, of source: any ByteSource, to index: inout Index
        ) throws {
            for record in try RecordFrame(place.frame, in: source, at: place.offset)?.heads() ?? [] {
                try add(record.fields, at: place.offset, record.place, of: source, to: &index)
            }
        }

        private static func add(
            _ fields: RecordingCoding.Fields, at frameOffset: UInt64, _ recordOffset: UInt32, of source: any ByteSource,
            to index: inout Index
        ) throws {
            guard let key = fields.key else { return }
            guard UInt64(index.count) < Locator.mostCount(in: source) else {
                throw CacheError.damaged(source.name, offset: frameOffset, "more answers than a file of its size holds")
            }
            index.count += 1
            if fields.base != index.lastBase { index.lastBase = fields.base }
            let locator = Locator(
                key: key, seed: fields.seed, base: index.lastBase, recordedAt: fields.answer.recordedAt,
                frameOffset: frameOffset, recordOffset: recordOffset, marks: fields.marks)
            index.locators[key, default: []].append(locator)
        }

        /// Makes a recording known that has just been appended to the file.
        func add(_ recording: Recording, at frameOffset: UInt64) {
            let locator = Locator(
                key: recording.key, seed: recording.seed, base: recording.base,
                recordedAt: recording.answer.recordedAt, frameOffset: frameOffset, recordOffset: 0,
                marks: recording.marks)
            index.withLock { index in
                index.locators[recording.key, default: []].append(locator)
                index.requestFrames.append(frameOffset)
            }
        }

        package func locators(for key: RequestKey) -> [Locator] {
            index.withLock { $0.locators[key] ?? [] }
        }

        package func changingCount(for key: RequestKey) -> Int? {
            index.withLock { $0.locators[key]?.count ?? 0 }
        }

        package func answer(at locator: Locator) throws -> RecordedAnswer {
            try fields(at: locator.frameOffset, locator.recordOffset).answer
        }

        package func forEachLocator(_ visit: (RequestKey, Locator) throws -> Void) rethrows {
            for (key, locators) in index.withLock({ $0.locators }) {
                for locator in locators { try visit(key, locator) }
            }
        }

        package func forEachRequest(_ visit: (RequestKey, RecordedRequest) -> Bool) {
            for offset in index.withLock({ $0.requestFrames }) {
                guard let records = try? records(at: offset) else { continue }
                if !records.forEachRequest(visit) { return }
            }
        }

        private func fields(at frameOffset: UInt64, _ recordOffset: UInt32) throws -> RecordingCoding.Fields {
            guard let records = try records(at: frameOffset) else {
                throw CacheError.damaged(name, offset: frameOffset, "another kind of frame than expected")
            }
            do {
                return try records.fields(at: recordOffset)
            } catch let problem as CacheError {
                throw problem
            } catch {
                throw CacheError.damaged(name, offset: frameOffset, "no answer at \(recordOffset) in this frame")
            }
        }

        private func records(at offset: UInt64) throws -> RecordFrame? {
            try RecordFrame(Frame.read(from: source, at: offset), in: source, at: offset)
        }
    }
}
