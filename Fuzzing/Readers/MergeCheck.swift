import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A merge of a journal into a cache file. The input is both, one behind the other.
enum MergeCheck {
    private typealias Names = OpenAICache.FileNames
    private typealias JournalHeader = OpenAICache.JournalHeader

    static func run(_ bytes: Data) throws {
        let magic = JournalHeader(identifier: Data(count: 16)).encode().prefix(8)
        let start = bytes.range(of: magic)?.lowerBound ?? bytes.endIndex
        let (cache, journal) = (Data(bytes[..<start]), Data(bytes[start...]))
        try Scratch.run { try check(cache: cache, journal: journal, in: $0) }
        let (soundCache, soundJournal) = (Checksums.repaired(cache), Checksums.repaired(journal))
        if soundCache == cache && soundJournal == journal { return }
        try Scratch.run { try check(cache: soundCache, journal: soundJournal, in: $0) }
    }

    static func check(cache: Data?, journal: Data, in scratch: Scratch) throws {
        if let cache { try scratch.write(cache, to: Names.cache) }
        try scratch.write(journal, to: Names.journal)
        let before = cache == nil || cache == Data() ? RecordedAnswers() : try? RecordedAnswers(cache: cache ?? Data())
        do {
            guard try merge(in: scratch) != nil else {
                return try BrokenPromise.unless(journal.count < 36, "a journal is merged")
            }
            try BrokenPromise.unless(scratch.read(Names.journal) == nil, "a journal that was merged is deleted")
            if !knows(journal, cache ?? Data()) { try checkMerged(before, journal, in: scratch) }
            try checkAgain(journal, in: scratch)
        } catch is OpenAICache.CacheError {
            try BrokenPromise.unless(scratch.read(Names.journal) == journal, "what isn't merged stays in the journal")
            try before.map { try checkUnchanged($0, in: scratch) }
        }
        try scratch.expectOnly(Names.cache, Names.journal)
    }

    private static func merge(in scratch: Scratch) throws -> OpenAICache.JournalMerge.Outcome? {
        try OpenAICache.JournalMerge.run(
            journalPath: scratch.path(Names.journal), cachePath: scratch.path(Names.cache))
    }

    private static func checkMerged(_ before: RecordedAnswers?, _ journal: Data, in scratch: Scratch) throws {
        guard var expected = before else { return }
        expected.add(try RecordedAnswers(journal: journal))
        let found = try answers(in: scratch)
        try BrokenPromise.unless(found.count == expected.count, "\(expected.count) answers, not \(found.count)")
        try BrokenPromise.unless(found == expected, "what was merged: \(found.difference(from: expected))")
    }

    /// Killed before it deleted the journal, the next run finds it again.
    private static func checkAgain(_ journal: Data, in scratch: Scratch) throws {
        try scratch.write(journal, to: Names.journal)
        let before = try? answers(in: scratch)
        let outcome = try merge(in: scratch)
        try BrokenPromise.unless(outcome?.entryCount == 0, "a merge that is done again adds nothing")
        try before.map { try checkUnchanged($0, in: scratch) }
    }

    private static func checkUnchanged(_ before: RecordedAnswers, in scratch: Scratch) throws {
        if before.count == 0 { return }
        let after = try answers(in: scratch)
        try BrokenPromise.unless(after == before, "what was in the cache file: \(after.difference(from: before))")
    }

    /// A merge that takes nothing over makes no cache file.
    private static func answers(in scratch: Scratch) throws -> RecordedAnswers {
        try scratch.read(Names.cache).map { try RecordedAnswers(cache: $0) } ?? RecordedAnswers()
    }

    /// Whether the cache file says that it holds a part of this journal already.
    private static func knows(_ journal: Data, _ cache: Data) -> Bool {
        let file = try? OpenAICache.CacheFile(OpenAICache.DataSource(cache, name: "a cache file"))
        let header = try? JournalHeader(from: OpenAICache.DataSource(journal, name: "a journal"))
        guard let merged = file?.directory.mergedJournal, let header else { return false }
        return merged.identifier == header.identifier && merged.byteCount > UInt64(JournalHeader.byteCount)
    }
}
