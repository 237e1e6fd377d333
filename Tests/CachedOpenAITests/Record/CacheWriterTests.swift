import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct CacheWriterTests {
    private typealias Recording = OpenAICache.Recording

    private func file(_ data: Data) throws -> OpenAICache.CacheFile {
        try OpenAICache.CacheFile(OpenAICache.DataSource(data, name: "a file"))
    }

    private func numbers(_ data: Data) throws -> [Int] {
        var found: [Int] = []
        let file = try file(data)
        try file.forEachLocator { key, locator in
            let number = Int(locator.recordedAt % 1_000_000)
            let (places, answer) = (try file.locators(for: key), try file.answer(at: locator))
            #expect(places.contains(locator) && answer == SampleRecording.number(number).answer)
            found.append(number)
        }
        return found.sorted()
    }

    @Test func whatStandsInTheFileIsNotRewritten() throws {
        _ = try SampleFile.inTemporaryFile { path in
            var before = Data()
            for merge in 0..<12 {
                try SampleFile.append((0..<merge + 1).map { SampleRecording.number(merge * 20 + $0) }, to: path)
                let after = try Data(contentsOf: URL(fileURLWithPath: path))
                let header = OpenAICache.FileHeader.byteCount
                #expect(after.dropFirst(header).prefix(max(0, before.count - header)) == before.dropFirst(header))
                before = after
            }
        }
    }

    @Test func indexesAreMergedSoThatThereAreFewAndEachEntryMovesAFewTimes() throws {
        _ = try SampleFile.inTemporaryFile { path in
            var rewritten: UInt64 = 0
            for number in 0..<50 {
                try SampleFile.append([SampleRecording.number(number)], to: path)
                let segments = try file(Data(contentsOf: URL(fileURLWithPath: path))).directory.segments
                rewritten += segments.last?.entryCount ?? 0
                let counts = segments.map(\.entryCount)
                #expect(counts.reduce(0, +) == UInt64(number + 1) && counts.count <= 6)
                for (older, newer) in zip(counts, counts.dropFirst()) { #expect(older > newer) }
            }
            #expect(rewritten < 500)
            #expect(try numbers(Data(contentsOf: URL(fileURLWithPath: path))) == Array(0..<50))
        }
    }

    @Test func answersToOneRequestStayInOrderOverMerges() throws {
        let merges = (0..<9).map { merge in (0...merge).map { SampleRecording.number(merge * 10 + $0, question: 1) } }
        let locators = try file(SampleFile.recorded(merges)).locators(for: SampleRecording.key(of: 1))
        #expect(locators.map(\.recordedAt) == merges.flatMap { $0 }.map(\.answer.recordedAt))
        let requests = OpenAICache.Locked(0)
        try file(SampleFile.recorded(merges)).forEachRequest { _, _ in
            requests.withLock { $0 += 1 }
            return true
        }
        #expect(requests.withLock { $0 } == 1)
    }

    /// The writes of a merge are: what is appended, the identity, the state. Killed in any of them, the old state holds,
    /// and the next merge makes the new one.
    @Test func aMergeThatIsKilledAtAnyWriteLeavesTheOldState() async throws {
        let first = (0..<4).map { SampleRecording.number($0) }
        let second = (4..<7).map { SampleRecording.number($0) }
        let old = try SampleFile.recorded([first])
        let new = try SampleFile.recorded([first, second])
        for end in stride(from: old.count, through: new.count, by: 37) {
            await Task.yield()
            let killed = old + new[old.count..<end]
            #expect(try numbers(killed) == [0, 1, 2, 3], "killed at \(end)")
            let again = try SampleFile.inTemporaryFile { path in
                try killed.write(to: URL(fileURLWithPath: path))
                try SampleFile.append(second, to: path)
            }
            #expect(again.prefix(new.count) == new, "killed at \(end)")
            #expect(try numbers(again) == Array(0..<7))
        }
    }

    @Test func afterAShorterMergeNothingOfTheKilledOneCounts() throws {
        let old = try SampleFile.recorded([[SampleRecording.number(0)]])
        let long = try SampleFile.recorded([[SampleRecording.number(0)], (1..<9).map { SampleRecording.number($0) }])
        let file = try SampleFile.inTemporaryFile { path in
            try (old + long.dropFirst(old.count)).write(to: URL(fileURLWithPath: path))
            try SampleFile.append([SampleRecording.number(20)], to: path)
        }
        #expect(try numbers(file) == [0, 20])
    }

    @Test func aFileThatWasCutWhileItWasBegunIsBegunAgain() async throws {
        for count in stride(from: 0, to: OpenAICache.FileHeader.byteCount, by: 5) {
            await Task.yield()
            let begun = try SampleFile.recorded([[SampleRecording.number(0)]]).prefix(count)
            let file = try SampleFile.inTemporaryFile { path in
                try begun.write(to: URL(fileURLWithPath: path))
                try SampleFile.append([SampleRecording.number(1)], to: path)
            }
            #expect(try numbers(file) == [1], "cut at \(count)")
        }
    }

    @Test func aDamagedFileIsNotWrittenTo() throws {
        let whole = try SampleFile.recorded([[SampleRecording.number(0)], [SampleRecording.number(1)]])
        var damaged: [Data] = [Data("mine".utf8), whole.dropLast(5), Data(count: 200)]
        for place in [0, 9, 17, 30, 65] {
            var data = whole
            data[place] ^= 1
            damaged.append(data)
        }
        for data in damaged {
            let after = try SampleFile.inTemporaryFile { path in
                try data.write(to: URL(fileURLWithPath: path))
                #expect(throws: OpenAICache.CacheError.self) {
                    try SampleFile.append([SampleRecording.number(2)], to: path)
                }
            }
            #expect(after == data)
        }
    }

    @Test func packedFilesAreRecordedInto() throws {
        let packed = try SampleFile.packed((0..<5).map { SampleRecording.number($0) })
        let file = try SampleFile.inTemporaryFile { path in
            try packed.write(to: URL(fileURLWithPath: path))
            try SampleFile.append([SampleRecording.number(5)], to: path)
        }
        #expect(try numbers(file) == Array(0..<6))
        #expect(file.dropFirst(96).prefix(packed.count - 96) == packed.dropFirst(96))
    }

    @Test func digestsOfPartsAreGoneOnceTheyNoLongerCoverAll() throws {
        let offset = UInt64(OpenAICache.FileHeader.byteCount)
        var directory = OpenAICache.Directory()
        directory.partDigests = .init(rootOffset: offset, digest: Data(1...32))
        let packed = SampleFile.file(Data(), directory)
        #expect(try file(packed).directory.partDigests != nil)
        let after = try SampleFile.inTemporaryFile { path in
            try packed.write(to: URL(fileURLWithPath: path))
            try SampleFile.append([SampleRecording.number(1)], to: path)
        }
        #expect(try file(after).directory.partDigests == nil && numbers(after) == [1])
    }

    @Test func thatSomeKeysAreEarlierOnesIsRemembered() throws {
        func after(_ journals: [OpenAICache.JournalHeader]) throws -> Bool {
            let data = try SampleFile.inTemporaryFile { path in
                for (number, journal) in journals.enumerated() {
                    let writer = try OpenAICache.CacheWriter(
                        appendingTo: .init(path: path, for: .update))
                    try writer.append(SampleRecording.number(number))
                    try writer.commit(journal, byteCount: 36)
                }
            }
            return try file(data).holdsEarlierKeys
        }
        let (now, earlier) = (
            OpenAICache.JournalHeader(identifier: Data(count: 16)),
            OpenAICache.JournalHeader(identifier: Data(count: 16), version: 1)
        )
        #expect(try !after([now, now]))
        #expect(try after([now, earlier]) && after([earlier, now]))
    }
}
