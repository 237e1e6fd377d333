import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct SecretNamesTests {
    @Test(arguments: [
        "key", "api_key", "api-key", "apiKey", "APIKEY", "x-api-key", "x-goog-api-key", "Ocp-Apim-Subscription-Key",
        "subscription-key", "token", "access_token", "accessToken", "auth_token", "refresh_token", "id_token", "sig",
        "X-Amz-Signature", "X-Amz-Credential", "X-Amz-Security-Token", "X-Goog-Signature", "AWSAccessKeyId", "code",
        "client_secret", "secret", "password", "passwd", "authorization", "Proxy-Authorization", "Cookie", "jwt",
        "%61pi_key", "session_token",
    ])
    func aNameThatIsUsualForASecretIsOne(name: String) {
        #expect(OpenAICache.Address.canonical(query: "a=1&\(name)=x&b=2") == "a=1&b=2")
    }

    @Test(arguments: [
        "keys", "monkey", "keyword", "max_tokens", "page_token", "nextPageToken", "after", "api-version", "author",
        "signed", "passages", "encoding", "tokenizer", "deployment", "session_count", "order", "key_id", "tokens",
    ])
    func aNameThatOnlyRemindsOfOneIsNone(name: String) {
        #expect(OpenAICache.Address.canonical(query: "\(name)=x") == "\(name)=x")
    }

    @Test func aKeyIsLeftOutUnderAnyName() {
        let key = "sk-" + "proj-aB3dE5gH7jK9mN1pQ3sT5vW7"
        let query = "x=\(key)&y=sk-short&z=Bearer%20abc&q=bearers"
        #expect(OpenAICache.Address.canonical(query: query) == "q=bearers&y=sk-short")
    }

    // MARK: In messages

    @Test(arguments: [
        ("https://user:pass@host/v1?key=x#y", "https://…@host/v1"), ("https://host/v1?sig=x", "https://host/v1"),
        ("user:pass@host", "…@host"), ("no url", "no url"), ("https://user:p/a@ss@host", "https://…@host"),
    ])
    func aURLIsShownWithoutThem(url: String, shown: String) {
        #expect(OpenAICache.Address.shown(url) == shown)
    }

    @Test func aKeyThatAServerRepeatsIsHiddenInTheError() async throws {
        try await Lesson.run { lesson in
            let key = "sk-canary-0123456789"
            let text = #"{"error":{"message":"Incorrect API key provided: \#(key).","type":"invalid_request_error"}}"#
            lesson.api.answer("POST", "/chat/completions", .json(text, status: 401))
            let client = lesson.client(lesson.engine(.dev), key: key)
            let messages: [OpenAI.ChatCompletionMessageParam] = [.user("x")]
            let failures: [() async throws -> Void] = [
                { _ = try await client.chat.completions.create(model: "m", messages: messages) },
                { _ = try client.blocking.chat.completions.create(model: "m", messages: messages) },
                { for try await _ in client.chat.completions.stream(model: "m", messages: messages) {} },
                { try client.blocking.chat.completions.stream(model: "m", messages: messages) { _ in } },
            ]
            for fail in failures {
                let error = await #expect(throws: OpenAI.AuthenticationError.self) { try await fail() }
                #expect(error?.message.contains("Incorrect API key provided: sk-…. (Check the API key") == true)
                #expect(String(decoding: error?.body ?? Data(), as: UTF8.self).contains("provided: sk-….") == true)
                #expect(error?.type == "invalid_request_error")
            }
        }
    }

    @Test func aKeyInAnEventThatEndsAStreamIsHidden() async throws {
        try await Lesson.run { lesson in
            let event = #"{"error":{"message":"canary-0123456789 is no key"}}"#
            lesson.api.answer("POST", "/chat/completions", .events([event]))
            let client = lesson.client(lesson.engine(.production), key: "sk-canary-0123456789")
            let options = OpenAI.RequestOptions(headers: ["Cookie": "a=1; session=canary-0123456789"])
            let error = await #expect(throws: OpenAI.APIError.self) {
                for try await _ in client.chat.completions.stream(model: "m", messages: [.user("x")], options: options)
                {}
            }
            #expect(error?.message.hasPrefix("The stream was ended by an error: can… is no key (Try again.)") == true)
        }
    }

    @Test func aConnectionThatFailsShowsNoURL() async throws {
        try await Lesson.run { lesson in
            let base = "http://user:canary-0123456789@127.0.0.1:1/v1"
            let client = lesson.client(lesson.engine(.dev), maxRetries: 0, base: base)
            let error = await #expect(throws: OpenAI.APIConnectionError.self) {
                try await client.models.list(options: .init(query: ["api_key": "canary-0123456789"]))
            }
            let underlying = try #require(error?.underlying as? URLError)
            let shown = "\(underlying) \(underlying.userInfo) \(error?.message ?? "")"
            #expect(!shown.contains("canary"))
            #expect(underlying.code == .cannotConnectToHost)
        }
    }

    @Test func aBaseThatIsNoURLIsShownWithoutItsPassword() async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(lesson.engine(.dev), base: "user:canary@host")
            let error = await #expect(throws: OpenAI.OpenAIError.self) { try await client.models.list() }
            #expect(error?.message.contains("canary") == false)
        }
    }
}
