import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct SmallResourcesTests {
    @Test func inputsAreModerated() async throws {
        try await Lesson.run { lesson in
            let result = """
                {"flagged":true,"categories":{"hate":false,"self-harm/intent":true},"category_scores":{"violence":0.5}}
                """
            lesson.api.answer("POST", "/moderations", .json(#"{"id":"m","model":"o","results":[\#(result)]}"#))
            let client = lesson.client(.production)
            let moderation = try await client.moderations.create(input: "x")
            #expect(moderation.results[0].flagged && moderation.results[0].categories.selfHarmIntent)
            #expect(!moderation.results[0].categories.hate && moderation.results[0].categoryScores.violence == 0.5)
            _ = try client.blocking.moderations.create(model: "o", input: ["x", "y"], seed: 1)
            _ = try await client.moderations.create(input: [.text("x"), .imageURL("https://example.com/a.png")])
            let expected = [
                #"{"input":"x"}"#, #"{"model":"o","input":["x","y"]}"#,
                """
                {"input":[{"type":"text","text":"x"},\
                {"type":"image_url","image_url":{"url":"https://example.com/a.png"}}]}
                """,
            ]
            #expect(lesson.api.requests.map(\.text) == expected)
        }
    }

    @Test func modelsAreListedAndFetched() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("GET", "/models/openai%2Fgpt-4o", .json(#"{"id":"openai/gpt-4o","owned_by":"openai"}"#))
            let client = lesson.client(.dev)
            let models = try await client.models.list()
            #expect(models.data.map(\.id) == ["gpt-4o-mini", "tts-1"])
            #expect(try await client.models.retrieve("openai/gpt-4o").ownedBy == "openai")
            let offline = lesson.client(.production, offline: true, key: nil).blocking
            #expect(try offline.models.list() == models)
            #expect(try offline.models.retrieve("openai/gpt-4o").id == "openai/gpt-4o")
        }
    }

    @Test func aModelIsDeleted() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("DELETE", "/models/ft:m", .json(#"{"id":"ft:m","object":"model","deleted":true}"#))
            let deleted = try await lesson.client(.production).models.delete("ft:m")
            #expect(deleted.deleted && deleted.id == "ft:m")
        }
    }

    @Test func textsAreContinuedWholeAndPieceByPiece() async throws {
        try await Lesson.run { lesson in
            let logprobs = #"{"tokens":[" a"],"token_logprobs":[null],"text_offset":[0]}"#
            let whole = """
                {"id":"c","choices":[{"text":" a time","index":0,"finish_reason":"length","logprobs":\(logprobs)}]}
                """
            let pieces = [" a", " time"].map { #"{"id":"c","choices":[{"text":"\#($0)","index":0}]}"# }
            lesson.api.answer("POST", "/completions", .json(whole), .events(pieces))
            let client = lesson.client(.dev)
            let completion = try await client.completions.create(
                model: "m", prompt: "Once upon", maxTokens: 5, n: 1, stop: ["."], echo: false, seed: 3)
            #expect(completion.choices[0].text == " a time" && completion.choices[0].finishReason == "length")
            #expect(completion.choices[0].logprobs?.tokenLogprobs == [nil])
            var text = ""
            for try await piece in client.completions.stream(model: "m", prompt: ["Once upon"], includeUsage: true) {
                text += piece.choices.first?.text ?? ""
            }
            #expect(text == " a time")
            let expected = [
                #"{"model":"m","prompt":"Once upon","max_tokens":5,"n":1,"stop":["."],"echo":false,"seed":3}"#,
                #"{"model":"m","prompt":["Once upon"],"stream":true,"stream_options":{"include_usage":true}}"#,
            ]
            #expect(lesson.api.requests.map(\.text) == expected)
            let offline = lesson.client(.production, offline: true, key: nil).blocking
            let replayed = Collected()
            try offline.completions.stream(model: "m", prompt: ["Once upon"], includeUsage: true) { piece in
                replayed.text += piece.choices.first?.text ?? ""
            }
            #expect(replayed.text == text)
        }
    }

    private final class Collected {
        var text = ""
    }
}
