import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct LiteralSourceTests {
    @Test func everyPartOfEveryShortLiteralIsThere() throws {
        for length in 0...50 {
            let plain = Data((0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ length) })
            let text = LiteralText(plain.base64EncodedData())
            let source = text.source
            #expect(source.count == UInt64(length))
            for offset in 0...length {
                for count in 0...length - offset {
                    guard try source.read(at: UInt64(offset), count: count) == plain[offset..<offset + count] else {
                        Issue.record("\(count) bytes at \(offset) of \(length)")
                        return
                    }
                }
                #expect(throws: OpenAICache.CacheError.self) {
                    try source.read(at: UInt64(offset), count: length - offset + 1)
                }
            }
            #expect(throws: OpenAICache.CacheError.self) { try source.read(at: UInt64(length + 1), count: 0) }
            #expect(throws: OpenAICache.CacheError.self) { try source.read(at: .max, count: 1) }
        }
    }

    @Test func aRealLiteralIsRead() throws {
        #expect(try OpenAICache.LiteralSource("aGVsbG8=").read(at: 1, count: 3) == Data("ell".utf8))
        #expect(OpenAICache.LiteralSource("").count == 0)
        #expect(OpenAICache.LiteralSource("a").count == 0)
    }

    @Test(arguments: ["a===", "!!!!!!!!", "aGVs\nG8=", "aGVsbG8", "aG=sbG8=", "é!é!"])
    func whatIsNoBase64IsAnError(text: String) {
        let text = LiteralText(text.utf8)
        let source = text.source
        #expect(throws: OpenAICache.CacheError.self) { try source.read(at: 0, count: max(1, Int(source.count))) }
    }
}
