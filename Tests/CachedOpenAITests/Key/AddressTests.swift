import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct AddressTests {
    private typealias Address = OpenAICache.Address

    private func address(_ text: String, _ bases: [String] = ["https://api.openai.com/v1"]) throws -> Address {
        let url = try #require(URL(string: text))
        return try #require(Address(url, knownBases: bases))
    }

    @Test(arguments: [
        ("https://api.openai.com/v1/chat/completions", "https://api.openai.com/v1", "/chat/completions"),
        ("HTTPS://API.OpenAI.com/v1/chat/completions", "https://api.openai.com/v1", "/chat/completions"),
        ("https://api.openai.com:443/v1/models", "https://api.openai.com/v1", "/models"),
        ("https://user:secret@api.openai.com/v1/models", "https://api.openai.com/v1", "/models"),
        ("https://api.openai.com/v1", "https://api.openai.com/v1", ""),
        ("https://api.openai.com/v1/", "https://api.openai.com/v1", "/"),
        ("https://api.openai.com/v1beta/models", "https://api.openai.com", "/v1beta/models"),
        ("https://api.openai.com/v1/files/a%2Fb", "https://api.openai.com/v1", "/files/a%2Fb"),
        ("http://localhost:8080/v1/models", "http://localhost:8080/v1", "/models"),
        ("http://localhost:80/v1/models", "http://localhost/v1", "/models"),
        ("https://localhost:80/v1/models", "https://localhost:80/v1", "/models"),
        ("http://[::1]:8080/v1/models", "http://[::1]:8080/v1", "/models"),
        ("http://[FE80::A]/v1/models", "http://[fe80::a]/v1", "/models"),
        ("https://openrouter.ai/api/v1/chat/completions", "https://openrouter.ai/api/v1", "/chat/completions"),
        ("https://gateway.example/openai/v1/v1/models", "https://gateway.example/openai/v1", "/v1/models"),
        (
            "https://me.openai.azure.com/openai/deployments/gpt/chat/completions", "https://me.openai.azure.com",
            "/openai/deployments/gpt/chat/completions"
        ),
        ("https://me.openai.azure.com/openai/v1/responses", "https://me.openai.azure.com/openai/v1", "/responses"),
        ("https://api.openai.com.evil.example/v1/models", "https://api.openai.com.evil.example/v1", "/models"),
    ])
    func aURLIsSplitAtItsBase(url: String, base: String, path: String) throws {
        let address = try address(url)
        #expect(address.base == base && address.path == path)
    }

    @Test func aKnownBaseComesBeforeTheVersion() throws {
        let bases = ["https://me.example/openai/deployments/gpt", "http://localhost:11434"]
        let azure = try address("https://me.example/openai/deployments/gpt/chat/completions?api-version=1", bases)
        #expect(azure == Address(base: bases[0], path: "/chat/completions", query: "api-version=1"))
        #expect(try address("https://me.example/openai/deployments/gpt-4/x", bases).base == "https://me.example")
        #expect(try address("http://localhost:11434/v1/models", bases).path == "/v1/models")
    }

    @Test func ofKnownBasesThatFitTheLongestCounts() throws {
        let bases = ["https://openrouter.ai", "https://openrouter.ai/api/beta", "https://openrouter.ai/api"]
        for bases in [bases, bases.reversed()] {
            #expect(try address("https://openrouter.ai/api/beta/chat", bases).path == "/chat")
            #expect(try address("https://openrouter.ai/api/chat", bases).path == "/chat")
            #expect(try address("https://openrouter.ai/chat", bases).base == "https://openrouter.ai")
        }
    }

    @Test(arguments: [
        ("https://api.openai.com/v1///", "https://api.openai.com/v1"), ("https://A.example", "https://a.example"),
        ("https://u:p@a.example:443/x?y=1#z", "https://a.example/x"), ("http://[::1]:80/", "http://[::1]"),
    ])
    func aBaseIsKeptInOneSpelling(text: String, kept: String) {
        #expect(Address.normalized(base: text) == kept)
    }

    @Test(arguments: ["", "/v1", "api.openai.com", "https://", "file:///v1"])
    func whatHasNoHostIsNoBase(text: String) {
        #expect(Address.normalized(base: text) == nil)
    }

    @Test(arguments: [
        "USER:pass@LOCALHOST:PORT/custom/", "u@localhost:PORT/custom", "LocalHost:PORT/custom//",
        "localhost:PORT/custom",
    ])
    func aClientsOwnBaseIsKnownInAnySpelling(spelling: String) async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("GET", "../custom/models", .json(#"{"data":[]}"#))
            let base = "http://" + spelling.replacingOccurrences(of: "PORT", with: "\(lesson.api.port)")
            _ = try await lesson.client(lesson.engine(.dev), base: base).get("/models", as: OpenAI.JSON.self)
            let scanned = OpenAICache.ScannedFile(try OpenAICache.FileSource(path: lesson.journal.path), from: 36)
            var requests: [OpenAICache.RecordedRequest] = []
            scanned.forEachRequest {
                requests.append($1)
                return true
            }
            #expect(requests.map(\.path) == ["/models"])
        }
    }

    @Test(arguments: [
        ("b=2&a=1", "a=1&b=2"), ("a=2&a=1", "a=2&a=1"), ("a=1&&b", "a=1&b"), ("", ""), ("&", ""), ("=x", "=x"),
        ("limit=2&api_key=sk-1", "limit=2"), ("API-Key=sk-1", ""), ("%61pi_key=sk-1", ""), ("key", ""),
        ("access_token=a&sig=b&after=c", "after=c"), ("keys=1&monkey=2", "keys=1&monkey=2"), ("a=key&key=a", "a=key"),
    ])
    func aQueryIsSortedAndHoldsNothingSecret(query: String, kept: String) {
        #expect(Address.canonical(query: query) == kept)
    }

    @Test func anyURLGivesAnAddressOrNone() {
        var dice = Dice(11)
        let pieces = [
            "http", "://", ":", "/", "v1", "?", "#", "@", "%", "%2", "[", "]", "..", "é", " ", "a", "8", "&=", "\u{0}",
        ]
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 0...9, using: &dice)).map { _ in pieces.randomElement(using: &dice) ?? "" }
            guard let url = URL(string: text.joined()) else { continue }
            let address = Address(url, knownBases: ["http://a", "https://api.openai.com/v1"])
            #expect(address?.base.contains("@") != true)
        }
    }
}
