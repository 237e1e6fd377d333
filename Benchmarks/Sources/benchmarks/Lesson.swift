import CachedOpenAI
import Foundation

/// What a lesson asks, and what it is answered: each question has a number.
struct Lesson: Sendable {
    static let model = "gpt-4o-mini"
    static let instructions = "You are a patient teacher. Answer in two short paragraphs, and give one example."

    static func question(_ number: Int) -> String {
        "Question \(number): what does a compiler do with a closure that captures a variable which is changed later "
            + "on, and why does it matter for programs that run on several threads at once?"
    }

    /// Asks the built-in client, from where the caller is.
    static func ask(
        _ number: Int, _ client: OpenAI, isolation: isolated (any Actor)? = #isolation
    ) async throws -> OpenAI.ChatCompletion {
        try await client.chat.completions.create(
            model: model, messages: [.system(instructions), .user(question(number))], temperature: 0.7,
            maxCompletionTokens: 400)
    }

    /// Asks the client that blocks.
    static func ask(_ number: Int, _ client: OpenAI.Blocking) throws -> OpenAI.ChatCompletion {
        try client.chat.completions.create(
            model: model, messages: [.system(instructions), .user(question(number))], temperature: 0.7,
            maxCompletionTokens: 400)
    }

    /// The key of a question: what a miss is told by. The settings must be offline, without a cache.
    static func key(_ number: Int, _ client: OpenAI) async throws -> Data {
        try await key { _ = try await ask(number, client) }
    }

    /// The key of what is asked for.
    static func key(_ ask: () async throws -> Void) async throws -> Data {
        do {
            try await ask()
        } catch let error as OpenAI.MissError {
            return try digest(error.miss.key)
        }
        throw Problem("a question was answered where there is no cache")
    }

    private static func digest(_ hexadecimal: String) throws -> Data {
        var rest = hexadecimal[...]
        var digest = Data()
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { throw Problem("\(hexadecimal) is no key") }
            digest.append(byte)
            rest = rest.dropFirst(2)
        }
        return digest
    }

    /// An answer as the API sends it.
    static func answer(_ number: Int, content: String) -> Data {
        let content = content.replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        return Data(
            """
            {
              "id": "chatcmpl-\(number)",
              "object": "chat.completion",
              "created": \(1_700_000_000 + number),
              "model": "gpt-4o-mini-2024-07-18",
              "choices": [
                {
                  "index": 0,
                  "message": {
                    "role": "assistant",
                    "content": "\(content)",
                    "refusal": null,
                    "annotations": []
                  },
                  "logprobs": null,
                  "finish_reason": "stop"
                }
              ],
              "usage": {
                "prompt_tokens": 61,
                "completion_tokens": 257,
                "total_tokens": 318,
                "prompt_tokens_details": { "cached_tokens": 0, "audio_tokens": 0 },
                "completion_tokens_details": { "reasoning_tokens": 0, "audio_tokens": 0 }
              },
              "service_tier": "default",
              "system_fingerprint": "fp_44709d6fcb"
            }

            """.utf8)
    }
}
