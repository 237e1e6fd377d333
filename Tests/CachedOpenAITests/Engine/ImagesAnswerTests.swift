import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct ImagesAnswerTests {
    private func answer(_ text: String) -> OpenAICache.ImagesAnswer { .init(body: Data(text.utf8)) }

    @Test func theURLsAreThoseOfDataEachOnce() {
        let text = #"""
            {"url":"http://no","data":[{"url":"http:\/\/a\/1?x=1\u0026y=2"},{"b64_json":"eA=="},{"url":"http://b"},
            {"url":"http://b"},{"url":""},{"url":null},{"url":"data:image/png;base64,eA=="},{"url":7}, 5]}
            """#
        #expect(answer(text).pictureURLs == ["http://a/1?x=1&y=2", "http://b"])
    }

    @Test(arguments: ["", "[]", "7", #"{"data":{}}"#, #"{"data":[]}"#, "data: {}\n\n", "\u{0}\"\\"])
    func whatNamesNoPictureIsLeftAsItIs(text: String) {
        #expect(answer(text).pictureURLs.isEmpty)
        #expect(answer(text).replacing(["a": "b"]) == Data(text.utf8))
    }

    @Test func onlyTheURLsChangeAndAllElseStaysToTheLetter() {
        let text =
            #" { "data" : [ {"url": "http:\/\/a?\u0026", "note": "see http://a?& \"\\"},{"url":"http://b"} ],"n":1.0e2}"#
        let replaced = answer(text).replacing(["http://a?&": "file:///x \"y\"", "other": "no"])
        let expected =
            #" { "data" : [ {"url": "file:///x \"y\"", "note": "see http://a?& \"\\"},{"url":"http://b"} ],"n":1.0e2}"#
        #expect(String(decoding: replaced, as: UTF8.self) == expected)
    }

    @Test func aBodyCutOutOfALargerPieceIsReadRight() {
        let large = Data(#"""""{"data":[{"url":"http://a"}]}"#.utf8)
        let cut = OpenAICache.ImagesAnswer(body: large.dropFirst(4))
        #expect(cut.pictureURLs == ["http://a"])
        #expect(cut.replacing(["http://a": "b"]) == Data(#"{"data":[{"url":"b"}]}"#.utf8))
    }
}
