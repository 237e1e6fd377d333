import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct EmbeddingsTests {
    @Test func bothEncodingsHoldTheSameNumbers() async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(.dev)
            let words = ["king", "queen"]
            let plain = try await client.embeddings.create(model: "m", input: words, dimensions: 5)
            let packed = try await client.embeddings.create(
                model: "m", input: words, dimensions: 5, encodingFormat: "base64")
            #expect(plain.data.map(\.embedding) == packed.data.map(\.embedding))
            #expect(plain.data.map(\.index) == [0, 1] && plain.data[0].embedding.count == 5)
            #expect(packed.data[0].json["embedding"]?.stringValue != nil)
            #expect(plain.usage?.promptTokens == 4)
            let offline = lesson.client(.production, offline: true, key: nil).blocking
            let replayed = try offline.embeddings.create(model: "m", input: words, dimensions: 5)
            #expect(replayed == plain)
            #expect(lesson.api.requestCount == 2)
        }
    }

    @Test func textsAndTokensAreSentAsTheyAre() async throws {
        try await Lesson.run { lesson in
            let embeddings = lesson.client(.production).embeddings
            _ = try await embeddings.create(model: "m", input: "king")
            _ = try await embeddings.create(model: "m", input: [1, 2])
            _ = try await embeddings.create(model: "m", input: [[1], [2, 3]], user: "u", seed: 4)
            let expected = [
                #"{"model":"m","input":"king"}"#, #"{"model":"m","input":[1,2]}"#,
                #"{"model":"m","input":[[1],[2,3]],"user":"u"}"#,
            ]
            #expect(lesson.api.requests.map(\.text) == expected)
        }
    }

    @Test(arguments: ["[1, \"x\"]", "\"AAAA\"", "\"no base64!\"", "{}"])
    func whatIsNoVectorIsNamed(text: String) throws {
        let json = try OpenAI.JSON(parsing: Data(#"{"data":[{"embedding":\#(text)}]}"#.utf8))
        let error = #expect(throws: (any Error).self) { try OpenAI.CreateEmbeddingResponse(json: json) }
        #expect(error.map { "\($0)".contains("data[0].embedding") } == true)
    }
}
