import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Look-ups in a cache file of any size: what was recorded is found, in order, and nothing else is.
@Suite struct IndexTests {
    /// An index over entries, in so many segments one after the other; the "answers" are only places.
    private func file(_ entries: [OpenAICache.IndexEntry], segments count: Int) throws -> OpenAICache.CacheFile {
        var frames = Data()
        var directory = OpenAICache.Directory()
        directory.bases = ["b"]
        for number in 0..<count {
            let part = entries[entries.count * number / count..<entries.count * (number + 1) / count]
            let sorted = part.enumerated().sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }.map(
                \.element)
            let start = UInt64(OpenAICache.FileHeader.byteCount + frames.count)
            let index = OpenAICache.IndexRoot.encode(sorted, at: start) { OpenAICache.Frame.encode($0, stored: $1) }
            for frame in index.frames { frames += frame }
            directory.segments.append(.init(rootOffset: index.rootOffset, entryCount: UInt64(part.count)))
        }
        return try OpenAICache.CacheFile(OpenAICache.DataSource(SampleFile.file(frames, directory), name: "a file"))
    }

    private func entry(_ number: Int, key: OpenAICache.RequestKey) -> OpenAICache.IndexEntry {
        .init(
            key: key, seed: number % 3 == 0 ? nil : -number, recordedAt: Int64(number), frameOffset: UInt64(number),
            recordOffset: UInt32(number), base: 0, marks: number % 7 == 0 ? .replacesEarlier : [])
    }

    private func key(_ number: Int, like other: Int? = nil) throws -> OpenAICache.RequestKey {
        var digest = Data(count: 32)
        var dice = Dice(UInt64(other ?? number))
        for place in 0..<8 { digest[place] = UInt8.random(in: 0...255, using: &dice) }
        digest[30] = UInt8(truncatingIfNeeded: number >> 8)
        digest[31] = UInt8(truncatingIfNeeded: number)
        return try #require(OpenAICache.RequestKey(digest: digest))
    }

    private func numbers(_ file: OpenAICache.CacheFile, _ key: OpenAICache.RequestKey) throws -> [Int] {
        try file.locators(for: key).map { Int($0.recordedAt) }
    }

    @Test(arguments: [0, 1, 63, 64, 65, 127, 128, 129, 1_000, 20_000])
    func everyEntryIsFoundAndNothingElse(count: Int) async throws {
        let entries = try (0..<count).map { entry($0, key: try key($0)) }
        for segments in [1, 3] {
            await Task.yield()
            let file = try file(entries, segments: segments)
            for number in stride(from: 0, to: count, by: max(1, count / 1_000)) {
                await Task.yield()
                let found = try file.locators(for: entries[number].key)
                #expect(found.count == 1 && found[0].recordedAt == Int64(number))
                #expect(found.first?.seed == entries[number].seed && found.first?.base == "b")
                #expect(found.first?.marks == entries[number].marks)
            }
            for number in 0..<200 { #expect(try numbers(file, try key(1 << 20 + number)) == []) }
            #expect(try numbers(file, try #require(.init(digest: Data(count: 32)))) == [])
            #expect(try numbers(file, try #require(.init(digest: Data(repeating: 0xFF, count: 32)))) == [])
            var visited = 0
            try file.forEachLocator { _, _ in visited += 1 }
            #expect(visited == count)
        }
    }

    @Test func answersToOneKeyAreFoundAcrossPagesInTheirOrder() throws {
        let many = try key(7)
        for before in [0, 1, 62, 63, 64, 65] {
            for count in [2, 63, 64, 65, 200] {
                let others = try (0..<300).map { try key(1_000 + $0) }
                let smaller = others.filter { $0 < many }.prefix(before)
                let larger = others.filter { many < $0 }.prefix(70)
                let entries =
                    smaller.map { entry(9_999, key: $0) } + (0..<count).map { entry($0, key: many) }
                    + larger.map { entry(9_999, key: $0) }
                #expect(try numbers(file(Array(entries), segments: 1), many) == Array(0..<count), "\(before), \(count)")
            }
        }
    }

    @Test func theOrderIsKeptFromSegmentToSegment() throws {
        let entries = try (0..<900).map { entry($0, key: try key($0 % 3)) }
        for segments in [1, 2, 5, 9] {
            let file = try file(entries, segments: segments)
            for number in 0..<3 {
                #expect(try numbers(file, try key(number)) == Array(stride(from: number, to: 900, by: 3)))
            }
        }
    }

    @Test func keysThatBeginAlikeAreToldApart() throws {
        let entries = try (0..<500).map { entry($0, key: try key($0, like: 1)) }
        let file = try file(entries.shuffled(), segments: 2)
        for number in 0..<500 { #expect(try numbers(file, entries[number].key) == [number]) }
        #expect(try numbers(file, try key(501, like: 1)) == [])
    }

    @Test func aLookUpReadsAPageAndNotTheFile() throws {
        let entries = try (0..<20_000).map { entry($0, key: try key($0)) }
        let index = OpenAICache.IndexRoot.encode(entries.sorted { $0.key < $1.key }, at: 96) {
            OpenAICache.Frame.encode($0, stored: $1)
        }
        var directory = OpenAICache.Directory()
        directory.segments = [.init(rootOffset: index.rootOffset, entryCount: 20_000)]
        let data = SampleFile.file(index.frames.reduce(Data(), +), directory)
        let source = CountingSource(data)
        let file = try OpenAICache.CacheFile(source)
        #expect(source.readCount < 1_000)
        _ = try file.locators(for: entries[0].key)
        let first = source.readCount
        #expect(first < 20_000)
        _ = try file.locators(for: entries[1].key)
        #expect(source.readCount - first < 10_000)
    }

    /// A root that names one page over and over would make one small file cost any amount of memory.
    @Test func aPageIsNamedOnceAndHoldsNoMoreThanItMay() throws {
        let same = try key(1)
        let page = OpenAICache.IndexRoot.encode((0..<64).map { entry($0, key: same) }, at: 96) {
            OpenAICache.Frame.encode($0, stored: $1)
        }.frames[0]
        var root = OpenAICache.ByteWriter()
        for _ in 0..<1_000 {
            root.append(same.prefix)
            root.append(UInt64(96))
        }
        try expectRefused(page + SampleFile.compressed(.indexRoot, root.data), root: 96 + UInt64(page.count), same)
        var long = OpenAICache.ByteWriter()
        for number in 0..<65 { entry(number, key: same).append(to: &long) }
        let big = SampleFile.compressed(.indexPage, long.data)
        var one = OpenAICache.ByteWriter()
        one.append(same.prefix)
        one.append(UInt64(96))
        try expectRefused(big + SampleFile.compressed(.indexRoot, one.data), root: 96 + UInt64(big.count), same)
    }

    private func expectRefused(_ frames: Data, root: UInt64, _ key: OpenAICache.RequestKey) throws {
        var directory = OpenAICache.Directory()
        directory.segments = [.init(rootOffset: root, entryCount: 64)]
        let file = try OpenAICache.CacheFile(OpenAICache.DataSource(SampleFile.file(frames, directory), name: "a file"))
        #expect(throws: OpenAICache.CacheError.self) { try file.locators(for: key) }
        #expect(throws: OpenAICache.CacheError.self) { try file.forEachLocator { _, _ in } }
    }
}
