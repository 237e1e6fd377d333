import CachedOpenAI
import Foundation
import Testing

@testable import CacheServer

/// What has no need of a connection.
@Suite struct PartTests {
    @Test(arguments: [
        ("/v1/chat/completions", "/chat/completions"), ("/chat/completions", "/chat/completions"),
        ("/api/v1/chat/completions", "/chat/completions"), ("/v1/v1/models", "/models"), ("/v1", "/"), ("/v1/", "/"),
        ("/", "/"), ("/openai/responses", "/responses"), ("/openai/v1/responses", "/responses"),
        ("/openai/deployments/x/chat/completions", "/openai/deployments/x/chat/completions"),
        ("http://localhost:1/v1/models", "/models"), ("/s/a%20b/v1/models", "/models"), ("/v1beta/x", "/v1beta/x"),
        ("/_cached/health", "/_cached/health"),
    ])
    func theBaseEndsAtTheLastVersion(target: String, path: String) throws {
        #expect(try #require(RequestPath(target: target)).path == path)
    }

    @Test func aSessionIsNamedInThePath() throws {
        let path = try #require(RequestPath(target: "/s/a%20b/v1/models?limit=2"))
        #expect(path.session == "a b")
        #expect(path.query == "limit=2")
    }

    @Test func azuresKeyGoesToAzure() throws {
        let environment = ["AZURE_OPENAI_API_KEY": "azure", "OPENAI_API_KEY": "sk-own"]
        let head = try RequestHead(Data("GET / HTTP/1.1\r\nAuthorization: Bearer guest".utf8))
        let azure = try Upstream("https://x.openai.azure.com", environment: environment, sendsGuestsKeys: false)
        #expect(azure.headers(for: head) == ["api-key": "azure"])
        let other = try Upstream("https://openrouter.ai/api/v1", environment: environment, sendsGuestsKeys: false)
        #expect(other.headers(for: head) == ["Authorization": "Bearer sk-own"])
        #expect(other.hasKey)
        #expect(try !Upstream("http://localhost:11434/v1", environment: [:], sendsGuestsKeys: false).hasKey)
    }

    @Test(arguments: ["", "x", "ftp://x/v1", "http:///v1"])
    func whatIsNoBaseIsRefused(url: String) {
        #expect(throws: Upstream.Problem.self) {
            _ = try Upstream(url, environment: [:], sendsGuestsKeys: false)
        }
    }

    @Test func whatIsNoEmbeddingStaysAsItIs() {
        #expect(EmbeddingEncoding.floats.written(Data(#"{"data":[{"embedding":"AAA"}]}"#.utf8)) == nil)
        #expect(EmbeddingEncoding.floats.written(Data(#"{"data":[{"embedding":"AADAfw=="}]}"#.utf8)) == nil)
        #expect(EmbeddingEncoding.base64.written(Data(#"{"data":[{"embedding":["x"]}]}"#.utf8)) == nil)
        #expect(EmbeddingEncoding.base64.written(Data("no json".utf8)) == nil)
    }

    /// A log that nobody reads is no reason to wait.
    @Test func linesThatNobodyReadsAreLeftOut() async throws {
        let gate = DispatchSemaphore(value: 0)
        let lines = Bench.Lines()
        let log = RequestLog(.short) { line in
            gate.wait()
            lines.add(line)
        }
        let entry = RequestLog.Entry(
            word: "hit", title: "GET /models", status: 200, byteCount: 1, milliseconds: 1)
        for _ in 0..<3_000 { log.note(entry) }
        for _ in 0..<3_000 { gate.signal() }
        try await lines.wait { $0.contains("2000 lines were left out") }
        #expect(lines.all.count <= 1_002)
    }
}
