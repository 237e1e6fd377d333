import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct RequestKeyTests {
    private typealias Key = OpenAICache.RequestKey

    @Test func bytesDigitsAndOrderAgree() throws {
        var dice = Dice(3)
        var keys: [Key] = []
        for _ in 0..<300 {
            var digest = Data((0..<32).map { _ in UInt8.random(in: 0...255, using: &dice) })
            // Keys that share a beginning of any length, and bytes with leading zeros.
            if let last = keys.randomElement(using: &dice) {
                digest.replaceSubrange(0..<Int.random(in: 0...31, using: &dice), with: Data())
                digest = last.digest.prefix(32 - digest.count) + digest
            }
            let key = try #require(Key(digest: digest))
            #expect(key.digest == digest && Key(hexadecimal: key.description) == key)
            #expect(key.description == digest.map { String(format: "%02x", $0) }.joined())
            keys.append(key)
        }
        let bytewise = keys.sorted { $0.digest.lexicographicallyPrecedes($1.digest) }
        #expect(keys.sorted() == bytewise)
        #expect(keys.sorted { $0.description < $1.description } == bytewise)
    }

    @Test func aSliceOfDataIsADigestToo() {
        let data = Data(0..<64)
        #expect(Key(digest: data[20..<52])?.digest == data[20..<52])
    }

    @Test(arguments: [0, 1, 31, 33, 64])
    func onlyThirtyTwoBytesMakeAKey(count: Int) {
        #expect(Key(digest: Data(count: count)) == nil)
    }

    @Test(arguments: [
        "", "ab", String(repeating: "0", count: 63), String(repeating: "0", count: 65),
        String(repeating: "g", count: 64),
        "+" + String(repeating: "0", count: 63),
        String(repeating: "0", count: 48) + "-" + String(repeating: "0", count: 15),
        String(repeating: "é", count: 32),
    ])
    func onlySixtyFourDigitsSpellAKey(text: String) {
        #expect(Key(hexadecimal: text) == nil)
    }

    @Test func capitalDigitsAreTheSame() {
        let digits = String(repeating: "0aF9", count: 16)
        #expect(Key(hexadecimal: digits) != nil && Key(hexadecimal: digits) == Key(hexadecimal: digits.lowercased()))
    }
}
