import Foundation

/// What a program does that has no cache: encodes the request and decodes the answer.
struct FoundationWork: Sendable {
    private struct Request: Encodable {
        struct Message: Encodable {
            var role: String
            var content: String
        }

        var model: String
        var messages: [Message]
        var temperature: Double?
        var maxCompletionTokens: Int?
        var seed: Int?

        enum CodingKeys: String, CodingKey {
            case model, messages, temperature, seed
            case maxCompletionTokens = "max_completion_tokens"
        }
    }

    private struct Answer: Codable {
        struct Choice: Codable {
            var index: Int
            var message: Message
            var finishReason: String?

            enum CodingKeys: String, CodingKey {
                case index, message
                case finishReason = "finish_reason"
            }
        }

        struct Message: Codable {
            var role: String
            var content: String?
            var refusal: String?
        }

        struct Usage: Codable {
            var promptTokens: Int
            var completionTokens: Int
            var totalTokens: Int

            enum CodingKeys: String, CodingKey {
                case promptTokens = "prompt_tokens"
                case completionTokens = "completion_tokens"
                case totalTokens = "total_tokens"
            }
        }

        var id: String
        var choices: [Choice]
        var created: Int?
        var model: String?
        var systemFingerprint: String?
        var serviceTier: String?
        var usage: Usage?

        enum CodingKeys: String, CodingKey {
            case id, choices, created, model, usage
            case systemFingerprint = "system_fingerprint"
            case serviceTier = "service_tier"
        }
    }

    private let encoder = JSONEncoder()
    private let decoder = JSONDecoder()

    /// The request's bytes.
    func encode(_ number: Int) throws -> Data {
        try encoder.encode(
            Request(
                model: Lesson.model,
                messages: [
                    .init(role: "system", content: Lesson.instructions),
                    .init(role: "user", content: Lesson.question(number)),
                ],
                temperature: 0.7, maxCompletionTokens: 400))
    }

    /// How much text is in an answer.
    func decode(_ answer: Data) throws -> Int {
        try decoder.decode(Answer.self, from: answer).choices[0].message.content?.utf8.count ?? 0
    }
}
