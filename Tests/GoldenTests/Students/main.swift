// A student's program: it compiles beside the golden file and runs without network and key.
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

let client = OpenAI()

func randomNumber(seed: Int? = nil) async throws -> String {
    let completion = try await client.chat.completions.create(
        model: "gpt-4o-mini", messages: [.user("please give me a random number")], seed: seed)
    return completion.choices[0].message.content ?? "-"
}

for _ in 1...4 { print("turn", try await randomNumber()) }
print("seed 2", try await randomNumber(seed: 2))
print("blocking", try client.blocking.get("/models", as: OpenAI.JSON.self)["data"]?[0]?["id"]?.stringValue ?? "-")

let session = URLSession(configuration: OpenAICache.shared.sessionConfiguration())
var request = URLRequest(url: URL(string: "https://api.openai.com/v1/chat/completions")!)
request.httpMethod = "POST"
request.httpBody = Data(
    #"{"stream": true, "messages": [{"content": "Count to five.", "role": "user"}], "model": "gpt-4o-mini"}"#.utf8)
let (stream, _) = try await session.data(for: request)
print("stream", stream.count, String(decoding: stream.suffix(14), as: UTF8.self).contains("[DONE]"))

do {
    _ = try await client.chat.completions.create(model: "gpt-4o-mini", messages: [.user("please give me a name")])
} catch let error as OpenAI.MissError {
    print("miss", error.miss.request, error.miss.closest?.contains("random number") ?? false)
}
