import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct FrameTests {
    private typealias Frame = OpenAICache.Frame

    private func source(_ data: Data) -> OpenAICache.DataSource { .init(data, name: "a file") }

    private func starts(_ data: Data, from start: UInt64 = 0, to end: Int? = nil) -> [UInt64] {
        var walk = OpenAICache.FrameWalk(source(data), from: start, to: UInt64(end ?? data.count))
        var places: [UInt64] = []
        while let place = walk.next() { places.append(place.offset) }
        return places
    }

    @Test func aFrameComesBackAndEndsOnAMultipleOfThree() throws {
        for count in 0...20 {
            let payload = Data((0..<count).map { UInt8($0) })
            let data = Frame.encode(.answers, stored: payload)
            #expect(data.count % 3 == 0)
            let frame = try Frame.read(from: source(data), at: 0)
            #expect(frame.kind == .answers && frame.totalCount == UInt64(data.count))
            #expect(try frame.payload(from: source(data), at: 0) == payload)
            #expect(starts(data + data + data) == [0, 1, 2].map { UInt64($0 * data.count) })
        }
    }

    @Test func aCompressedFrameIsInflated() throws {
        let payload = Data(String(repeating: "again and ", count: 500).utf8)
        let data = SampleFile.compressed(.requests, payload)
        #expect(data.count < 200)
        #expect(try Frame.read(from: source(data), at: 0).payload(from: source(data), at: 0) == payload)
    }

    @Test func everyFlippedBitOfTheHeaderIsSeen() {
        let data = Frame.encode(.answers, stored: Data("payload".utf8))
        for bit in 0..<32 * 8 {
            var flipped = data
            flipped[bit / 8] ^= 1 << (bit % 8)
            #expect(throws: OpenAICache.CacheError.self, "bit \(bit)") { try Frame.read(from: source(flipped), at: 0) }
        }
    }

    @Test func everyFlippedBitOfThePayloadIsSeen() throws {
        for data in [
            Frame.encode(.answers, stored: Data("payload".utf8)), SampleFile.compressed(.answers, Data(count: 99)),
        ] {
            let frame = try Frame.read(from: source(data), at: 0)
            for bit in Frame.headerCount * 8..<(Frame.headerCount + Int(frame.storedCount)) * 8 {
                var flipped = data
                flipped[bit / 8] ^= 1 << (bit % 8)
                let error = #expect(throws: OpenAICache.CacheError.self) {
                    try frame.payload(from: source(flipped), at: 0)
                }
                #expect(error?.offset == 0 && error?.file == "a file" && error?.code == .damaged)
            }
        }
    }

    /// The search goes through the file in windows: a frame must be found wherever one begins.
    @Test func theNextFrameIsFoundAtAnyDistance() {
        let frame = Frame.encode(.answers, stored: Data("x".utf8))
        let window = 1 << 16
        for distance in [0, 1, 2, 35, 36, 1023, 1024, 4096] + Array(window - 41...window + 41) + [
            2 * window - 7, 3 * window - 9,
        ] {
            let noise = Data("OIA".utf8) + Data(repeating: 0x4F, count: distance)
            let data = noise.suffix(distance) + frame
            #expect(Frame.next(in: source(data), from: 0, to: UInt64(data.count)) == UInt64(distance))
            #expect(Frame.next(in: source(data), from: UInt64(distance + 1), to: UInt64(data.count)) == nil)
        }
    }

    @Test func whatOnlyLooksLikeAFrameIsPassedOver() {
        let frame = Frame.encode(.answers, stored: Data("x".utf8))
        let data = Data("OIAFOIAFOIA".utf8) + frame.prefix(20) + frame
        #expect(starts(data) == [UInt64(data.count - frame.count)])
    }

    @Test func damageIsReportedOnceAndSteppedOver() {
        let frame = Frame.encode(.answers, stored: Data("four".utf8))
        var walk = OpenAICache.FrameWalk(
            source(frame + Data("junk".utf8) + frame + frame.prefix(37)), from: 0, to: 4_000)
        walk = OpenAICache.FrameWalk(
            source(frame + Data("junk".utf8) + frame + frame.prefix(37)), from: 0, to: UInt64(2 * frame.count + 41))
        var count = 0
        while walk.next() != nil { count += 1 }
        #expect(count == 2)
        #expect(walk.damage.map(\.offset) == [UInt64(frame.count), UInt64(2 * frame.count + 41)])
        #expect(walk.lastEnd == UInt64(2 * frame.count + 4))
    }

    @Test func aFrameThatClaimsMoreThanThereIsHidesNothingBehindIt() {
        let frame = Frame.encode(.answers, stored: Data("x".utf8))
        let greedy = Frame.encode(.answers, stored: Data(count: 200)).prefix(Frame.headerCount)
        #expect(starts(greedy + frame) == [UInt64(greedy.count)])
        #expect(starts(greedy + greedy + frame + greedy) == [UInt64(2 * greedy.count)])
    }

    @Test func anEndBeyondTheFileIsNoTrap() {
        let frame = Frame.encode(.answers, stored: Data("x".utf8))
        var walk = OpenAICache.FrameWalk(source(frame), from: 0, to: .max)
        #expect(walk.next() != nil && walk.next() == nil)
        #expect(Frame.next(in: source(frame), from: .max - 10, to: .max) == nil)
    }

    /// Headers without bodies, one behind the other: looking for what is whole must not read the file over and over.
    @Test func manyFalseFramesAreReadAFewTimesAtMost() {
        let greedy = Frame.encode(.answers, stored: Data(count: 1 << 20)).prefix(Frame.headerCount)
        let data = (0..<3_000).reduce(into: Data()) { sum, _ in sum += greedy }
        let source = CountingSource(data)
        var walk = OpenAICache.FrameWalk(source, from: 0, to: UInt64(data.count))
        while walk.next() != nil {}
        #expect(source.readCount < 50 * data.count)
    }

    @Test func aBombIsRefusedBeforeItTakesMemory() throws {
        let compressed = Zlib.deflate(Data(count: 1 << 20))
        for claim in [1 << 20 + 1, 1 << 29, 1 << 47, compressed.count * 1032 + 5_000] {
            let data = Frame.encode(.answers, stored: compressed, rawCount: claim)
            #expect(throws: OpenAICache.CacheError.self, "\(claim)") {
                try Frame.read(from: source(data), at: 0).payload(from: source(data), at: 0)
            }
        }
        let short = Frame.encode(.answers, stored: compressed, rawCount: 10)
        #expect(throws: OpenAICache.CacheError.self) {
            try Frame.read(from: source(short), at: 0).payload(from: source(short), at: 0)
        }
    }

    /// Eight megabytes of zeros, deflated, hold eight gigabytes: more than any answer has.
    @Test func whatInflatesBeyondAnyAnswerIsRefused() throws {
        let data = Frame.encode(.answers, stored: Data(count: 1 << 20), rawCount: 1 << 30)
        let error = #expect(throws: OpenAICache.CacheError.self) {
            try Frame.read(from: source(data), at: 0).payload(from: source(data), at: 0)
        }
        #expect(error?.offset == 0)
        #expect(error?.description.contains("zlib") == false)
    }
}
