import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct OutlineTests {
    @Test func aCompletionPrintsItsMainFieldsUnderTheirSwiftNames() throws {
        let text = """
            {"id":"c1","object":"chat.completion","created":1700000000,"model":"gpt-4o-mini","system_fingerprint":null,
            "choices":[{"index":0,"message":{"role":"assistant","content":"Hello!\\nHow are you?","refusal":null,
            "annotations":[]},"logprobs":null,"finish_reason":"stop"}],
            "usage":{"prompt_tokens":7,"completion_tokens":3,"total_tokens":10}}
            """
        let completion = try OpenAI.ChatCompletion(json: OpenAI.JSON(parsing: Data(text.utf8)))
        #expect(
            "\(completion)" == """
                ChatCompletion:
                  id: c1
                  object: chat.completion
                  created: 1700000000
                  model: gpt-4o-mini
                  choices:
                    [0]:
                      index: 0
                      message:
                        role: assistant
                        content: Hello!
                          How are you?
                      finishReason: stop
                  usage: {promptTokens: 7, completionTokens: 3, totalTokens: 10}
                """)
        #expect("\(completion.choices[0].message)".hasPrefix("ChatCompletionMessage:\n  role: assistant\n"))
    }

    private func outline(_ json: OpenAI.JSON) -> String { OpenAI.Outline.text(of: json, type: Batch.self) }
    private struct Batch {}

    @Test func longThingsAreCut() {
        let numbers = OpenAI.JSON.array((0..<1536).map { .number(.init(Double($0) / 4)) })
        #expect(outline(["embedding": numbers]) == "Batch:\n  embedding: [0, 0.25, 0.5, … 1536 numbers]")
        let base64 = String(repeating: "QUJD", count: 1000)
        let cut = outline(["b64_json": .string(base64)])
        #expect(cut == "Batch:\n  b64JSON: \(base64.prefix(66))… (4000 characters)")
        let prose = String(repeating: "word ", count: 1000)
        #expect(outline(["text": .string(prose)]).hasSuffix("… (5000 characters)"))
        let items = OpenAI.JSON.array((0..<30).map { ["text": .string("a rather long item, number \($0)")] })
        #expect(outline(["data": items]).hasSuffix("\n    … 10 more"))
        #expect(outline([:]) == "Batch:")
    }

    @Test func keysOfTheProgramsOwnKeepTheirSpelling() {
        let object: OpenAI.JSON = ["input_file_id": "f", "file_ids": ["a", "b"], "metadata": ["my_key": "v"]]
        #expect(outline(object) == "Batch:\n  inputFileID: f\n  fileIDs: [a, b]\n  metadata: {my_key: v}")
    }

    @Test func hostileDepthIsNoCrash() throws {
        let deep = String(repeating: #"{"a":"#, count: 250) + "1" + String(repeating: "}", count: 250)
        #expect(try outline(OpenAI.JSON(parsing: Data(deep.utf8))).hasSuffix("…"))
    }
}
