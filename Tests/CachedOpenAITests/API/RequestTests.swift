import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct RequestTests {
    @Test func headersAndBodyAreThoseOfTheOfficialClients() async throws {
        try await Lesson.run { lesson in
            let configuration = OpenAI.Configuration(
                apiKey: "sk-test", baseURL: lesson.api.baseURL.absoluteString + "/", organization: "org",
                project: "proj")
            let client = OpenAI(configuration, engine: lesson.engine(.production))
            _ = try await client.chat.completions.create(
                model: "gpt-4o-mini", messages: [.system("Be brief."), .user("Hi")], temperature: 0.7, maxTokens: 5,
                stop: ["."], tools: [.function(name: "f", parameters: ["type": "object"])], seed: 3,
                options: .init(headers: ["X-More": "1"], query: ["q": "a b"], body: ["user": .null]))
            let request = lesson.api.requests[0]
            #expect(request.path == "/chat/completions")
            #expect(request.queryValue("q") == "a b")
            #expect(request.header("Authorization") == "Bearer sk-test")
            #expect(request.header("OpenAI-Organization") == "org" && request.header("OpenAI-Project") == "proj")
            #expect(request.header("X-More") == "1")
            #expect(request.header("Content-Type") == "application/json")
            let expected = """
                {"model":"gpt-4o-mini","messages":[{"role":"system","content":"Be brief."},\
                {"role":"user","content":"Hi"}],"temperature":0.7,"max_tokens":5,"stop":["."],\
                "tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object"}}}],"seed":3,"user":null}
                """
            #expect(request.text == expected)
        }
    }

    @Test func theBlockingClientAsksTheSame() async throws {
        try await Lesson.run { lesson in
            let engine = lesson.engine(.dev)
            let client = lesson.client(engine)
            let live = try await client.ask("x")
            let blocking = try client.blocking.chat.completions.create(model: "gpt-4o-mini", messages: [.user("x")])
            #expect(blocking.choices[0].message.content == live)
            let other = try client.blocking.chat.completions.create(model: "gpt-4o-mini", messages: [.user("y")])
            #expect(try await client.ask("y") == other.choices[0].message.content)
            #expect(lesson.api.requestCount == 2)
        }
    }

    @Test func anyEndpointCanBeAskedAndIsCached() async throws {
        struct Models: Decodable {
            struct Model: Decodable { var id: String }
            var data: [Model]
        }
        try await Lesson.run { lesson in
            lesson.api.answer("DELETE", "/files/f", .json(#"{"deleted":true}"#))
            let client = lesson.client(.dev)
            for asked in [client, lesson.client(.production, offline: true, key: nil)] {
                let models = try await asked.get("/models", as: Models.self)
                #expect(!models.data.isEmpty)
                #expect(try await asked.delete("files/f", as: OpenAI.JSON.self)["deleted"]?.boolValue == true)
                #expect(try asked.blocking.get("/models", as: OpenAI.JSON.self)["data"]?[0] != nil)
            }
            #expect(lesson.api.requestCount == 2)
        }
    }

    @Test func resultsKeepWhatIsNewsAndAreCodable() throws {
        let text = """
            {"id":"c","object":"chat.completion","news":[1,{"a":null}],"choices":[{"index":0,"finish_reason":"brand_new",
            "message":{"role":"assistant","content":"hi","mood":"fine"}}],"usage":{"prompt_tokens":1,"completion_tokens":2,
            "total_tokens":3}}
            """
        let completion = try JSONDecoder().decode(OpenAI.ChatCompletion.self, from: Data(text.utf8))
        #expect(completion.choices[0].finishReason == "brand_new")
        #expect(completion.choices[0].message.json["mood"]?.stringValue == "fine")
        #expect(completion.usage?.totalTokens == 3)
        let again = try OpenAI.JSON(parsing: JSONEncoder().encode(completion))
        #expect(try again == OpenAI.JSON(parsing: Data(text.utf8)))
    }
}
