import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct FrameCacheTests {
    private let cache = OpenAICache.FrameCache<Data>(size: \.count)

    /// Whether it had to be read.
    private func isRead(_ offset: UInt64, byteCount: Int) -> Bool {
        var isRead = false
        _ = cache.content(at: offset) {
            isRead = true
            return Data(count: byteCount)
        }
        return isRead
    }

    @Test func whatWasReadLastIsKeptUpToFourMegabytes() {
        let megabyte = 1 << 20
        for offset in 0..<4 { #expect(isRead(UInt64(offset), byteCount: megabyte)) }
        for offset in 0..<4 { #expect(!isRead(UInt64(offset), byteCount: megabyte)) }
        #expect(isRead(4, byteCount: 1))
        #expect(isRead(0, byteCount: megabyte))
        #expect(!isRead(4, byteCount: 1))
    }

    @Test func whatWouldFillItAloneIsNotKept() {
        for _ in 0..<2 { #expect(isRead(0, byteCount: 1 << 20 + 1)) }
    }
}
