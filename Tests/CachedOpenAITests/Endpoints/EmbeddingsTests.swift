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
            let plain = try await client.embeddings.create(
                model: "m", input: words, dimensions: 5, encodingFormat: "float")
            let packed = try await client.embeddings.create(
                model: "m", input: words, dimensions: 5, encodingFormat: "base64")
            #expect(plain.data.map(\.embedding) == packed.data.map(\.embedding))
            #expect(plain.data.map(\.index) == [0, 1] && plain.data[0].embedding.count == 5)
            #expect(packed.data[0].json["embedding"]?.stringValue != nil)
            #expect(plain.data[0].json["embedding"]?.arrayValue != nil)
            #expect(plain.usage?.promptTokens == 4)
            let offline = lesson.client(.production, offline: true, key: nil).blocking
            let replayed = try offline.embeddings.create(model: "m", input: words, dimensions: 5)
            #expect(replayed == packed)
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
                #"{"model":"m","input":"king","encoding_format":"base64"}"#,
                #"{"model":"m","input":[1,2],"encoding_format":"base64"}"#,
                #"{"model":"m","input":[[1],[2,3]],"encoding_format":"base64","user":"u"}"#,
            ]
            #expect(lesson.api.requests.map(\.text) == expected)
        }
    }

    /// Earlier versions asked without naming an encoding, and were answered with numbers.
    private func recordWithoutEncoding(_ input: String, _ lesson: Lesson) async throws -> OpenAI.JSON {
        try await lesson.client(.dev).post(
            "/embeddings", body: ["model": "earlier", "input": .init(input)], as: OpenAI.JSON.self)
    }

    @Test func recordingsWithoutAnEncodingAnswerAsBefore() async throws {
        try await Lesson.run { lesson in
            let recorded = try await recordWithoutEncoding("king", lesson)
            for client in [lesson.client(.production, offline: true, key: nil), lesson.client(.dev)] {
                let vector = try await client.embeddings.create(model: "earlier", input: "king")
                #expect(vector.json == recorded && vector.data[0].embedding.count == 8)
                let named = try await client.embeddings.create(
                    model: "earlier", input: "king", encodingFormat: "float")
                #expect(named == vector)
            }
            #expect(lesson.api.requestCount == 1)
            let used = try String(contentsOf: lesson.usedKeys, encoding: .utf8)
            #expect(used.split(separator: "\n").filter { $0.contains("/embeddings") }.count >= 2)
        }
    }

    @Test func aNewRecordingTakesThePlaceOfOneWithoutAnEncoding() async throws {
        try await Lesson.run { lesson in
            let older = try await recordWithoutEncoding("king", lesson)
            let newer = try await lesson.client(.dev).embeddings.create(
                model: "earlier", input: "king", options: .init(overwriteCache: true))
            #expect(newer.json != older)
            let offline = lesson.client(.production, offline: true, key: nil)
            for _ in 0..<2 {
                let given = try await offline.embeddings.create(model: "earlier", input: "king")
                #expect(given == newer)
            }
        }
    }

    @Test func aProgramThatNamesNoEncodingItselfIsNotGivenBase64() async throws {
        try await Lesson.run { lesson in
            _ = try await lesson.client(.dev).embeddings.create(model: "earlier", input: "king")
            let asked = try await recordWithoutEncoding("king", lesson)
            #expect(asked["data"]?[0]?["embedding"]?.arrayValue != nil)
            #expect(lesson.api.requestCount == 2)
        }
    }

    @Test func aMissSaysNothingOfTheEncodingThatWasNeverNamed() async throws {
        try await Lesson.run { lesson in
            _ = try await recordWithoutEncoding("the king of France", lesson)
            let offline = lesson.client(.production, offline: true, key: nil)
            let error = await #expect(throws: OpenAI.MissError.self) {
                try await offline.embeddings.create(model: "earlier", input: "the king of Spain")
            }
            #expect(error?.message.contains("Spain") == true)
            #expect(error?.message.contains("encoding_format") == false, "\(error?.message ?? "")")
        }
    }

    @Test(arguments: ["[1, \"x\"]", "\"AAAA\"", "\"no base64!\"", "{}"])
    func whatIsNoVectorIsNamed(text: String) throws {
        let json = try OpenAI.JSON(parsing: Data(#"{"data":[{"embedding":\#(text)}]}"#.utf8))
        let error = #expect(throws: (any Error).self) { try OpenAI.CreateEmbeddingResponse(json: json) }
        #expect(error.map { "\($0)".contains("data[0].embedding") } == true)
    }
}
