import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct QuestionLabelTests {
    private typealias JSON = OpenAICache.JSON

    private func label(_ body: JSON) -> String? {
        OpenAICache.QuestionLabel.of(.json(body))
    }

    private func label(form parts: [(head: String, content: String)]) -> String? {
        let body = parts.map { "--b\r\nContent-Disposition: form-data; \($0.head)\r\n\r\n\($0.content)\r\n" }.joined()
        return OpenAICache.QuestionLabel.of(
            .bytes(Data((body + "--b--\r\n").utf8), contentType: "multipart/form-data; boundary=b"))
    }

    static let shapes: [(body: OpenAICache.JSON, label: String?)] = [
        (
            ["messages": [["role": "system", "content": "Be brief."], ["role": "user", "content": "Say hello."]]],
            "Say hello."
        ),
        (
            [
                "messages": [
                    ["role": "user", "content": "one"], ["role": "assistant", "content": "two"],
                    ["role": "user", "content": "three"], ["role": "tool", "content": "{}"],
                ]
            ], "three"
        ),
        (
            [
                "messages": [
                    [
                        "role": "user",
                        "content": [
                            ["type": "image_url", "image_url": ["url": "https://x/?sig=secret"]],
                            ["type": "text", "text": "What is this?"],
                        ],
                    ]
                ]
            ], "What is this?"
        ),
        (
            [
                "messages": [
                    ["role": "user", "content": [["type": "file", "file": ["filename": "a.pdf", "file_data": "x"]]]]
                ]
            ],
            "a.pdf"
        ),
        (["messages": [["role": "system", "content": "Only this."]]], "Only this."),
        (["input": "A text."], "A text."),
        (["input": [["role": "user", "content": [["type": "input_text", "text": "An item."]]]]], "An item."),
        (
            [
                "input": [
                    ["type": "message", "role": "user", "content": "weather?"], ["type": "function_call", "name": "f"],
                    ["type": "function_call_output", "output": "sunny"],
                ]
            ], "weather?"
        ),
        (["input": ["first", "second"]], "first"), (["input": [1, 2, 3]], nil), (["input": [[1], [2]]], nil),
        (["input": [["type": "text", "text": "moderate me"]]], "moderate me"),
        (["prompt": "a cat"], "a cat"), (["prompt": ["a", "b"]], "a"), (["prompt": ["id": "pmpt_1"]], "pmpt_1"),
        (["query": "in my files"], "in my files"), (["name": "my store"], "my store"),
        (["model": "m"], nil), ([:], nil), ([], nil), ("text", nil), (nil, nil), (["input": "  \n "], nil),
        (["messages": [["role": "user", "content": nil]]], nil),
        (["tools": [["type": "mcp", "authorization": "secret", "headers": ["x": "secret"]]]], nil),
    ]

    @Test(arguments: shapes.indices) func itIsTheQuestion(number: Int) {
        let shape = Self.shapes[number]
        #expect(label(shape.body) == shape.label, "\(shape.body)")
    }

    @Test func aFormIsCalledByItsFileOrItsPrompt() {
        let file = (head: "name=\"file\"; filename=\"talk.mp3\"", content: "sound")
        let prompt = (head: "name=\"prompt\"", content: "a hat")
        let image = (head: "name=\"image\"; filename=\"cat.png\"", content: "picture")
        #expect(label(form: [file, prompt]) == "talk.mp3")
        #expect(label(form: [image, prompt]) == "a hat")
        #expect(label(form: [image]) == "cat.png")
        #expect(label(form: [(head: "name=\"n\"", content: "1")]) == nil)
        #expect(OpenAICache.QuestionLabel.of(.none) == nil)
        #expect(OpenAICache.QuestionLabel.of(.bytes(Data("x".utf8), contentType: nil)) == nil)
    }

    @Test func itIsOneShortHarmlessLine() {
        #expect(label(["input": "  Say\n\n hello,\tworld. "]) == "Say hello, world.")
        #expect(label(["input": .string(String(repeating: "word ", count: 100_000))])?.count == 41)
        #expect(label(["input": "a\u{1B}[31m\u{202E}"]) == #"a\u{1B}[31m\u{202E}"#)
    }

    @Test func aKeyThatIsAskedAboutIsNotRepeated() {
        #expect(label(["input": "is sk-proj-aB3dE5gH7jK9aB3dE5gH7 good?"]) == "is sk-… good?")
        #expect(label(["input": "a task-list"]) == "a task-list")
    }
}
