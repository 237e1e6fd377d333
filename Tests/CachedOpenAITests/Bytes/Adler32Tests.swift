import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct Adler32Tests {
    @Test(arguments: Sample.allCases)
    func everySizeAgreesWithZlib(sample: Sample) {
        let data = sample.data(count: 800)
        for count in 0...data.count {
            #expect(checksum(data.prefix(count)) == Zlib.adler32(data.prefix(count)))
        }
    }

    @Test func theLargestBytesDoNotOverflow() {
        let data = Data(repeating: 255, count: 3_000_001)
        #expect(checksum(data) == Zlib.adler32(data))
    }

    private func checksum(_ data: Data) -> UInt32 {
        data.withUnsafeBytes { OpenAICache.Adler32.checksum($0) }
    }
}
