import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport
import Testing

@testable import CacheExchange

@Suite("What an import leaves out")
struct RefusalTests {
    /// A row as other programs write it.
    private func row(
        _ response: String = #"{"choices":[{"message":{}}]}"#, status: Int = 200, host: String = "api.openai.com",
        request: String? = #"{"messages":[]}"#, path: String = "/v1/chat/completions", method: String = "POST",
        type: String = "application/json"
    ) -> String {
        let json: OpenAICache.JSON = [
            "method": .string(method), "host": .string(host), "path": .string(path), "query": "",
            "request_type": "application/json", "request": request.map { ["text": .string($0)] } ?? .null,
            "status": .number(.init(status)), "response_type": .string(type), "response": ["text": .string(response)],
        ]
        return json.description
    }

    private func explained(_ rows: String...) throws -> String {
        try Imported(rows.joined(separator: "\n"), name: "rows.jsonl").text
    }

    @Test("errors, counted by their status, with the first places")
    func errors() throws {
        let text = try explained(
            row(), row(status: 400), row(status: 404), row(status: 400), row(status: 429), "", row(status: 400))
        #expect(
            text == """
                1 file, 6 interactions: 1 was imported, 5 not:
                  5 are errors (3 × 400, 404, 429): only complete successes are kept
                    rows.jsonl, line 2
                    rows.jsonl, line 3
                    rows.jsonl, line 4
                    and 2 more
                """, "\(text)")
    }

    @Test(
        "what is no answer, or no question",
        arguments: [
            (#"{"error":{"message":"no"}}"#, "text", "is no complete answer (it tells an error"),
            (
                "data: {\"choices\":[{\"delta\":{}}]}\n\n", "text/event-stream",
                "is no complete answer (its stream ended"
            ),
            ("<html></html>", "text/html", "is no complete answer (it is a web page)"),
            ("", "application/json", "is no complete answer (its body is empty)"),
        ])
    func failures(body: String, type: String, reason: String) throws {
        let text = try explained(row(body, type: type))
        #expect(text.contains("1 " + reason), "\(text)")
    }

    @Test("requests without a body, for another request would be theirs")
    func noBody() throws {
        #expect(try explained(row(request: nil)).contains("1 lacks the request's body"))
        #expect(
            try Imported(row(#"{"data":[]}"#, request: nil, path: "/v1/models", method: "GET")).recordings.count == 1)
    }

    @Test("objects in the making, and mark the lists that hold some")
    func inTheMaking() throws {
        let state = #"{"object":"batch","status":"in_progress"}"#
        #expect(
            try explained(row(state, path: "/v1/batches/b", method: "GET")).contains(
                "1 tells of an object in the making"))
        let list = try Imported(row(#"{"data":[\#(state)]}"#, path: "/v1/batches", method: "GET"))
        #expect(list.recordings.map(\.marks) == [.provisional])
    }

    @Test("hosts that nobody knows, unless they are named")
    func hosts() throws {
        let other = row(host: "llm.example.edu")
        #expect(try explained(other).contains("1 was sent to a host that is not known for this API (llm.example.edu)"))
        for name in ["llm.example.edu", "*"] {
            var options = ImportOptions()
            options.hosts = [name]
            #expect(try Imported(other, options).recordings.map(\.base) == ["https://llm.example.edu/v1"])
        }
        var options = ImportOptions()
        options.moved = [("llm.example.edu", SampleEntries.base)]
        #expect(try Imported(other, options).recordings.map(\.base) == [SampleEntries.base])
    }

    @Test("base URLs of Azure's deployments, and those that are named")
    func bases() throws {
        let azure = row(host: "x.openai.azure.com", path: "/openai/deployments/gpt-4o/chat/completions")
        let recording = try Imported(azure).recordings.first
        #expect(recording?.base == "https://x.openai.azure.com/openai/deployments/gpt-4o")
        #expect(recording?.request.path == "/chat/completions")
        var options = ImportOptions()
        options.bases = ["https://generativelanguage.googleapis.com/v1beta/openai/"]
        let google = row(host: "generativelanguage.googleapis.com", path: "/v1beta/openai/chat/completions")
        #expect(try Imported(google, options).recordings.first?.request.path == "/chat/completions")
    }

    @Test("secrets, shown by their beginning alone")
    func secrets() throws {
        let secret = "sk-" + "proj-aB3dE5gH7jK9mN1pQ3sT5vW7"
        let text = try explained(row(request: #"{"messages":["\#(secret)"]}"#))
        #expect(text.contains("1 holds what looks like a secret (an OpenAI key in the request, sk-proj…)"), "\(text)")
        #expect(!text.contains(secret))
        var options = ImportOptions()
        options.allowSecrets = true
        #expect(try Imported(row(request: #"{"messages":["\#(secret)"]}"#), options).recordings.count == 1)
    }

    @Test("what another server is shown, from what is kept of a request")
    func credentials() throws {
        let tool = #"{"type":"mcp","server_url":"https://u:p@x.test/","authorization":"hush","headers":{"a":"hush"}}"#
        let imported = try Imported(
            row(#"{"output":[]}"#, request: #"{"input":"Hi","tools":[\#(tool)]}"#, path: "/v1/responses"))
        let kept = imported.recordings.map { String(decoding: $0.request.body, as: UTF8.self) }
        #expect(kept.count == 1 && !kept[0].contains("hush") && !kept[0].contains("u:p@"))
    }

    @Test("headers that tell who asked")
    func headers() throws {
        let row =
            #"{"base":"https://api.openai.com/v1","headers":{"Set-Cookie":"c","X-Request-ID":"r"},"#
            + self.row().dropFirst()
        #expect(
            try Imported(row).recordings.map(\.answer.headers) == [
                ["content-type": "application/json", "x-request-id": "r"]
            ])
    }

    @Test("lines that are broken, and no others")
    func broken() throws {
        let text = try explained(row(), #"{"method":"POST","#, "[1]", #"{"response":{"text":""}}"#, row())
        #expect(text.contains("2 were imported, 3 not"), "\(text)")
        #expect(text.contains("3 can't be read (not valid JSON at byte 17"), "\(text)")
    }

    @Test("and obeys nothing that stands in it")
    func terminal() throws {
        let output = #"{"custom_id":"a","response":null,"error":{"message":"\u001b[2J\u202e"}}"#
        let input = #"{"custom_id":"a","method":"POST","url":"/v1/responses","body":{}}"#
        let files = [input, output].map { GivenFile(name: "\u{1B}[0m", bytes: Data($0.utf8), changedAt: 0) }
        let text = try Imported([files[0], GivenFile(name: "b\u{9B}", bytes: files[1].bytes, changedAt: 0)]).text
        #expect(text.contains("1 is no complete answer ("), "\(text)")
        let obeyed = text.unicodeScalars.filter {
            $0 != "\n" && [.control, .format].contains($0.properties.generalCategory)
        }
        #expect(obeyed.isEmpty)
        let pickle = GivenFile(name: "\u{1B}[0m", bytes: Data([0x80, 4, 0x95]), changedAt: 0)
        #expect(try !Imported([pickle]).text.unicodeScalars.contains("\u{1B}"))
    }

    @Test("secrets from an export, with the places, unless it is told to")
    func export() throws {
        let secret = "sk-" + "proj-aB3dE5gH7jK9mN1pQ3sT5vW7"
        let inputs = Exported.inputs([
            SampleEntries.json("/chat/completions", ["messages": []], SampleEntries.completion(secret), at: 1)
        ])
        #expect(throws: SecretsFound.self) { try Exported.file(inputs, as: .jsonl) }
        #expect(throws: SecretsFound.self) { try Exported.exporter(inputs).check(as: .har) }
        #expect(try !Exported.file(inputs, as: .jsonl, allowSecrets: true).bytes.isEmpty)
    }
}
