import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct CredentialsTests {
    private func tools(_ authorization: String) -> [OpenAI.ResponseTool] {
        [.mcp(serverLabel: "notes", serverURL: "https://mcp.example.com", authorization: authorization)]
    }

    @Test func aTokenForAnotherServerIsSentAndNeitherKeptNorCompared() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/responses", .json(#"{"id":"r","status":"completed","output":[]}"#))
            _ = try await lesson.client(.dev).responses.create(
                model: "m", tools: tools("canary-4711"), input: "x")
            #expect(String(decoding: lesson.api.requests[0].body, as: UTF8.self).contains("canary-4711"))
            for file in try FileManager.default.contentsOfDirectory(at: lesson.folder, includingPropertiesForKeys: nil)
            {
                #expect(try Data(contentsOf: file).range(of: Data("canary-4711".utf8)) == nil, "\(file)")
            }
            let replayed = try await lesson.client(.production, offline: true, key: nil).responses.create(
                model: "m", tools: tools("another"), input: "x")
            #expect(replayed.id == "r")
        }
    }

    @Test func takingASeedOutLeavesTheTokenIn() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/responses", .json(#"{"id":"r","status":"completed","output":[]}"#))
            let options = OpenAI.RequestOptions(body: ["seed": 7])
            _ = try await lesson.client(.dev).responses.create(
                model: "m", tools: tools("canary-4711"), input: "x", options: options)
            let sent = try #require(lesson.api.requests.first).text
            #expect(sent.contains("canary-4711") && !sent.contains("seed"))
        }
    }

    @Test(arguments: [
        ("https://mcp.example.com/sse?a=1&api_key=x&b=2", "https://mcp.example.com/sse?a=1&b=2"),
        ("https://mcp.example.com/sse?token=x", "https://mcp.example.com/sse"),
        ("https://user:p%2Fw@mcp.example.com/@me/x", "https://mcp.example.com/@me/x"),
        ("https://user:p/w@mcp.example.com/x", "https://mcp.example.com/x"),
        ("https://mcp.example.com/@me/x?page_token=1", "https://mcp.example.com/@me/x?page_token=1"),
        ("https://mcp.example.com", "https://mcp.example.com"), ("", ""), ("?", "?"),
    ])
    func aServersURLIsKeptWithoutWhatOpensIt(url: String, kept: String) {
        let body: OpenAI.JSON = ["tools": [["type": "mcp", "server_url": .string(url)]]]
        let left = OpenAICache.Credentials.removed(from: body)
        #expect((left ?? body)["tools"]?[0]?["server_url"]?.stringValue == kept)
        #expect((left == nil) == (url == kept))
    }

    @Test func whatIsElsewhereCalledSoCounts() {
        let bodies: [OpenAI.JSON] = [
            ["tools": [["type": "function", "authorization": "a"]]],
            ["tools": [["type": "mcp", "server_label": "a"]]],
            ["authorization": "a"], ["tools": "authorization"],
        ]
        for body in bodies { #expect(OpenAICache.Credentials.removed(from: body) == nil, "\(body)") }
    }
}
