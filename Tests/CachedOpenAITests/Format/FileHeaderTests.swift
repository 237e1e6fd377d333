import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct FileHeaderTests {
    private typealias Header = OpenAICache.FileHeader

    private func read(_ data: Data) throws -> Header.Commit {
        try Header.read(from: OpenAICache.DataSource(data, name: "a file")).commit
    }

    private func error(_ data: Data) -> OpenAICache.CacheError? {
        #expect(throws: OpenAICache.CacheError.self) { _ = try read(data) }
    }

    private func writing(_ commits: [Header.Commit]) -> Data {
        var data = Header.encode(commits[0], form: .recorded)
        for commit in commits.dropFirst() {
            let slot = Header.slot(for: commit)
            data.replaceSubrange(slot.offset..<slot.offset + slot.data.count, with: slot.data)
        }
        return data
    }

    private let commits = (1...4).map { number in
        Header.Commit(
            generation: UInt64(number), fileCount: UInt64(number * 1000), directoryOffset: UInt64(number * 900))
    }

    @Test func theNewestStateCounts() throws {
        for count in 1...4 { #expect(try read(writing(Array(commits[..<count]))) == commits[count - 1]) }
    }

    @Test func aStateThatIsBeingWrittenLeavesTheOlderOneWhole() throws {
        for number in 1..<4 {
            let before = writing(Array(commits[..<number]))
            let slot = Header.slot(for: commits[number])
            let kept = writing(Array(commits[..<number])).dropFirst(slot.offset).prefix(slot.data.count)
            #expect(kept != slot.data)
            #expect(try read(before) == commits[number - 1])
            let older = Header.slot(for: commits[number - 1])
            #expect(older.offset + older.data.count <= slot.offset || slot.offset + slot.data.count <= older.offset)
        }
    }

    @Test func aStateThatIsDamagedIsSeenAndNotTakenForAnOlderOne() {
        for bit in 0..<28 * 8 {
            var data = writing(Array(commits[..<3]))
            data[60 + bit / 8] ^= 1 << (bit % 8)
            let found = error(data)
            #expect(found?.code == .damaged && found?.offset == 60, "bit \(bit)")
        }
    }

    @Test func cutAtAnyByteItIsNoHeader() {
        let data = writing(commits)
        for count in 0..<data.count {
            let found = error(data.prefix(count))
            #expect(found?.code == .damaged && found?.offset == UInt64(count) && found?.file == "a file")
        }
    }

    @Test func aNewerVersionSaysSo() {
        var data = writing(commits)
        data[10] = UInt8(Header.version + 1)
        #expect(error(data)?.code == .damaged)
        var writer = OpenAICache.ByteWriter()
        writer.append(OpenAICache.CRC32.checksum(data.prefix(16)))
        data.replaceSubrange(16..<20, with: writer.data)
        let found = error(data)
        #expect(found?.code == .newerVersion)
        #expect(found?.description.contains("Update CachedOpenAI") == true)
    }

    @Test func aNewerWriterThatOlderReadersUnderstandIsRead() throws {
        var data = writing(commits)
        data[8] = 9
        var writer = OpenAICache.ByteWriter()
        writer.append(OpenAICache.CRC32.checksum(data.prefix(16)))
        data.replaceSubrange(16..<20, with: writer.data)
        #expect(try read(data) == commits[3])
    }

    @Test(arguments: [
        ("<!DOCTYPE html><html></html>", "web page"), ("{\"a\": 1}", "JSON"), ("\u{1F}\u{8B}", "text"),
        ("PK\u{3}\u{4}", "ZIP"), ("SQLite format 3\0", "text"), ("x", "text that begins “x”"),
    ])
    func anotherFormatIsCalledByItsName(text: String, name: String) {
        let found = error(Data(text.utf8))
        #expect(found?.code == .foreign && found?.offset == 0)
        #expect(found?.description.contains(name) == true)
    }

    @Test func pickleAndGzipAreKnown() {
        #expect(error(Data([0x80, 4, 0x95]) + Data(count: 100))?.description.contains("pickle") == true)
        #expect(error(Data([0x1F, 0x8B, 8]) + Data(count: 100))?.description.contains("gzip") == true)
    }
}
