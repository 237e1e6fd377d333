import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct AzureTests {
    private func client(
        _ lesson: Lesson, _ environment: [String: String] = [:], mode: OpenAICache.Settings.Mode = .dev,
        deployment: String? = nil, tokenProvider: OpenAI.Configuration.KeyFunction? = nil
    ) -> OpenAI {
        let server = lesson.api.baseURL.deletingLastPathComponent().absoluteString
        var configuration = OpenAI.Configuration(
            azure: environment.merging(["OPENAI_API_VERSION": "2024-10-21"]) { $1 }, endpoint: server + "v1/",
            apiVersion: nil, apiKey: nil, token: nil, tokenProvider: tokenProvider)
        configuration.azure = { OpenAI.AzurePath(deployment: deployment).base(of: $0, at: $1) }
        return OpenAI(configuration, engine: lesson.engine(mode))
    }

    private static let chat = LoopbackAPI.Reply.json(
        #"{"id":"c","choices":[{"index":0,"message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}]}"#)

    @Test func theModelIsTheDeploymentInThePath() async throws {
        try await Lesson.run { lesson in
            let path = "/openai/deployments/gpt-4o%20mini/chat/completions"
            lesson.api.answer("POST", path, needsKey: false, Self.chat)
            let client = client(lesson, ["AZURE_OPENAI_API_KEY": "azure-key"])
            let completion = try await client.chat.completions.create(model: "gpt-4o mini", messages: [.user("Hi")])
            #expect(completion.choices[0].message.content == "Hi")
            let request = lesson.api.requests[0]
            #expect(request.path == path && request.queryValue("api-version") == "2024-10-21")
            #expect(request.header("api-key") == "azure-key" && request.header("Authorization") == nil)
            #expect(request.text.contains(#""model":"gpt-4o mini""#))
            _ = try await client.chat.completions.create(model: "gpt-4o mini", messages: [.user("Hi")])
            #expect(lesson.api.requestCount == 1)
        }
    }

    @Test func formsNameADeploymentAndTheRestIsTheResources() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer(
                "POST", "/openai/deployments/whisper/audio/transcriptions", needsKey: false, .json(#"{"text":"Hi"}"#))
            lesson.api.answer("GET", "/openai/files", needsKey: false, .json(#"{"data":[],"has_more":false}"#))
            lesson.api.answer(
                "POST", "/openai/deployments/mine/embeddings", needsKey: false,
                .json(#"{"data":[{"index":0,"embedding":[1,2]}],"model":"any"}"#))
            let environment = ["AZURE_OPENAI_AD_TOKEN": "entra-token"]
            let client = client(lesson, environment)
            let sound = OpenAI.FileInput(Data([1]), filename: "a.mp3")
            let text = try await client.audio.transcriptions.create(model: "whisper", file: sound).text
            #expect(text == "Hi")
            let files = try await client.files.list()
            #expect(files.data.isEmpty)
            let own = self.client(lesson, environment, mode: .production, deployment: "mine")
            _ = try await own.embeddings.create(model: "any", input: "x", encodingFormat: "float")
            #expect(lesson.api.requests.last?.path == "/openai/deployments/mine/embeddings")
            #expect(lesson.api.requests.allSatisfy { $0.header("Authorization") == "Bearer entra-token" })
        }
    }

    @Test func aTokenIsAskedOfItsProvider() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/openai/deployments/m/chat/completions", needsKey: false, Self.chat)
            let client = client(lesson, ["AZURE_OPENAI_API_KEY": "not-this"]) { "token-1" }
            _ = try await client.chat.completions.create(model: "m", messages: [.user("Hi")])
            #expect(lesson.api.requests[0].header("Authorization") == "Bearer token-1")
            #expect(lesson.api.requests[0].header("api-key") == nil)
        }
    }

    @Test func whatIsMissingIsNamed() async throws {
        for (endpoint, version, name) in [
            (nil, "1", "AZURE_OPENAI_ENDPOINT"), ("https://x.y", nil, "OPENAI_API_VERSION"),
        ] {
            let configuration = OpenAI.Configuration(
                azure: [:], endpoint: endpoint, apiVersion: version, apiKey: "k", token: nil, tokenProvider: nil)
            #expect(configuration.base.problem?.contains(name) == true)
        }
    }
}
