// Made by `make endpoints` from Sources/make-endpoints/Table/ResponsesTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// How many tokens a request would have, without `await`. The parameters are those of `ResponseInputTokens`.
    public struct BlockingResponseInputTokens: Swift.Sendable {
        let client: OpenAI

        /// How many tokens a request would have. See `ResponseInputTokens.count`.
        public func count(
            model: String? = nil, input: String, instructions: String? = nil, previousResponseID: String? = nil,
            conversation: (any Swift.Encodable & Swift.Sendable)? = nil, tools: [ResponseTool]? = nil,
            toolChoice: JSON? = nil, parallelToolCalls: Bool? = nil, reasoning: JSON? = nil, text: JSON? = nil,
            truncation: String? = nil, personality: String? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> InputTokenCountResponse {
            let request = ResponseInputTokens.countRequest(
                model: model, input: .string(input), instructions: instructions, previousResponseID: previousResponseID,
                conversation: conversation, tools: tools, toolChoice: toolChoice, parallelToolCalls: parallelToolCalls,
                reasoning: reasoning, text: text, truncation: truncation, personality: personality, seed: seed,
                options: options)
            return try client.sendBlocking(request, as: InputTokenCountResponse.self)
        }

        /// How many tokens a request with these items would have. See `ResponseInputTokens.count`.
        public func count(
            model: String? = nil, input: [ResponseInputItem]? = nil, instructions: String? = nil,
            previousResponseID: String? = nil, conversation: (any Swift.Encodable & Swift.Sendable)? = nil,
            tools: [ResponseTool]? = nil, toolChoice: JSON? = nil, parallelToolCalls: Bool? = nil,
            reasoning: JSON? = nil, text: JSON? = nil, truncation: String? = nil, personality: String? = nil,
            seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> InputTokenCountResponse {
            let request = ResponseInputTokens.countRequest(
                model: model, input: input.map { .array($0.map(\.json)) }, instructions: instructions,
                previousResponseID: previousResponseID, conversation: conversation, tools: tools,
                toolChoice: toolChoice, parallelToolCalls: parallelToolCalls, reasoning: reasoning, text: text,
                truncation: truncation, personality: personality, seed: seed, options: options)
            return try client.sendBlocking(request, as: InputTokenCountResponse.self)
        }
    }
}

nonisolated extension OpenAI.BlockingResponses {
    /// How many tokens a request would have.
    public var inputTokens: OpenAI.BlockingResponseInputTokens { .init(client: client) }
}
