import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct OneLineTests {
    @Test(arguments: [
        ("plain text, Zürich, 東京", "plain text, Zürich, 東京"),
        ("two\nlines\r\n", #"two\nlines\r\n"#),
        ("a\u{1B}[31mred\u{7}", #"a\u{1B}[31mred\u{7}"#),
        ("\u{9B}31m", #"\u{9B}31m"#),
        ("\u{202E}evil", #"\u{202E}evil"#),
        ("\u{2028}", #"\u{2028}"#),
        ("👩‍👩‍👧 e\u{301}", "👩‍👩‍👧 e\u{301}"),
    ])
    func whatIsNotToBeSeenIsEscaped(text: String, shown: String) {
        #expect(OpenAICache.OneLine.of(text) == shown)
    }

    @Test func whatIsTooLongIsCut() {
        #expect(OpenAICache.OneLine.of("abcdef", most: 3) == "abc…")
        #expect(OpenAICache.OneLine.of("abc", most: 3) == "abc")
    }
}
