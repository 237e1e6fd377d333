import Foundation
import LoopbackAPI
import Testing

struct UsualAnswersTests {
    @Test func twoEqualChatRequestsGetDifferentTexts() async throws {
        try await withLoopbackAPI { api in
            let client = Client(api)
            let first = try await client.post("/chat/completions", #"{"model":"m"}"#)
            let second = try await client.post("/chat/completions", #"{"model":"m"}"#)
            #expect(first.status == 200)
            #expect(first.head.value(forHTTPHeaderField: "Content-Type") == "application/json")
            #expect(first.json["object"] as? String == "chat.completion")
            #expect(first.json["model"] as? String == "m")
            #expect(first.text.contains(#""content":"answer 1""#))
            #expect(second.text.contains(#""content":"answer 2""#))
        }
    }

    @Test func aChatRequestForAStreamGetsEvents() async throws {
        try await withLoopbackAPI { api in
            let body = #"{"stream":true,"stream_options":{"include_usage":true}}"#
            let answer = try await Curl("\(api.baseURL)/chat/completions", "-d", body)
            let events = answer.output.components(separatedBy: "\n\n").filter { !$0.isEmpty }
            #expect(answer.exitCode == 0)
            #expect(events.count == 6)
            #expect(events.allSatisfy { $0.hasPrefix("data: ") })
            #expect(events.dropLast().allSatisfy { $0.contains("chat.completion.chunk") })
            #expect(events.suffix(2).first?.contains("total_tokens") == true)
            #expect(events.last == "data: [DONE]")
        }
    }

    @Test func embeddingsFollowFromTheInput() async throws {
        try await withLoopbackAPI { api in
            let client = Client(api)
            let both = try await client.post("/embeddings", #"{"input":["a","b"],"dimensions":5}"#)
            let again = try await client.post("/embeddings", #"{"input":["a","b"],"dimensions":5}"#)
            let rows = try #require(both.json["data"] as? [[String: Any]])
            let vectors = rows.compactMap { $0["embedding"] as? [Double] }
            #expect(vectors.map(\.count) == [5, 5])
            #expect(vectors.first != vectors.last)
            #expect(both.body == again.body)
        }
    }

    @Test func embeddingsComeInBase64WhenAskedFor() async throws {
        try await withLoopbackAPI { api in
            let body = #"{"input":"a","dimensions":3,"encoding_format":"base64"}"#
            let answer = try await Client(api).post("/embeddings", body)
            let row = try #require((answer.json["data"] as? [[String: Any]])?.first)
            let packed = try #require(row["embedding"] as? String)
            #expect(Data(base64Encoded: packed)?.count == 12)
        }
    }

    @Test func modelsAreListed() async throws {
        try await withLoopbackAPI { api in
            let answer = try await Client(api).get("/models")
            #expect((answer.json["data"] as? [Any])?.count == 2)
        }
    }

    @Test func anUnknownPathGets404() async throws {
        try await withLoopbackAPI { api in
            let answer = try await Client(api).get("/nonsense")
            let error = try #require(answer.json["error"] as? [String: Any])
            #expect(answer.status == 404)
            #expect(error["message"] as? String == "Unknown request URL: GET /nonsense")
            #expect(error["type"] as? String == "invalid_request_error")
        }
    }

    @Test func aPathOutsideTheBaseIsUnknownToo() async throws {
        try await withLoopbackAPI { api in
            let answer = try await Curl("http://127.0.0.1:\(api.port)/models", "-w", "%{http_code}")
            #expect(answer.output.hasSuffix("404"))
            #expect(api.requests.map(\.path) == ["../models"])
        }
    }

    @Test(arguments: [nil, "", "pk-1"]) func aMissingOrForeignKeyGets401(key: String?) async throws {
        try await withLoopbackAPI { api in
            let answer = try await Client(api).get("/models", key: key)
            #expect(answer.status == 401)
            #expect(answer.text.contains("invalid_api_key"))
            #expect(api.requestCount == 1)
        }
    }
}
