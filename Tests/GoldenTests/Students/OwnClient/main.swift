// A project with a client of its own, whose types have the names that the library's client has.
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

struct OpenAI {
    struct ChatCompletion: Decodable {
        struct Choice: Decodable { let message: Message }
        struct Message: Decodable { let content: String }
        let choices: [Choice]
    }

    var session = URLSession.shared

    func ask(_ question: String) async throws -> String {
        var request = URLRequest(url: URL(string: "https://api.openai.com/v1/chat/completions")!)
        request.httpMethod = "POST"
        request.httpBody = try JSONSerialization.data(
            withJSONObject: ["model": "gpt-4o-mini", "messages": [["role": "user", "content": question]]])
        let (data, _) = try await session.data(for: request)
        return try JSONDecoder().decode(ChatCompletion.self, from: data).choices[0].message.content
    }
}

typealias AsyncOpenAI = OpenAI

OpenAICache.shared.install()
print("shared", try await OpenAI().ask("please give me a random number"))
let session = URLSession(configuration: OpenAICache.shared.sessionConfiguration())
print("own", try await AsyncOpenAI(session: session).ask("please give me a random number"))
