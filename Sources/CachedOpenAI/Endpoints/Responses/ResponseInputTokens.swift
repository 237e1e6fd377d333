// Made by `make endpoints` from Sources/make-endpoints/Table/ResponsesTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// How many tokens a request would have (https://platform.openai.com/docs/api-reference/responses/input-tokens).
    public struct ResponseInputTokens: Swift.Sendable {
        let client: OpenAI

        /// How many tokens a request would have.
        ///
        /// - Parameters:
        ///   - model: such as `gpt-4o-mini`.
        ///   - input: a text, or messages, outputs of earlier responses and what functions gave back.
        ///   - instructions: what the model is to be and how it is to answer.
        ///   - previousResponseID: the response that the request would go on from.
        ///   - conversation: a conversation, its ID, or `["id": …]`.
        ///   - tools: what the model may use.
        ///   - toolChoice: `"auto"`, `"none"`, `"required"` or one tool.
        ///   - parallelToolCalls: whether several tools may be called at once.
        ///   - reasoning: such as `["effort": "low"]`.
        ///   - text: the format of the answer.
        ///   - truncation: `auto` or `disabled`.
        ///   - personality: a style, such as `friendly`.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func count(
            model: String? = nil, input: String, instructions: String? = nil, previousResponseID: String? = nil,
            conversation: (any Swift.Encodable & Swift.Sendable)? = nil, tools: [ResponseTool]? = nil,
            toolChoice: JSON? = nil, parallelToolCalls: Bool? = nil, reasoning: JSON? = nil, text: JSON? = nil,
            truncation: String? = nil, personality: String? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> InputTokenCountResponse {
            let request = Self.countRequest(
                model: model, input: .string(input), instructions: instructions, previousResponseID: previousResponseID,
                conversation: conversation, tools: tools, toolChoice: toolChoice, parallelToolCalls: parallelToolCalls,
                reasoning: reasoning, text: text, truncation: truncation, personality: personality, seed: seed,
                options: options)
            return try await client.send(request, as: InputTokenCountResponse.self)
        }

        /// How many tokens a request with these items would have. The parameters are those of the other `count`.
        public func count(
            model: String? = nil, input: [ResponseInputItem]? = nil, instructions: String? = nil,
            previousResponseID: String? = nil, conversation: (any Swift.Encodable & Swift.Sendable)? = nil,
            tools: [ResponseTool]? = nil, toolChoice: JSON? = nil, parallelToolCalls: Bool? = nil,
            reasoning: JSON? = nil, text: JSON? = nil, truncation: String? = nil, personality: String? = nil,
            seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> InputTokenCountResponse {
            let request = Self.countRequest(
                model: model, input: input.map { .array($0.map(\.json)) }, instructions: instructions,
                previousResponseID: previousResponseID, conversation: conversation, tools: tools,
                toolChoice: toolChoice, parallelToolCalls: parallelToolCalls, reasoning: reasoning, text: text,
                truncation: truncation, personality: personality, seed: seed, options: options)
            return try await client.send(request, as: InputTokenCountResponse.self)
        }

        static func countRequest(
            model: String?, input: JSON?, instructions: String?, previousResponseID: String?,
            conversation: (any Swift.Encodable & Swift.Sendable)?, tools: [ResponseTool]?, toolChoice: JSON?,
            parallelToolCalls: Bool?, reasoning: JSON?, text: JSON?, truncation: String?, personality: String?,
            seed: Int?, options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("model", text: model)
            body.set("input", input)
            body.set("instructions", text: instructions)
            body.set("previous_response_id", text: previousResponseID)
            body.set("conversation", reference: conversation)
            body.set("tools", objects: tools)
            body.set("tool_choice", toolChoice)
            body.set("parallel_tool_calls", flag: parallelToolCalls)
            body.set("reasoning", reasoning)
            body.set("text", text)
            body.set("truncation", text: truncation)
            body.set("personality", text: personality)
            body.set("seed", integer: seed)
            return Request(method: "POST", path: "/responses/input_tokens", body: .json(body.object), options: options)
        }
    }
}

nonisolated extension OpenAI.Responses {
    /// How many tokens a request would have.
    public var inputTokens: OpenAI.ResponseInputTokens { .init(client: client) }
}
