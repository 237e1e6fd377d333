import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct OtherServersTests {
    @Test func aKeyOfOpenRoutersGoesThereWithAWarning() {
        let router = OpenAI.Configuration.base(forKey: "sk-or-v1-abc")
        #expect(router.url == "https://openrouter.ai/api/v1")
        #expect(router.warning?.contains("https://openrouter.ai/api/v1") == true)
        #expect(router.warning?.contains("abc") == false)
        for key in ["sk-abc", "sk-orange", nil] {
            let usual = OpenAI.Configuration.base(forKey: key)
            #expect(usual.url.isEmpty && usual.warning == nil)
        }
        let client = OpenAI(apiKey: "sk-or-v1-abc", baseURL: "http://127.0.0.1:1/v1")
        #expect(client.configuration.base.text == "http://127.0.0.1:1/v1")
    }

    @Test func azuresKeyAndVersionAreSentAndNoOtherKey() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer(
                "POST", "/chat/completions", needsKey: false, .json(#"{"id":"c","choices":[{"message":{}}]}"#))
            for key in ["sk-of-openai", nil] {
                let configuration = OpenAI.Configuration(
                    apiKey: key, baseURL: lesson.api.baseURL.absoluteString,
                    defaultHeaders: ["Api-Key": "azure"], defaultQuery: ["api-version": "2024-10-21", "q": "1"])
                let client = OpenAI(configuration, engine: lesson.engine(.production))
                _ = try await client.chat.completions.create(
                    model: "m", messages: [.user("x")], options: .init(query: ["q": "2"]))
                let request = try #require(lesson.api.requests.last)
                #expect(request.header("api-key") == "azure" && request.header("Authorization") == nil)
                #expect(request.queryValue("api-version") == "2024-10-21" && request.queryValue("q") == "2")
            }
        }
    }
}
