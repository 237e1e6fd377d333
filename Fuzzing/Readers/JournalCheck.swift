import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A journal: read, opened to be written on, and merged.
enum JournalCheck {
    private typealias Names = OpenAICache.FileNames

    static func run(_ bytes: Data) throws {
        for bytes in Checksums.forms(of: bytes) {
            let source = OpenAICache.DataSource(bytes, name: "the journal")
            try LayerCheck(source: source).run(OpenAICache.CacheOpener.openJournal(source))
            try Scratch.run { try checkWriting(bytes, in: $0) }
            try Scratch.run { try MergeCheck.check(cache: nil, journal: bytes, in: $0) }
        }
    }

    /// What was whole stays, and what is written is there.
    private static func checkWriting(_ bytes: Data, in scratch: Scratch) throws {
        try scratch.write(bytes, to: Names.journal)
        do {
            let file = try OpenAICache.JournalFile.open(path: scratch.path(Names.journal), waiting: 1) { _ in }
            guard let file else { throw BrokenPromise(description: "nobody deleted it") }
            let opened = scratch.read(Names.journal) ?? Data()
            // The header may be told that an earlier version can't read on.
            let (before, after) = (bytes.dropFirst(36), opened.dropFirst(36))
            try BrokenPromise.unless(
                after.prefix(before.count).elementsEqual(before.prefix(after.count)),
                "what was whole is left as it was")
            let sample = SampleRecording.number(1)
            var expected = try RecordedAnswers(journal: bytes)
            expected.add(sample)
            try BrokenPromise.unless(try file.append(sample, waiting: 1), "a journal takes an answer")
            let found = try RecordedAnswers(journal: scratch.read(Names.journal) ?? Data())
            try BrokenPromise.unless(found == expected, "an answer is added: \(found.difference(from: expected))")
        } catch is OpenAICache.CacheError {
            try BrokenPromise.unless(scratch.read(Names.journal) == bytes, "what is no journal is left as it is")
        }
        try scratch.expectOnly(Names.journal)
    }
}
