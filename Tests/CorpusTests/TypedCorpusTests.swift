import CachedOpenAI
import Foundation
import LoopbackAPI
import TestSupport
import Testing

/// Real answers through the typed client, as a lesson would get them.
@Suite("Typed corpus", .serialized, .enabled(if: RecordedCorpus.isThere, "\(RecordedCorpus.absence)"))
struct TypedCorpusTests {
    private enum Endpoint: String, CaseIterable {
        case chat = "/chat/completions"
        case completions = "/completions"
        case embeddings = "/embeddings"
        case responses = "/responses"

        /// Whatever the path's prefix. The order of the cases matters: one path ends like another.
        init?(_ row: Corpus.Row) {
            let found = Self.allCases.first { row.path.hasSuffix($0.rawValue) }
            if let found {
                self = found
            } else if row.method == "GET" && row.path.contains("/responses/") {
                self = .responses
            } else {
                return nil
            }
        }
    }

    @Test("every success decodes into its type and keeps its JSON")
    func decodes() async throws {
        let rows = try Corpus().rows.filter { (200..<300).contains($0.status) }
        var counts: [Endpoint: Int] = [:]
        try await withLoopbackAPI { api in
            for (number, row) in rows.enumerated() {
                guard let endpoint = Endpoint(row) else { continue }
                counts[endpoint, default: 0] += 1
                do {
                    try await check(row, endpoint, api)
                } catch {
                    Issue.record("success \(number + 1), \(row.path): \(error)")
                }
            }
        }
        #expect(counts.values.reduce(0, +) > 700)
        #expect(Set(counts.keys) == Set(Endpoint.allCases))
    }

    private func check(_ row: Corpus.Row, _ endpoint: Endpoint, _ api: LoopbackAPI) async throws {
        guard row.responseType?.hasPrefix("text/event-stream") == true else {
            let got: any OpenAI.APIObject
            switch endpoint {
            case .chat: got = try decode(row, as: OpenAI.ChatCompletion.self)
            case .completions: got = try decode(row, as: OpenAI.Completion.self)
            case .embeddings: got = try decode(row, as: OpenAI.CreateEmbeddingResponse.self)
            case .responses: got = try decode(row, as: OpenAI.Response.self)
            }
            let again = try OpenAI.JSON(parsing: JSONEncoder().encode(got))
            let came = try OpenAI.JSON(parsing: row.response.data)
            #expect(got.json == came)
            #expect(again == came)
            return
        }
        let client = OpenAI(apiKey: "sk-test", baseURL: api.baseURL.absoluteString)
        let reply = LoopbackAPI.Reply.data(row.response.data, contentType: "text/event-stream")
        api.answer("POST", endpoint.rawValue, reply)
        let came = try events(of: row)
        if endpoint == .chat && came.contains(where: { $0["error"]?.objectValue != nil }) {
            for json in came { #expect(try OpenAI.ChatCompletionChunk(json: json).json == json) }
            await #expect(throws: OpenAI.APIError.self) {
                _ = try await jsons(client.chat.completions.stream(model: "m", messages: [.user("x")]))
            }
            return
        }
        switch endpoint {
        case .chat:
            let stream = client.chat.completions.stream(model: "m", messages: [.user("x")])
            #expect(try await jsons(stream) == came)
            _ = try await client.chat.completions.stream(model: "m", messages: [.user("x")]).finalChatCompletion()
        case .completions:
            #expect(try await jsons(client.completions.stream(model: "m", prompt: "x")) == came)
        case .responses:
            #expect(try await jsons(client.responses.stream(model: "m", input: "x")) == came)
            _ = try await client.responses.stream(model: "m", input: "x").finalResponse()
        case .embeddings:
            Issue.record("embeddings don't stream")
        }
    }

    private func decode<Object: OpenAI.APIObject>(_ row: Corpus.Row, as type: Object.Type) throws -> Object {
        try JSONDecoder().decode(type, from: row.response.data)
    }

    private func jsons<Element>(_ stream: OpenAI.Stream<Element>) async throws -> [OpenAI.JSON] {
        var jsons: [OpenAI.JSON] = []
        for try await element in stream {
            #expect(try Element(json: element.json) == element)
            jsons.append(element.json)
        }
        return jsons
    }

    /// Read by other means than the library's: the recorded streams have one `data` line an event.
    private func events(of row: Corpus.Row) throws -> [OpenAI.JSON] {
        let lines = String(decoding: row.response.data, as: UTF8.self).split { $0 == "\n" || $0 == "\r\n" }
        let data = lines.filter { $0.hasPrefix("data:") }.map { $0.dropFirst(5).drop { $0 == " " } }
        return try data.filter { $0 != "[DONE]" }.map { try OpenAI.JSON(parsing: Data($0.utf8)) }
    }
}
