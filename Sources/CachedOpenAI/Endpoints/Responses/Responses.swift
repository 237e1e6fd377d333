// Made by `make endpoints` from Sources/make-endpoints/Table/ResponsesTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Answers of a model that can use tools and remember the conversation.
    public var responses: Responses { Responses(client: self) }

    /// Answers of a model (https://platform.openai.com/docs/api-reference/responses).
    public struct Responses: Swift.Sendable {
        let client: OpenAI

        /// Asks the model for an answer.
        ///
        /// ```swift
        /// let response = try await client.responses.create(
        ///     model: "gpt-4o-mini", input: "Write a haiku about autumn.")
        /// print(response.outputText)
        /// ```
        ///
        /// - Parameters:
        ///   - model: such as `gpt-4o-mini`.
        ///   - instructions: what the model is to be and how it is to answer.
        ///   - tools: what the model may use.
        ///   - input: a text, or messages, outputs of earlier responses and what functions gave back.
        ///   - toolChoice: `"auto"`, `"none"`, `"required"` or one tool.
        ///   - parallelToolCalls: whether several tools may be called at once.
        ///   - maxToolCalls: how often the tools that the API runs may be used.
        ///   - reasoning: such as `["effort": "low", "summary": "auto"]`.
        ///   - text: such as `["verbosity": "low"]`, or the format of the answer.
        ///   - temperature: 0 to 2; higher is more varied.
        ///   - topP: the share of the likeliest tokens that is drawn from; instead of `temperature`.
        ///   - maxOutputTokens: the most tokens that the answer may have, thoughts included.
        ///   - previousResponseID: the response that this one goes on from.
        ///   - conversation: what this response becomes part of: a conversation, its ID, or `["id": …]`.
        ///   - include: what else the answer is to hold, such as `web_search_call.action.sources`.
        ///   - store: whether OpenAI keeps the response; its default is true.
        ///   - metadata: up to 16 pairs, kept with the response.
        ///   - truncation: `auto`: the start of too long a conversation is left out; `disabled`: it is an error.
        ///   - background: the response is made while the program does something else; `retrieve` fetches it.
        ///   - prompt: a prompt kept at OpenAI: `["id": …, "variables": …]`.
        ///   - topLogprobs: 0 to 20: how many tokens at each place.
        ///   - serviceTier: `auto`, `default`, `flex`, `priority`.
        ///   - promptCacheKey: helps the API's own prompt cache.
        ///   - promptCacheRetention: `in_memory`, `24h`: how long the API's own prompt cache remembers.
        ///   - promptCacheOptions: how the API's own prompt cache is used.
        ///   - contextManagement: how a long conversation is made shorter.
        ///   - moderation: whether input and output are judged, such as `["model": "omni-moderation-latest"]`.
        ///   - safetyIdentifier: tells a person from others to the API, without saying who it is.
        ///   - user: the older name of `safetyIdentifier` and `promptCacheKey`.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            model: String? = nil, instructions: String? = nil, tools: [ResponseTool]? = nil, input: String,
            toolChoice: JSON? = nil, parallelToolCalls: Bool? = nil, maxToolCalls: Int? = nil, reasoning: JSON? = nil,
            text: JSON? = nil, temperature: Double? = nil, topP: Double? = nil, maxOutputTokens: Int? = nil,
            previousResponseID: String? = nil, conversation: (any Swift.Encodable & Swift.Sendable)? = nil,
            include: [String]? = nil, store: Bool? = nil, metadata: [String: String]? = nil, truncation: String? = nil,
            background: Bool? = nil, prompt: JSON? = nil, topLogprobs: Int? = nil, serviceTier: String? = nil,
            promptCacheKey: String? = nil, promptCacheRetention: String? = nil, promptCacheOptions: JSON? = nil,
            contextManagement: JSON? = nil, moderation: JSON? = nil, safetyIdentifier: String? = nil,
            user: String? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Response {
            let request = Self.createRequest(
                model: model, instructions: instructions, tools: tools, input: .string(input), toolChoice: toolChoice,
                parallelToolCalls: parallelToolCalls, maxToolCalls: maxToolCalls, reasoning: reasoning, text: text,
                temperature: temperature, topP: topP, maxOutputTokens: maxOutputTokens,
                previousResponseID: previousResponseID, conversation: conversation, include: include, store: store,
                metadata: metadata, truncation: truncation, background: background, prompt: prompt,
                topLogprobs: topLogprobs, serviceTier: serviceTier, promptCacheKey: promptCacheKey,
                promptCacheRetention: promptCacheRetention, promptCacheOptions: promptCacheOptions,
                contextManagement: contextManagement, moderation: moderation, safetyIdentifier: safetyIdentifier,
                user: user, seed: seed, options: options)
            return try await client.send(request, as: Response.self)
        }

        /// Asks the model for an answer to a conversation. The parameters are those of the other `create`.
        public func create(
            model: String? = nil, instructions: String? = nil, tools: [ResponseTool]? = nil,
            input: [ResponseInputItem]? = nil, toolChoice: JSON? = nil, parallelToolCalls: Bool? = nil,
            maxToolCalls: Int? = nil, reasoning: JSON? = nil, text: JSON? = nil, temperature: Double? = nil,
            topP: Double? = nil, maxOutputTokens: Int? = nil, previousResponseID: String? = nil,
            conversation: (any Swift.Encodable & Swift.Sendable)? = nil, include: [String]? = nil, store: Bool? = nil,
            metadata: [String: String]? = nil, truncation: String? = nil, background: Bool? = nil, prompt: JSON? = nil,
            topLogprobs: Int? = nil, serviceTier: String? = nil, promptCacheKey: String? = nil,
            promptCacheRetention: String? = nil, promptCacheOptions: JSON? = nil, contextManagement: JSON? = nil,
            moderation: JSON? = nil, safetyIdentifier: String? = nil, user: String? = nil, seed: Int? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Response {
            let request = Self.createRequest(
                model: model, instructions: instructions, tools: tools, input: input.map { .array($0.map(\.json)) },
                toolChoice: toolChoice, parallelToolCalls: parallelToolCalls, maxToolCalls: maxToolCalls,
                reasoning: reasoning, text: text, temperature: temperature, topP: topP,
                maxOutputTokens: maxOutputTokens, previousResponseID: previousResponseID, conversation: conversation,
                include: include, store: store, metadata: metadata, truncation: truncation, background: background,
                prompt: prompt, topLogprobs: topLogprobs, serviceTier: serviceTier, promptCacheKey: promptCacheKey,
                promptCacheRetention: promptCacheRetention, promptCacheOptions: promptCacheOptions,
                contextManagement: contextManagement, moderation: moderation, safetyIdentifier: safetyIdentifier,
                user: user, seed: seed, options: options)
            return try await client.send(request, as: Response.self)
        }

        /// Asks the model for an answer and tells what happens while it is made. The parameters are those of `create`.
        ///
        /// ```swift
        /// for try await event in client.responses.stream(model: "gpt-4o-mini", input: "Write a haiku about autumn.") {
        ///     if case .outputTextDelta(let delta) = event { print(delta.delta, terminator: "") }
        /// }
        /// ```
        ///
        /// `includeObfuscation`: false: the pieces aren't padded against eavesdroppers who count bytes.
        public func stream(
            model: String? = nil, instructions: String? = nil, tools: [ResponseTool]? = nil, input: String,
            toolChoice: JSON? = nil, parallelToolCalls: Bool? = nil, maxToolCalls: Int? = nil, reasoning: JSON? = nil,
            text: JSON? = nil, temperature: Double? = nil, topP: Double? = nil, maxOutputTokens: Int? = nil,
            previousResponseID: String? = nil, conversation: (any Swift.Encodable & Swift.Sendable)? = nil,
            include: [String]? = nil, store: Bool? = nil, metadata: [String: String]? = nil, truncation: String? = nil,
            background: Bool? = nil, prompt: JSON? = nil, topLogprobs: Int? = nil, serviceTier: String? = nil,
            promptCacheKey: String? = nil, promptCacheRetention: String? = nil, promptCacheOptions: JSON? = nil,
            contextManagement: JSON? = nil, moderation: JSON? = nil, safetyIdentifier: String? = nil,
            user: String? = nil, includeObfuscation: Bool? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) -> Stream<ResponseStreamEvent> {
            let request = Self.createRequest(
                model: model, instructions: instructions, tools: tools, input: .string(input), toolChoice: toolChoice,
                parallelToolCalls: parallelToolCalls, maxToolCalls: maxToolCalls, reasoning: reasoning, text: text,
                temperature: temperature, topP: topP, maxOutputTokens: maxOutputTokens,
                previousResponseID: previousResponseID, conversation: conversation, include: include, store: store,
                metadata: metadata, truncation: truncation, background: background, prompt: prompt,
                topLogprobs: topLogprobs, serviceTier: serviceTier, promptCacheKey: promptCacheKey,
                promptCacheRetention: promptCacheRetention, promptCacheOptions: promptCacheOptions,
                contextManagement: contextManagement, moderation: moderation, safetyIdentifier: safetyIdentifier,
                user: user, seed: seed, options: options)
            return Stream(
                client: client, request: .success(request.streamed(["include_obfuscation": includeObfuscation])))
        }

        /// Asks for an answer to a conversation, as it is made. The parameters are those of `create`.
        public func stream(
            model: String? = nil, instructions: String? = nil, tools: [ResponseTool]? = nil,
            input: [ResponseInputItem]? = nil, toolChoice: JSON? = nil, parallelToolCalls: Bool? = nil,
            maxToolCalls: Int? = nil, reasoning: JSON? = nil, text: JSON? = nil, temperature: Double? = nil,
            topP: Double? = nil, maxOutputTokens: Int? = nil, previousResponseID: String? = nil,
            conversation: (any Swift.Encodable & Swift.Sendable)? = nil, include: [String]? = nil, store: Bool? = nil,
            metadata: [String: String]? = nil, truncation: String? = nil, background: Bool? = nil, prompt: JSON? = nil,
            topLogprobs: Int? = nil, serviceTier: String? = nil, promptCacheKey: String? = nil,
            promptCacheRetention: String? = nil, promptCacheOptions: JSON? = nil, contextManagement: JSON? = nil,
            moderation: JSON? = nil, safetyIdentifier: String? = nil, user: String? = nil,
            includeObfuscation: Bool? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) -> Stream<ResponseStreamEvent> {
            let request = Self.createRequest(
                model: model, instructions: instructions, tools: tools, input: input.map { .array($0.map(\.json)) },
                toolChoice: toolChoice, parallelToolCalls: parallelToolCalls, maxToolCalls: maxToolCalls,
                reasoning: reasoning, text: text, temperature: temperature, topP: topP,
                maxOutputTokens: maxOutputTokens, previousResponseID: previousResponseID, conversation: conversation,
                include: include, store: store, metadata: metadata, truncation: truncation, background: background,
                prompt: prompt, topLogprobs: topLogprobs, serviceTier: serviceTier, promptCacheKey: promptCacheKey,
                promptCacheRetention: promptCacheRetention, promptCacheOptions: promptCacheOptions,
                contextManagement: contextManagement, moderation: moderation, safetyIdentifier: safetyIdentifier,
                user: user, seed: seed, options: options)
            return Stream(
                client: client, request: .success(request.streamed(["include_obfuscation": includeObfuscation])))
        }

        static func createRequest(
            model: String?, instructions: String?, tools: [ResponseTool]?, input: JSON?, toolChoice: JSON?,
            parallelToolCalls: Bool?, maxToolCalls: Int?, reasoning: JSON?, text: JSON?, temperature: Double?,
            topP: Double?, maxOutputTokens: Int?, previousResponseID: String?,
            conversation: (any Swift.Encodable & Swift.Sendable)?, include: [String]?, store: Bool?,
            metadata: [String: String]?, truncation: String?, background: Bool?, prompt: JSON?, topLogprobs: Int?,
            serviceTier: String?, promptCacheKey: String?, promptCacheRetention: String?, promptCacheOptions: JSON?,
            contextManagement: JSON?, moderation: JSON?, safetyIdentifier: String?, user: String?, seed: Int?,
            options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("model", text: model)
            body.set("instructions", text: instructions)
            body.set("tools", objects: tools)
            body.set("input", input)
            body.set("tool_choice", toolChoice)
            body.set("parallel_tool_calls", flag: parallelToolCalls)
            body.set("max_tool_calls", integer: maxToolCalls)
            body.set("reasoning", reasoning)
            body.set("text", text)
            body.set("temperature", number: temperature)
            body.set("top_p", number: topP)
            body.set("max_output_tokens", integer: maxOutputTokens)
            body.set("previous_response_id", text: previousResponseID)
            body.set("conversation", reference: conversation)
            body.set("include", texts: include)
            body.set("store", flag: store)
            body.set("metadata", textsByName: metadata)
            body.set("truncation", text: truncation)
            body.set("background", flag: background)
            body.set("prompt", prompt)
            body.set("top_logprobs", integer: topLogprobs)
            body.set("service_tier", text: serviceTier)
            body.set("prompt_cache_key", text: promptCacheKey)
            body.set("prompt_cache_retention", text: promptCacheRetention)
            body.set("prompt_cache_options", promptCacheOptions)
            body.set("context_management", contextManagement)
            body.set("moderation", moderation)
            body.set("safety_identifier", text: safetyIdentifier)
            body.set("user", text: user)
            body.set("seed", integer: seed)
            return Request(method: "POST", path: "/responses", body: .json(body.object), options: options)
        }
    }
}
