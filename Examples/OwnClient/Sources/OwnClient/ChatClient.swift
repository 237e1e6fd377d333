import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A client as one finds it in many programs. It knows nothing of a cache.
struct ChatClient {
    private struct Question: Encodable {
        struct Message: Encodable {
            let role = "user"
            let content: String
        }

        let model = "gpt-4o-mini"
        let messages: [Message]
    }

    private struct Answer: Decodable {
        let choices: [Choice]
        struct Choice: Decodable { let message: Message }
        struct Message: Decodable { let content: String }
    }

    let session: URLSession
    private let environment = ProcessInfo.processInfo.environment

    init(session: URLSession) {
        self.session = session
    }

    func ask(_ text: String) async throws -> String {
        let (data, _) = try await session.data(for: try request(text))
        return try JSONDecoder().decode(Answer.self, from: data).choices.first?.message.content ?? "-"
    }

    private func request(_ text: String) throws -> URLRequest {
        guard let url = URL(string: base + "/chat/completions") else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.setValue("Bearer \(environment["OPENAI_API_KEY"] ?? "")", forHTTPHeaderField: "Authorization")
        request.httpBody = try JSONEncoder().encode(Question(messages: [.init(content: text)]))
        return request
    }

    private var base: String {
        let named = environment["OPENAI_BASE_URL"] ?? ""
        return named.isEmpty ? "https://api.openai.com/v1" : named
    }
}
