import CacheContents
import Testing

/// Which words differ between texts.
@Suite("Words that differ") struct WordDifferenceTests {
    private func marked(_ texts: [String]) -> [[String]]? {
        let words = texts.map(WordDifference.words)
        return WordDifference.marks(words).map { marks in
            zip(words, marks).map { words, marks in zip(words, marks).filter(\.1).map(\.0) }
        }
    }

    @Test("words, signs and spaces come to the text", arguments: ["It’s 3.5 km,\n  no?", "", "私は学生です。", "👩‍👩‍👧 é"])
    func words(text: String) {
        #expect(WordDifference.words(text).joined() == text)
    }

    @Test("what not all of them have")
    func marks() {
        #expect(marked(["a b c d.", "a b c e.", "a x c d."]) == [["b", "d"], ["b", "e"], ["x", "d"]])
        #expect(marked(["a b", "a b"]) == [[], []])
        #expect(marked(["a b c", "a b  c"]) == [[], []])
        #expect(marked(["私は学生です", "私は先生です"]).map { $0[1] } == ["先"])
    }

    @Test("texts without anything in common have no marks")
    func different() {
        #expect(marked(["one two three four", "five six seven eight"]) == nil)
        #expect(marked([]) == nil)
    }
}
