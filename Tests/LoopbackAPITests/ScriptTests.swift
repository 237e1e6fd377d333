import Foundation
import LoopbackAPI
import Testing

struct ScriptTests {
    @Test func queuedRepliesComeInTurnAndTheLastRepeats() async throws {
        try await withLoopbackAPI { api in
            api.answer("POST", "/chat/completions", .error(429), .json(#"{"n":2}"#), .usual)
            let client = Client(api)
            var texts = [String]()
            for _ in 0..<4 {
                texts.append(try await client.post("/chat/completions", "{}").text)
            }
            #expect(texts[0].contains("scripted error"))
            #expect(texts[1] == #"{"n":2}"#)
            #expect(texts[2].contains("answer 1"))
            #expect(texts[3].contains("answer 2"))
        }
    }

    @Test func aClosureSeesTheRequest() async throws {
        try await withLoopbackAPI { api in
            api.answer("post", "/echo") { request in
                .data(request.body, contentType: "text/plain", status: 201, headers: ["X-Id": "7"])
            }
            let answer = try await Client(api).post("/echo", "hello")
            #expect(answer.text == "hello")
            #expect(answer.status == 201)
            #expect(answer.head.value(forHTTPHeaderField: "Content-Type") == "text/plain")
            #expect(answer.head.value(forHTTPHeaderField: "X-Id") == "7")
        }
    }

    @Test func aClosureThatThrowsGives500() async throws {
        try await withLoopbackAPI { api in
            api.answer("GET", "/models") { _ in throw URLError(.badURL) }
            let answer = try await Client(api).get("/models")
            #expect(answer.status == 500)
            #expect(answer.text.contains("The test's answer to GET /models threw"))
        }
    }

    @Test func aStarStandsForOneSegmentAndTheLastAnswerGivenWins() async throws {
        try await withLoopbackAPI { api in
            api.answer("GET", "/files/*/content", .json("1"))
            api.answer("GET", "/files/f2/content", .json("2"))
            let client = Client(api)
            let any = try await client.get("/files/f1/content")
            let exact = try await client.get("/files/f2/content")
            let longer = try await client.get("/files/a/b/content")
            #expect(any.text == "1")
            #expect(exact.text == "2")
            #expect(longer.status == 404)
        }
    }

    @Test func aFileOutsideTheBaseCanBeHadWithoutAKey() async throws {
        try await withLoopbackAPI { api in
            let bytes = Data((0...255).map { UInt8($0) })
            api.answer("GET", "../files/a.png", needsKey: false, .data(bytes, contentType: "image/png"))
            let answer = try await Client(api).get("/../files/a.png", key: nil)
            #expect(answer.body == bytes)
        }
    }

    @Test func repeatedHeadersArriveSeparately() async throws {
        try await withLoopbackAPI { api in
            let reply = LoopbackAPI.Reply.json("{}").adding(header: "Set-Cookie", "a=1")
            api.answer("GET", "/models", reply.adding(header: "Set-Cookie", "b=2"))
            let head = try await Curl("\(api.baseURL)/models", "-i").output
            #expect(head.contains("Set-Cookie: a=1\r\nSet-Cookie: b=2\r\n"))
        }
    }
}
