import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct AnswerKindTests {
    private typealias Kind = OpenAICache.AnswerKind

    private static let known: [(request: String, kind: OpenAICache.AnswerKind)] = [
        ("POST /chat/completions", .chat), ("POST /completions", .completion), ("POST /responses", .response),
        ("GET /responses/resp_1", .response), ("POST /responses/resp_1/cancel", .response),
        ("GET /chat/completions/chatcmpl-1", .chat), ("POST /chat/completions/chatcmpl-1", .chat),
        ("POST /responses/compact", .object), ("POST /responses/input_tokens", .object),
        ("POST /embeddings", .embeddings), ("POST /moderations", .moderation),
        ("POST /images/generations", .images), ("POST /images/edits", .images), ("POST /images/variations", .images),
        ("POST /audio/speech", .speech), ("POST /audio/transcriptions", .transcription),
        ("POST /audio/translations", .transcription),
        ("GET /files/file-1/content", .fileContent), ("GET /containers/c/files/f/content", .fileContent),
        ("GET /videos/v/content", .fileContent), ("GET /skills/s/versions/1/content", .fileContent),
        ("GET /vector_stores/v/files/f/content", .list),
        ("GET /models", .list), ("GET /files", .list), ("GET /chat/completions", .list),
        ("GET /chat/completions/c/messages", .list), ("GET /responses/r/input_items", .list),
        ("GET /fine_tuning/jobs/j/events", .list), ("GET /vector_stores/v/file_batches/b/files", .list),
        ("GET /models/gpt-4o", .object), ("GET /batches/b", .object), ("GET /fine_tuning/jobs/j", .object),
        ("POST /files", .object), ("POST /batches/b/cancel", .object), ("POST /conversations/c/items", .object),
        ("DELETE /files/f", .deletion), ("POST /realtime/calls/c/hangup", .deletion),
        ("POST /rerank", .unknown), ("GET /api/tags", .unknown), ("GET /shop/items", .unknown), (" ", .unknown),
    ]

    @Test("what comes back follows from method and path, whatever stands before the API's own")
    func kinds() {
        for (request, kind) in Self.known {
            let parts = request.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
            #expect(Kind(method: parts[0], path: parts[1]) == kind, "\(request)")
            guard parts[1] != "/api/tags" else { continue }
            for prefix in ["/v1", "/openai/deployments/gpt-4o", "/api/v1", "/client/v4/accounts/a/ai/v1"] {
                #expect(Kind(method: parts[0], path: prefix + parts[1]) == kind, "\(prefix) \(request)")
            }
            #expect(Kind(method: parts[0], path: parts[1] + "?api-version=1/models") == kind, "\(request)?")
        }
    }
}
