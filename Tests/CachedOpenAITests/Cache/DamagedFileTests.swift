import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Damaged, foreign and hostile cache files: an error with name and place, and what can still be read is read.
@Suite(.timeLimit(.minutes(10))) struct DamagedFileTests {
    enum Form: CaseIterable { case recorded, packed }

    private typealias Directory = OpenAICache.Directory
    private typealias Frame = OpenAICache.Frame

    private static let recordings = [
        SampleRecording.number(0), SampleRecording.number(1, question: 0, seed: 1), SampleRecording.number(2),
        SampleRecording.number(3, answer: ""), SampleRecording.number(4),
    ]

    private func damage(_ form: Form) throws -> Damage {
        let all = Self.recordings
        let whole =
            switch form {
            case .recorded: try SampleFile.recorded([Array(all[..<2]), Array(all[2..<4]), [all[4]]])
            case .packed: try SampleFile.packed(all)
            }
        return try Damage(whole, all)
    }

    // MARK: Damage

    @Test(arguments: Form.allCases) func wholeItIsReadWithoutAWord(form: Form) throws {
        let damage = try damage(form)
        let reading = damage.expectSalvage(of: damage.whole, "whole")
        #expect(reading.answers.count == Self.recordings.count && reading.problems.isEmpty)
    }

    @Test(arguments: Form.allCases) func cutAtEveryByte(form: Form) async throws {
        let damage = try damage(form)
        for count in 0..<damage.whole.count {
            await Task.yield()
            let reading = damage.expectSalvage(of: damage.whole.prefix(count), "cut at \(count)")
            let isOnlyPadding = count + 2 >= damage.whole.count
            #expect(isOnlyPadding || !reading.problems.isEmpty, "cut at \(count)")
        }
    }

    @Test(arguments: Form.allCases) func everyByteFlipped(form: Form) async throws {
        let damage = try damage(form)
        var dice = Dice(77)
        for place in damage.whole.indices {
            await Task.yield()
            for bit in place < OpenAICache.FileHeader.byteCount ? Array(0..<8) : [Int(dice.next() % 8)] {
                var data = damage.whole
                data[place] ^= 1 << bit
                damage.expectSalvage(of: data, "bit \(bit) of byte \(place)")
            }
        }
    }

    @Test(arguments: Form.allCases) func garbageOverAnyPart(form: Form) async throws {
        let damage = try damage(form)
        var dice = Dice(78)
        for _ in 0..<300 {
            await Task.yield()
            var data = damage.whole
            let start = Int.random(in: 0..<data.count, using: &dice)
            let end = min(data.count, start + Int.random(in: 1...400, using: &dice))
            for place in start..<end { data[place] = UInt8.random(in: 0...255, using: &dice) }
            damage.expectSalvage(of: data, "garbage over \(start)..<\(end)")
        }
    }

    @Test(arguments: Form.allCases) func aPieceThatIsMissingOrTooMany(form: Form) async throws {
        let damage = try damage(form)
        var dice = Dice(79)
        for _ in 0..<150 {
            await Task.yield()
            let start = Int.random(in: 0..<damage.whole.count, using: &dice)
            let end = min(damage.whole.count, start + Int.random(in: 1...50, using: &dice))
            var data = damage.whole
            data.removeSubrange(start..<end)
            let reading = damage.reading(OpenAICache.DataSource(data, name: "x"))
            #expect(form == .packed || reading.answers.count >= Self.recordings.count - 3)
            data = damage.whole
            data.insert(contentsOf: damage.whole[start..<end], at: Int.random(in: 0...data.count, using: &dice))
            _ = damage.reading(OpenAICache.DataSource(data, name: "x"))
        }
        let behind = Data("HTTP/1.1 200 OK\r\n\r\n".utf8) + damage.whole
        #expect(damage.reading(OpenAICache.DataSource(behind, name: "x")).answers.count == Self.recordings.count)
    }

    @Test func aFileOnDiskIsReadLikeOneInMemory() throws {
        let damage = try damage(.recorded)
        for count in stride(from: 0, to: damage.whole.count, by: 97) {
            let expected = damage.reading(OpenAICache.DataSource(damage.whole.prefix(count), name: "x"))
            var found: Damage.Reading?
            _ = try SampleFile.inTemporaryFile { path in
                try damage.whole.prefix(count).write(to: URL(fileURLWithPath: path))
                found = damage.reading(try OpenAICache.FileSource(path: path))
            }
            #expect(
                found?.answers == expected.answers && found?.problems.map(\.offset) == expected.problems.map(\.offset))
        }
    }

    @Test func aFolderInItsPlaceIsAnError() throws {
        let path = FileManager.default.temporaryDirectory.path
        let error = #expect(throws: OpenAICache.CacheError.self) { _ = try OpenAICache.FileSource(path: path) }
        #expect(error?.description.contains("a folder stands here") == true)
    }

    // MARK: Other files

    @Test func emptiedItEndsAtItsBeginning() throws {
        let reading = try damage(.recorded).expectSalvage(of: Data(), "emptied")
        #expect(reading.problems.map(\.offset) == [0] && reading.problems[0].code == .damaged && !reading.hasLayer)
    }

    @Test(
        arguments: [
            Data("<html>not found</html>".utf8), Data("{\"error\": {}}".utf8), Data([0x80, 4, 0x95, 0, 1, 2]),
            Data([0x1F, 0x8B, 8, 0, 0, 0]), Data("PK\u{3}\u{4}".utf8),
            Data("SQLite format 3\0".utf8) + Data(count: 200),
            Data(count: 5_000), Data(repeating: 0xFF, count: 200_000),
        ] as [Data])
    func anotherFormatIsForeign(data: Data) throws {
        let reading = try damage(.recorded).expectSalvage(of: data, "foreign")
        #expect(reading.problems.map(\.code) == [.foreign] && reading.problems[0].offset == 0 && !reading.hasLayer)
    }

    @Test func aNewerVersionSaysSoAndIsNotGuessedAt() throws {
        let damage = try damage(.recorded)
        var data = damage.whole
        data[8] = 7
        data[10] = 7
        var writer = OpenAICache.ByteWriter()
        writer.append(OpenAICache.CRC32.checksum(data.prefix(16)))
        data.replaceSubrange(16..<20, with: writer.data)
        let reading = damage.reading(OpenAICache.DataSource(data, name: "the/file"))
        #expect(reading.problems.map(\.code) == [.newerVersion] && !reading.hasLayer)
        #expect(reading.problems[0].description.contains("format 7"))
    }

    // MARK: Hostile structures, with every checksum right

    /// The frames of the answers, and a file around them whose index starts wherever it says.
    private func hostile(_ more: Data = Data(), root: (UInt64) -> UInt64) throws -> (Damage, Data) {
        let damage = try damage(.packed)
        let answers = damage.whole.dropFirst(OpenAICache.FileHeader.byteCount)
        let place = UInt64(OpenAICache.FileHeader.byteCount + answers.count)
        var directory = Directory()
        directory.bases = [SampleRecording.base]
        directory.segments = [.init(rootOffset: root(place), entryCount: 5)]
        return (damage, SampleFile.file(answers + more, directory))
    }

    @Test(arguments: [UInt64.max, .max - 35, 1 << 63, 1 << 62, 1 << 40, 0, 1, 95, 96, 97] as [UInt64])
    func anIndexThatPointsAnywhereIsWorkedAround(offset: UInt64) throws {
        let (damage, data) = try hostile { _ in offset }
        let found = damage.expectSalvage(of: data, "root at \(offset)")
        #expect(found.answers.count == Self.recordings.count)
        _ = try SampleFile.inTemporaryFile { path in
            try data.write(to: URL(fileURLWithPath: path))
            #expect(damage.reading(try OpenAICache.FileSource(path: path)).answers.count == Self.recordings.count)
        }
    }

    @Test(arguments: [UInt64.max, 1 << 63, 1 << 40, 0, 96] as [UInt64]) func aPageThatIsNoPageIsWorkedAround(
        offset: UInt64
    ) throws {
        var root = OpenAICache.ByteWriter()
        root.append(UInt64(0))
        root.append(offset)
        let (damage, data) = try hostile(Frame.encode(.indexRoot, stored: root.data)) { $0 }
        let found = damage.expectSalvage(of: data, "page at \(offset)")
        #expect(found.answers.count == Self.recordings.count)
    }

    @Test func aRootThatNamesItselfIsWorkedAround() throws {
        let place = UInt64(try damage(.packed).whole.count)
        var root = OpenAICache.ByteWriter()
        root.append(UInt64(0))
        root.append(place)
        let (damage, data) = try hostile(Frame.encode(.indexRoot, stored: root.data)) { $0 }
        #expect(damage.expectSalvage(of: data, "cycle").answers.count == Self.recordings.count)
    }

    @Test(arguments: [(.max, 0), (1 << 62, 0), (0, 0), (96, 0), (97, 7), (1_000_000, .max)] as [(UInt64, UInt32)])
    func anEntryThatPointsAnywhereIsAnErrorAtThatPlace(frame: UInt64, record: UInt32) throws {
        let entry = OpenAICache.IndexEntry(
            key: SampleRecording.key(of: 2), seed: nil, recordedAt: 1, frameOffset: frame, recordOffset: record,
            base: 9,
            marks: [])
        let index = OpenAICache.IndexRoot.encode([entry], at: 96) { Frame.encode($0, stored: $1) }
        var directory = Directory()
        directory.segments = [.init(rootOffset: index.rootOffset, entryCount: .max)]
        let data = SampleFile.file(index.frames.reduce(Data(), +), directory)
        let layer = try #require(OpenAICache.CacheOpener.open(OpenAICache.DataSource(data, name: "the/file")).layer)
        let locator = try #require(try layer.locators(for: entry.key).first)
        let error = #expect(throws: OpenAICache.CacheError.self) { try layer.answer(at: locator) }
        #expect(error?.file == "the/file" && error?.offset != nil)
    }

    @Test(arguments: [UInt64.max, .max - 40, 1 << 63, 0, 10] as [UInt64]) func aStateThatPointsAnywhereIsWorkedAround(
        place: UInt64
    ) throws {
        let damage = try damage(.recorded)
        for commit in [
            OpenAICache.FileHeader.Commit(generation: 9, fileCount: place, directoryOffset: 200),
            OpenAICache.FileHeader.Commit(generation: 9, fileCount: UInt64(damage.whole.count), directoryOffset: place),
        ] {
            let header = OpenAICache.FileHeader.encode(commit, form: .recorded)
            let data = header + damage.whole.dropFirst(header.count)
            #expect(damage.expectSalvage(of: data, "\(commit)").answers.count == Self.recordings.count)
        }
    }

    @Test func theLastPossibleGenerationIsNoTrap() throws {
        _ = try SampleFile.inTemporaryFile { path in
            let directory = Frame.encode(.directory, stored: Directory().encode())
            try SampleFile.file(Data(), directory: directory, generation: .max).write(to: URL(fileURLWithPath: path))
            try? SampleFile.append([SampleRecording.number(1)], to: path)
        }
    }

    @Test func aBlockOfNothingHoldsNothing() {
        #expect(OpenAICache.RecordBlock.allFields(in: Data(count: 1_000)).isEmpty)
    }

    /// Records that deflate to almost nothing: reading them all would take a hundred times the file's size.
    @Test func aBombOfRecordsTakesNoMoreThanTheFileIsWorth() {
        var block = OpenAICache.RecordBlock()
        var record = OpenAICache.ByteWriter()
        record.append(field: 1, Data(count: 32))
        for _ in 0..<30_000 { _ = block.append(record.data) }
        let data = SampleFile.compressed(.answers, block.payload)
        #expect(data.count < 10_000)
        let file = OpenAICache.ScannedFile(OpenAICache.DataSource(data, name: "the/file"), from: 0)
        #expect(
            file.locators(for: OpenAICache.RequestKey(digest: Data(count: 32)) ?? SampleRecording.key(of: 1)).count
                < data.count)
        #expect(file.damage.first?.file == "the/file")
    }

    @Test func aBombInTheDirectorysPlaceIsAnError() throws {
        let bomb = Frame.encode(.directory, stored: Zlib.deflate(Data(count: 1 << 20)), rawCount: 1 << 46)
        let damage = try damage(.packed)
        let data = SampleFile.file(damage.whole.dropFirst(96), directory: bomb)
        #expect(damage.expectSalvage(of: data, "bomb").answers.count == Self.recordings.count)
    }
}
