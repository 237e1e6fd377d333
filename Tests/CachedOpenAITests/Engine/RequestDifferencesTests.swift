import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A difference is shown so that it can be seen.
@Suite struct RequestDifferencesTests {
    private typealias JSON = OpenAICache.JSON

    private func lines(_ recorded: JSON, _ asked: JSON) throws -> [String] {
        let request = OpenAICache.RecordedRequest(
            method: "POST", path: "/x", query: "", contentType: "application/json", body: recorded.data())
        let call = OpenAICache.Call(
            method: "POST", url: try #require(URL(string: "https://api.openai.com/v1/x")),
            address: .init(base: SampleRecording.base, path: "/x", query: ""), body: .json(asked))
        return OpenAICache.RequestDifferences(request, call, ignoring: [], limit: .max).lines
    }

    /// What was recorded, what is asked, and how both are shown.
    static let alike: [(String, String, String, String)] = [
        ("Ein Café?", "Ein Cafe\u{301}?", #"Ein Caf\u{E9}?"#, #"Ein Cafe\u{301}?"#),
        ("100\u{A0}km", "100 km", #"100\u{A0}km"#, "100 km"),
        ("Quoi\u{202F}?", "Quoi\u{A0}?", #"Quoi\u{202F}?"#, #"Quoi\u{A0}?"#),
        ("東京\u{3000}駅", "東京 駅", #"東京\u{3000}駅"#, "東京 駅"),
        ("I ❤\u{FE0F} it", "I ❤ it", #"I \u{2764}\u{FE0F} it"#, #"I \u{2764} it"#),
        ("a\u{200C}b", "ab", #"a\u{200C}b"#, "ab"), ("a\u{2800}b", "ab", #"a\u{2800}b"#, "ab"),
        ("a\u{3164}b", "ab", #"a\u{3164}b"#, "ab"), ("a\u{AD}b", "ab", #"a\u{AD}b"#, "ab"),
        ("p\u{430}y", "pay", #"p\u{430}y"#, "pay"), ("\u{212B}", "\u{C5}", #"\u{212B}"#, #"\u{C5}"#),
        ("a \u{2013} b", "a - b", #"a \u{2013} b"#, "a - b"), ("it\u{2019}s", "it's", #"it\u{2019}s"#, "it's"),
        ("\u{FB01}ne", "fine", #"\u{FB01}ne"#, "fine"),
        ("Café in Paris", "Café in Rom", "Café in Paris", "Café in Rom"),
    ]

    @Test(arguments: alike) func textsThatLookAlikeAreSpelledOut(
        recorded: String, asked: String, shown: String, shownAsked: String
    ) throws {
        let lines = try lines(["input": .string(recorded)], ["input": .string(asked)])
        #expect(lines == [#"input: recorded "\#(shown)", asked "\#(shownAsked)""#])
    }

    @Test func inALongTextItIsStillToBeSeen() throws {
        let start = String(repeating: "日本語の", count: 30)
        let lines = try lines(["input": .string(start + "ガ")], ["input": .string(start + "カ\u{3099}")])
        #expect(lines.count == 1 && lines[0].contains(#"\u{30AC}"#) && lines[0].contains(#"\u{30AB}\u{3099}"#))
    }

    @Test func namesOfFieldsThatLookAlikeAreSpelledOut() throws {
        let lines = try lines(["Café": 1, "x": ["a\u{A0}b": 1]], ["Cafe\u{301}": 1, "x": ["a b": 1]])
        let expected = [
            #"Caf\u{E9}: recorded 1, asked nothing"#, #"x.a\u{A0}b: recorded 1, asked nothing"#,
            #"x.a b: recorded nothing, asked 1"#, #"Cafe\u{301}: recorded nothing, asked 1"#,
        ]
        #expect(lines == expected)
        #expect(try self.lines(["Café": 1], ["Café": 2]) == ["Café: recorded 1, asked 2"])
    }

    @Test func whatAnArrayLacksIsNothing() throws {
        let one: JSON = ["input": [1]]
        let two: JSON = ["input": [1, ["role": "user"]]]
        #expect(try lines(one, two) == [#"input[1]: recorded nothing, asked {"role":"user"}"#])
        #expect(try lines(two, one) == [#"input[1]: recorded {"role":"user"}, asked nothing"#])
    }

    @Test func anItemThatIsMissingMakesNoOthersDiffer() throws {
        let long: JSON = ["messages": [["role": "system"], ["role": "user"], 3]]
        let short: JSON = ["messages": [["role": "user"], 3]]
        #expect(try lines(long, short) == [#"messages[0]: recorded {"role":"system"}, asked nothing"#])
        #expect(try lines(short, long) == [#"messages[0]: recorded nothing, asked {"role":"system"}"#])
        let same: JSON = ["messages": [3, 3, 3]]
        #expect(try lines(["messages": [3, 3]], same) == ["messages[2]: recorded nothing, asked 3"])
    }

    // MARK: Forms

    private typealias Part = (name: String, file: String?, content: String)

    private func lines(_ recorded: [Part], _ asked: [Part]) throws -> [String] {
        let request = OpenAICache.RecordedRequest(
            method: "POST", path: "/x", query: "", contentType: "multipart/form-data; boundary=old",
            body: form(recorded, "old"))
        let call = OpenAICache.Call(
            method: "POST", url: try #require(URL(string: "https://api.openai.com/v1/x")),
            address: .init(base: SampleRecording.base, path: "/x", query: ""),
            body: .bytes(form(asked, "another one"), contentType: #"multipart/form-data; boundary="another one""#))
        return OpenAICache.RequestDifferences(request, call, ignoring: ["user"], limit: .max).lines
    }

    private func form(_ parts: [Part], _ boundary: String) -> Data {
        let texts = parts.map { part in
            let file = part.file.map { "; filename=\"\($0)\"" } ?? ""
            let head = "Content-Disposition: form-data; name=\"\(part.name)\"\(file)"
            return "--\(boundary)\r\n\(head)\r\n\r\n\(part.content)\r\n"
        }
        return Data((texts.joined() + "--\(boundary)--\r\n").utf8)
    }

    @Test func aFormThatCannotBeReadIsToldAsSuch() throws {
        let body = form([("model", nil, "whisper-1"), ("file", "a.mp3", "abc")], "b")
        func lines(_ recorded: String, _ asked: String, _ other: Data) throws -> [String] {
            let request = OpenAICache.RecordedRequest(
                method: "POST", path: "/x", query: "", contentType: recorded, body: body)
            let call = OpenAICache.Call(
                method: "POST", url: try #require(URL(string: "https://api.openai.com/v1/x")),
                address: .init(base: SampleRecording.base, path: "/x", query: ""),
                body: .bytes(other, contentType: asked))
            return OpenAICache.RequestDifferences(request, call, ignoring: [], limit: .max).lines
        }
        let (whole, bare) = ("multipart/form-data; boundary=b", "multipart/form-data")
        let unread = "a form that can't be read (no boundary is named)"
        #expect(try lines(whole, bare, body) == ["body: recorded a form of 2 parts, asked \(unread)"])
        #expect(try lines(bare, whole, body) == ["body: recorded \(unread), asked a form of 2 parts"])
        #expect(
            try lines(whole, whole, body.dropLast(9))
                == ["body: recorded a form of 2 parts, asked a form that can't be read (it is not well-formed)"])
        #expect(try lines(bare, bare, Data([1, 2])) == ["body: recorded \(body.count) bytes, asked 2 bytes"])
        #expect(try lines(bare, bare, body) == [])
    }

    @Test func aFormTellsTheParts() throws {
        let recorded: [Part] = [("file", "hello.mp3", "abc"), ("model", nil, "whisper-1"), ("user", nil, "a")]
        let differing: [(asked: [Part], lines: [String])] = [
            ([("model", nil, "whisper-1"), ("file", "/tmp/1.mp3", "abc"), ("n", nil, "1"), ("seed", nil, "7")], []),
            (
                [("file", "hello.mp3", "abcd"), ("model", nil, "gpt-4o-transcribe"), ("language", nil, "de")],
                [
                    "file: recorded hello.mp3 (3 bytes), asked hello.mp3 (4 bytes)",
                    #"model: recorded "whisper-1", asked "gpt-4o-transcribe""#,
                    #"language: recorded nothing, asked "de""#,
                ]
            ),
            (
                [("file", "hello.mp3", "xyz"), ("model", nil, "whisper-1")],
                ["file: recorded hello.mp3 (3 bytes), asked hello.mp3 (3 other bytes)"]
            ),
            (
                [("file", "hello.wav", "abc"), ("model", nil, "whisper-1")],
                ["file: recorded hello.mp3 (3 bytes), asked hello.wav (3 bytes)"]
            ),
            (
                [("file", "hello.mp3", "abc"), ("file", "b.mp3", "b"), ("model", nil, "whisper-1")],
                ["file[1]: recorded nothing, asked b.mp3 (1 byte)"]
            ),
        ]
        for (asked, lines) in differing { #expect(try self.lines(recorded, asked) == lines) }
    }
}
