import CZlib
import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct InflaterTests {
    typealias Inflater = OpenAICache.Inflater
    typealias Failure = OpenAICache.Inflater.Failure

    static let smallText = Data("The cache answers; the cache answers again, and the network sleeps. 0123456789".utf8)

    @Test(arguments: Sample.allCases, Zlib.Settings.all)
    func whatZlibCompressedComesBack(sample: Sample, settings: Zlib.Settings) throws {
        for count in [0, 1, 2, 3, 7, 8, 9, 31, 257, 258, 259, 1000, 4096, 32767, 32769, 65535, 65536, 150_001] {
            let data = sample.data(count: count)
            let compressed = Zlib.deflate(data, settings)
            try #require(!compressed.isEmpty)
            let inflated = try Inflater.inflate(compressed, expectedCount: count)
            #expect(inflated == data, "\(count) bytes")
        }
    }

    @Test func everySmallSizeComesBack() throws {
        let data = Sample.prose.data(count: 700)
        for count in 0...700 {
            let compressed = Zlib.deflate(data.prefix(count))
            let inflated = try Inflater.inflate(compressed, expectedCount: count)
            #expect(inflated == data.prefix(count))
        }
    }

    @Test(arguments: 1...300)
    func matchesOfEveryShortDistanceComeBack(distance: Int) throws {
        var dice = Dice(UInt64(distance))
        let pattern = (0..<distance).map { _ in UInt8.random(in: 0...255, using: &dice) }
        let data = Data((0..<2000).map { pattern[$0 % distance] })
        let inflated = try Inflater.inflate(Zlib.deflate(data), expectedCount: 2000)
        #expect(inflated == data)
    }

    @Test func matchesFromTheWindowsFarEndComeBack() throws {
        for distance in [32768 - 262, 32000, 24577, 16385, 12289] {
            let block = Sample.random.data(count: distance)
            let data = block + block.prefix(5000)
            let inflated = try Inflater.inflate(Zlib.deflate(data, .init(level: 9)), expectedCount: data.count)
            #expect(inflated == data)
        }
    }

    @Test func aStreamOfAllThreeBlockTypesComesBack() throws {
        // From a hand-made bit stream: stored "ab", fixed "cd", fixed and last "e".
        var stream = BitWriter()
        stream.append(0b000, 3)
        stream.alignToByte()
        stream.append(0xFFFD_0002, 32)
        stream.append(0x6261, 16)
        stream.appendFixedBlock("cd", isLast: false)
        stream.appendFixedBlock("e", isLast: true)
        let inflated = try Inflater.inflate(stream.zlibStream(of: Data("abcde".utf8)), expectedCount: 5)
        #expect(inflated == Data("abcde".utf8))
    }

    @Test func aSliceOfDataIsReadFromItsStart() throws {
        let compressed = Zlib.deflate(Self.smallText)
        let slice = (Data(repeating: 9, count: 5) + compressed + Data(repeating: 9, count: 5)).dropFirst(5).dropLast(5)
        let inflated = try Inflater.inflate(slice, expectedCount: Self.smallText.count)
        #expect(inflated == Self.smallText)
    }

    @Test(arguments: [0, 1, 6, 9], [Z_DEFAULT_STRATEGY, Z_FIXED, Z_HUFFMAN_ONLY])
    func everyTruncationIsReportedAsSuch(level: Int32, strategy: Int32) {
        let data = Sample.prose.data(count: 400)
        let compressed = Zlib.deflate(data, .init(level: level, strategy: strategy))
        for count in 0..<compressed.count {
            #expect(throws: Failure.damaged(.truncated, offset: count), "\(count) of \(compressed.count)") {
                try Inflater.inflate(compressed.prefix(count), expectedCount: data.count)
            }
        }
    }

    @Test(arguments: Sample.allCases)
    func damagedStreamsAreAcceptedAndRefusedAsByZlib(sample: Sample) {
        for (number, settings) in Zlib.Settings.all.enumerated() {
            var dice = Dice(UInt64(number) + 99)
            let data = sample.data(count: 600)
            let compressed = Zlib.deflate(data, settings)
            for _ in 0..<300 {
                var damaged = compressed
                for _ in 0...Int(dice.next() % 3) {
                    damaged[Int(dice.next() % UInt64(damaged.count))] ^= 1 << UInt8(dice.next() % 8)
                }
                expectSameAsZlib(damaged, count: data.count)
            }
        }
    }

    /// Without a valid checksum nothing passes, so this one compares what comes out before it: it repairs the checksum.
    @Test func damagedBlocksWithARepairedChecksumAreReadAsByZlib() {
        var dice = Dice(4)
        var acceptedCount = 0
        for round in 0..<6000 {
            let data = Sample.allCases[round % Sample.allCases.count].data(count: 40 + round % 200)
            var stream = Zlib.deflate(data, Zlib.Settings.all[round % Zlib.Settings.all.count])
            let place = 2 + Int(dice.next() % UInt64(stream.count - 6))
            stream[place] ^= 1 << UInt8(dice.next() % 8)
            expectSameAsZlib(stream, count: data.count)
            guard case .wrongChecksum(_, let actual) = failure(stream, count: data.count) else { continue }
            withUnsafeBytes(of: actual.bigEndian) { stream.replaceSubrange(stream.count - 4..<stream.count, with: $0) }
            if expectSameAsZlib(stream, count: data.count) { acceptedCount += 1 }
        }
        #expect(acceptedCount > 500)
    }

    @Test func randomDynamicHeadersAreAcceptedAndRefusedAsByZlib() {
        var dice = Dice(5)
        for _ in 0..<20_000 {
            var stream = Data([0x78, 0x9C, 0x05 | UInt8(dice.next() % 32) << 3])
            stream.append(contentsOf: (0..<60).map { _ in UInt8.random(in: 0...255, using: &dice) })
            expectSameAsZlib(stream, count: 30)
        }
    }

    @Test func aWrongChecksumIsReported() {
        var compressed = Zlib.deflate(Self.smallText)
        let right = Zlib.adler32(Self.smallText)
        compressed[compressed.count - 1] ^= 1
        #expect(throws: Failure.wrongChecksum(expected: right ^ 1, actual: right)) {
            try Inflater.inflate(compressed, expectedCount: Self.smallText.count)
        }
    }

    @Test func anotherCountThanExpectedIsReported() {
        let count = Self.smallText.count
        for settings in [Zlib.Settings(level: 0), Zlib.Settings(level: 9), Zlib.Settings(strategy: Z_FIXED)] {
            let compressed = Zlib.deflate(Self.smallText, settings)
            #expect(failure(compressed, count: count + 1) == .tooShort(expected: count + 1, actual: count))
            guard case .damaged(.tooLong, _) = failure(compressed, count: count - 1) else {
                Issue.record("one byte too many was let through with \(settings)")
                continue
            }
        }
    }

    @Test func aMatchThatPassesTheExpectedCountIsReported() {
        guard case .damaged(.tooLong, _) = failure(Zlib.deflate(Data(count: 1000)), count: 999) else {
            Issue.record("a match wrote past the expected count")
            return
        }
    }

    @Test func countsOutOfReachAreRefusedAtOnce() {
        let compressed = Zlib.deflate(Self.smallText)
        for count in [-1, Int.min, Int.max, 1032 * compressed.count + 1033] {
            #expect(
                failure(compressed, count: count) == .countOutOfReach(expected: count, compressed: compressed.count))
        }
        let most = 1032 * compressed.count + 1032
        #expect(failure(compressed, count: most) == .tooShort(expected: most, actual: Self.smallText.count))
    }

    @Test func theBestThatDeflateCanDoIsWithinReach() throws {
        let compressed = Zlib.deflate(Data(count: 20_000_000), .init(level: 9))
        let inflated = try Inflater.inflate(compressed, expectedCount: 20_000_000)
        #expect(inflated == Data(count: 20_000_000))
    }

    @Test func bytesAfterTheEndAreReported() {
        let compressed = Zlib.deflate(Self.smallText)
        for extra in [1, 3, 20] {
            let failure = failure(compressed + Data(count: extra), count: Self.smallText.count)
            #expect(failure == .damaged(.trailingBytes, offset: compressed.count))
        }
    }

    @Test func headersThatAreNotZlibsAreRefused() {
        let body = Zlib.deflate(Self.smallText).dropFirst(2)
        let count = Self.smallText.count
        #expect(failure([0x1F, 0x8B] + body, count: count) == .damaged(.notZlib, offset: 0))
        #expect(failure([0x78, 0x9D] + body, count: count) == .damaged(.notZlib, offset: 0))
        #expect(failure([0x88, 0x1C] + body, count: count) == .damaged(.notZlib, offset: 0))
        #expect(failure([0x78, 0xBB] + body, count: count) == .damaged(.needsDictionary, offset: 1))
    }

    @Test func flawsOfHandMadeStreamsAreNamed() {
        #expect(flaw { $0.append(0b111, 3) } == .unknownBlockType)
        #expect(
            flaw {
                $0.append(0b001, 3)
                $0.alignToByte()
                $0.append(0x0000_0001, 32)
            } == .storedLength)
        #expect(flaw { $0.append(0b00000_11110_10_1, 13) } == .tooManySymbols)
        #expect(flaw { $0.append(0b11110_00000_10_1, 13) } == .tooManySymbols)
        #expect(flaw { $0.append(0b00000_00000_10_1, 13) } == .codeLengths)
        // Length 3 (symbol 257) at distance 1 with nothing before it; then the symbols 286 and, as a distance, 30.
        #expect(flaw { $0.append(0b00000_0000001_01_1, 3, reversed: (0b0000001, 7), (0, 5)) } == .distanceTooFar)
        #expect(flaw { $0.append(0b011, 3, reversed: (0b1100_0110, 8)) } == .unknownSymbol)
        #expect(
            flaw { $0.append(0b011, 3, reversed: (0b0011_0000, 8), (0b0000001, 7), (30, 5)) } == .unknownSymbol)
    }

    @Test func manyEmptyBlocksEnd() {
        var stream = BitWriter()
        for _ in 0..<20_000 { stream.append(0b010, 10) }
        stream.appendFixedBlock("x", isLast: true)
        #expect(failure(stream.zlibStream(of: Data("x".utf8)), count: 1) == nil)
    }

    @Test func descriptionsSayWhatAndWhere() {
        #expect("\(Failure.damaged(.truncated, offset: 17))".contains("at byte 17: the stream ends early"))
        #expect("\(Failure.wrongChecksum(expected: 0xAB, actual: 0xCD))".contains("Adler-32 cd, not ab"))
        #expect("\(Failure.tooShort(expected: 5, actual: 4))".contains("holds 4 bytes, not 5"))
        #expect("\(Failure.countOutOfReach(expected: 9999, compressed: 3))".contains("3 compressed bytes"))
        #expect("\(Failure.outOfMemory(expected: 12))".contains("12"))
    }

    /// True if both accept the stream.
    @discardableResult
    private func expectSameAsZlib(_ stream: Data, count: Int) -> Bool {
        let mine = try? Inflater.inflate(stream, expectedCount: count)
        #expect(mine == Zlib.inflate(stream, count: count), "\(stream.base64EncodedString())")
        return mine != nil
    }

    private func failure(_ data: Data, count: Int) -> Failure? {
        do {
            _ = try Inflater.inflate(data, expectedCount: count)
            return nil
        } catch {
            return error as? Failure
        }
    }

    private func flaw(_ write: (inout BitWriter) -> Void) -> Inflater.Flaw? {
        var writer = BitWriter()
        write(&writer)
        writer.append(0, 200)
        guard case .damaged(let flaw, _) = failure(writer.zlibStream(of: Data()), count: 100) else { return nil }
        return flaw
    }
}
