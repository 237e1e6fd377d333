import Foundation

nonisolated extension OpenAICache {
    /// Appends recordings to a cache file. What stands in it stays where it is; nothing counts before `commit()`.
    final class CacheWriter {
        private static let requestBlockCount = 1 << 20

        private let file: FileSource
        private let existing: CacheFile
        private var directory: Directory
        private var generation: UInt64
        private var end: UInt64
        private var entries: [IndexEntry] = []
        private var requests = RecordBlock()
        private var newKeys: Set<RequestKey> = []
        private var isCounting = false

        /// - Parameter file: a cache file that this process has locked, or one that holds nothing yet.
        init(appendingTo file: FileSource) throws {
            self.file = file
            if FileHeader.isUnfinished(file) { try Self.begin(file) }
            existing = try CacheFile(file)
            directory = existing.directory
            directory.holdsEarlierKeys = existing.holdsEarlierKeys && !existing.isEmpty
            // They don't cover what is appended.
            directory.partDigests = nil
            directory.header = nil
            generation = existing.commit.generation
            end = existing.commit.fileCount
            guard end <= file.count else { throw CacheError.endOfFile(file.name, offset: file.count) }
        }

        /// How far a journal is already in the file.
        func mergedCount(ofJournal identifier: Data) -> UInt64 {
            guard let merged = directory.mergedJournal, merged.identifier == identifier else { return 0 }
            return merged.byteCount
        }

        func append(_ recording: Recording) throws {
            guard let base = directory.number(ofBase: recording.base) else {
                throw CacheError.damaged(file.name, offset: end, "more than 65,535 base URLs")
            }
            try appendRequest(of: recording)
            var block = RecordBlock()
            let offset = block.append(
                RecordingCoding.encodeAnswer(
                    recording.answer, key: recording.key, seed: recording.seed, base: recording.base,
                    marks: recording.marks))
            entries.append(
                IndexEntry(
                    key: recording.key, seed: recording.seed, recordedAt: recording.answer.recordedAt, frameOffset: end,
                    recordOffset: offset, base: base, marks: recording.marks))
            try write(Frame.encode(.answers, stored: block.payload))
        }

        /// Makes everything that was appended count, with the journal that it came from.
        func commit(_ journal: JournalHeader, byteCount: UInt64) throws {
            try flushRequests()
            try writeIndex()
            directory.mergedJournal = .init(identifier: journal.identifier, byteCount: byteCount)
            if journal.version < 2 { directory.holdsEarlierKeys = true }
            let directoryOffset = end
            try write(Frame.encode(.directory, stored: directory.encode()))
            try file.synchronize()
            let commit = FileHeader.Commit(
                generation: generation + 1, fileCount: end, directoryOffset: directoryOffset)
            try file.write(FileHeader.identity(.recorded), at: 0)
            let slot = FileHeader.slot(for: commit)
            isCounting = true
            try file.write(slot.data, at: UInt64(slot.offset))
            try file.synchronize()
        }

        /// Gives back the space of what was appended and will not count: a full disk may need it for the journal.
        func giveUp() {
            if !isCounting { try? file.setCount(to: existing.commit.fileCount) }
        }

        private static func begin(_ file: FileSource) throws {
            let directory = Frame.encode(.directory, stored: Directory().encode())
            let offset = UInt64(FileHeader.byteCount)
            let commit = FileHeader.Commit(
                generation: 1, fileCount: offset + UInt64(directory.count), directoryOffset: offset)
            do {
                try file.write(FileHeader.encode(commit, form: .recorded) + directory, at: 0)
            } catch {
                try? file.setCount(to: 0)
                throw error
            }
        }

        private func appendRequest(of recording: Recording) throws {
            guard !recording.request.isLeftOut, newKeys.insert(recording.key).inserted,
                try existing.locators(for: recording.key).isEmpty
            else { return }
            _ = requests.append(RecordingCoding.encodeRequest(recording.request, key: recording.key))
            if requests.byteCount > Self.requestBlockCount { try flushRequests() }
        }

        private func flushRequests() throws {
            if requests.byteCount == 0 { return }
            try write(Frame.encode(.requests, stored: requests.payload))
            requests = RecordBlock()
        }

        /// One segment for the new entries. Older segments that are not much larger are taken into it, so that
        /// there are few of them and each entry is rewritten a few times at most.
        private func writeIndex() throws {
            if entries.isEmpty { return }
            var merged = Self.sorted(entries)
            while let last = directory.segments.last, !last.isCompact, last.entryCount <= 2 * UInt64(merged.count) {
                var older: [IndexEntry] = []
                try existing.forEachEntry(of: last) { older.append($0) }
                merged = Self.merged(older, merged)
                directory.segments.removeLast()
            }
            let index = IndexRoot.encode(merged, at: end) { Frame.encode($0, stored: $1) }
            directory.segments.append(.init(rootOffset: index.rootOffset, entryCount: UInt64(merged.count)))
            for frame in index.frames { try write(frame) }
        }

        /// By key; entries of one key stay in the order in which they were recorded.
        private static func sorted(_ entries: [IndexEntry]) -> [IndexEntry] {
            entries.enumerated()
                .sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }
                .map(\.element)
        }

        private static func merged(_ older: [IndexEntry], _ newer: [IndexEntry]) -> [IndexEntry] {
            var result: [IndexEntry] = []
            result.reserveCapacity(older.count + newer.count)
            var next = 0
            for entry in older {
                while next < newer.count, newer[next].key < entry.key {
                    result.append(newer[next])
                    next += 1
                }
                result.append(entry)
            }
            return result + newer[next...]
        }

        private func write(_ data: Data) throws {
            try file.write(data, at: end)
            end += UInt64(data.count)
        }
    }
}
