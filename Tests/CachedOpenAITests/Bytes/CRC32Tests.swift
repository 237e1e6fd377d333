import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct CRC32Tests {
    typealias CRC32 = OpenAICache.CRC32

    @Test func theCheckValueOfTheCatalogueComesOut() {
        #expect(CRC32.checksum(Data("123456789".utf8)) == 0xCBF4_3926)
        #expect(CRC32.checksum(Data()) == 0)
    }

    @Test(arguments: Sample.allCases)
    func everySizeAndAlignmentAgreesWithZlib(sample: Sample) {
        let data = sample.data(count: 400)
        for start in 0...9 {
            for end in start...data.count {
                #expect(CRC32.checksum(data[start..<end]) == Zlib.crc32(data[start..<end]))
            }
        }
    }

    @Test func piecesContinueEachOther() {
        var dice = Dice(2)
        let data = Sample.random.data(count: 3000)
        for _ in 0..<200 {
            var checksum: UInt32 = 0
            var rest = data
            while !rest.isEmpty {
                let piece = rest.prefix(Int(dice.next() % 70))
                checksum = piece.withUnsafeBytes { CRC32.checksum($0, continuing: checksum) }
                rest = rest.dropFirst(piece.count)
            }
            #expect(checksum == Zlib.crc32(data))
        }
    }

    @Test func noBytesLeaveTheChecksumAsItIs() {
        #expect(CRC32.checksum(UnsafeRawBufferPointer(start: nil, count: 0), continuing: 77) == 77)
    }

    @Test func megabytesAgreeWithZlib() {
        let data = Sample.base64.data(count: 1_000_003)
        #expect(CRC32.checksum(data) == Zlib.crc32(data))
    }
}
