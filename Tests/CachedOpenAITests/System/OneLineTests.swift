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

    @Test func whatIsTooLongAsItIsShownIsCut() {
        let cut = OpenAICache.OneLine.of(String(repeating: "\u{1B}", count: 100), most: 20)
        #expect(cut == #"\u{1B}\u{1B}\u{1B}…"#)
        #expect(OpenAICache.OneLine.of("e" + String(repeating: "\u{301}", count: 1_000), most: 20) == "…")
        #expect(OpenAICache.OneLine.of("👩‍👩‍👧👩‍👩‍👧x", most: 2) == "👩‍👩‍👧👩‍👩‍👧…")
    }

    @Test func linesOfOurOwnStayLines() {
        #expect(OpenAICache.OneLine.lines("a\n  b\r\n\u{7}") == "a\n  b\\r\n\\u{7}")
    }

    @Test func aPathKeepsItsEnd() {
        let path = OpenAICache.OneLine.path("/" + String(repeating: "folder/", count: 100) + "a\u{7}.cache")
        #expect(path.hasPrefix("…") && path.hasSuffix(#"/a\u{7}.cache"#) && path.count < 230)
        #expect(OpenAICache.OneLine.path("/a/b") == "/a/b")
    }

    @Test func whatIsTooLongIsCut() {
        #expect(OpenAICache.OneLine.of("abcdef", most: 3) == "abc…")
        #expect(OpenAICache.OneLine.of("abc", most: 3) == "abc")
    }
}
