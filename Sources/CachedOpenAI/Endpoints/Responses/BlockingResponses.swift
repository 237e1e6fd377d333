// Made by `make endpoints` from Sources/make-endpoints/Table/ResponsesTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Answers of a model, without `await`. The parameters are those of `Responses`.
    public struct BlockingResponses: Swift.Sendable {
        let client: OpenAI

        /// Asks the model for an answer. See `Responses.create`.
        public func create(
            model: String? = nil, instructions: String? = nil, tools: [ResponseTool]? = nil, input: String,
            toolChoice: JSON? = nil, parallelToolCalls: Bool? = nil, maxToolCalls: Int? = nil, reasoning: JSON? = nil,
            text: JSON? = nil, temperature: Double? = nil, topP: Double? = nil, maxOutputTokens: Int? = nil,
            previousResponseID: String? = nil, conversation: (any Swift.Encodable & Swift.Sendable)? = nil,
            include: [String]? = nil, store: Bool? = nil, metadata: [String: String]? = nil, truncation: String? = nil,
            background: Bool? = nil, prompt: JSON? = nil, topLogprobs: Int? = nil, serviceTier: String? = nil,
            promptCacheKey: String? = nil, promptCacheRetention: String? = nil, promptCacheOptions: JSON? = nil,
            contextManagement: JSON? = nil, moderation: JSON? = nil, safetyIdentifier: String? = nil,
            user: String? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> Response {
            let request = Responses.createRequest(
                model: model, instructions: instructions, tools: tools, input: .string(input), toolChoice: toolChoice,
                parallelToolCalls: parallelToolCalls, maxToolCalls: maxToolCalls, reasoning: reasoning, text: text,
                temperature: temperature, topP: topP, maxOutputTokens: maxOutputTokens,
                previousResponseID: previousResponseID, conversation: conversation, include: include, store: store,
                metadata: metadata, truncation: truncation, background: background, prompt: prompt,
                topLogprobs: topLogprobs, serviceTier: serviceTier, promptCacheKey: promptCacheKey,
                promptCacheRetention: promptCacheRetention, promptCacheOptions: promptCacheOptions,
                contextManagement: contextManagement, moderation: moderation, safetyIdentifier: safetyIdentifier,
                user: user, seed: seed, options: options)
            return try client.sendBlocking(request, as: Response.self)
        }

        /// Asks the model for an answer to a conversation. See `Responses.create`.
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
            options: RequestOptions = .init()
        ) throws -> Response {
            let request = Responses.createRequest(
                model: model, instructions: instructions, tools: tools, input: input.map { .array($0.map(\.json)) },
                toolChoice: toolChoice, parallelToolCalls: parallelToolCalls, maxToolCalls: maxToolCalls,
                reasoning: reasoning, text: text, temperature: temperature, topP: topP,
                maxOutputTokens: maxOutputTokens, previousResponseID: previousResponseID, conversation: conversation,
                include: include, store: store, metadata: metadata, truncation: truncation, background: background,
                prompt: prompt, topLogprobs: topLogprobs, serviceTier: serviceTier, promptCacheKey: promptCacheKey,
                promptCacheRetention: promptCacheRetention, promptCacheOptions: promptCacheOptions,
                contextManagement: contextManagement, moderation: moderation, safetyIdentifier: safetyIdentifier,
                user: user, seed: seed, options: options)
            return try client.sendBlocking(request, as: Response.self)
        }

        /// Asks the model for an answer; a closure is told what happens while it is made. See `Responses.stream`.
        ///
        /// `onEvent` is called on this thread; if it throws, the connection is closed.
        ///
        /// - Throws: `OpenAIError`, what the closure throws.
        public func stream(
            model: String? = nil, instructions: String? = nil, tools: [ResponseTool]? = nil, input: String,
            toolChoice: JSON? = nil, parallelToolCalls: Bool? = nil, maxToolCalls: Int? = nil, reasoning: JSON? = nil,
            text: JSON? = nil, temperature: Double? = nil, topP: Double? = nil, maxOutputTokens: Int? = nil,
            previousResponseID: String? = nil, conversation: (any Swift.Encodable & Swift.Sendable)? = nil,
            include: [String]? = nil, store: Bool? = nil, metadata: [String: String]? = nil, truncation: String? = nil,
            background: Bool? = nil, prompt: JSON? = nil, topLogprobs: Int? = nil, serviceTier: String? = nil,
            promptCacheKey: String? = nil, promptCacheRetention: String? = nil, promptCacheOptions: JSON? = nil,
            contextManagement: JSON? = nil, moderation: JSON? = nil, safetyIdentifier: String? = nil,
            user: String? = nil, includeObfuscation: Bool? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            onEvent: (ResponseStreamEvent) throws -> Void
        ) throws {
            let request = Responses.createRequest(
                model: model, instructions: instructions, tools: tools, input: .string(input), toolChoice: toolChoice,
                parallelToolCalls: parallelToolCalls, maxToolCalls: maxToolCalls, reasoning: reasoning, text: text,
                temperature: temperature, topP: topP, maxOutputTokens: maxOutputTokens,
                previousResponseID: previousResponseID, conversation: conversation, include: include, store: store,
                metadata: metadata, truncation: truncation, background: background, prompt: prompt,
                topLogprobs: topLogprobs, serviceTier: serviceTier, promptCacheKey: promptCacheKey,
                promptCacheRetention: promptCacheRetention, promptCacheOptions: promptCacheOptions,
                contextManagement: contextManagement, moderation: moderation, safetyIdentifier: safetyIdentifier,
                user: user, seed: seed, options: options)
            try client.readBlocking(request.streamed(["include_obfuscation": includeObfuscation]), onElement: onEvent)
        }

        /// Asks for an answer to a conversation, as it is made. See `Responses.stream`.
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
            includeObfuscation: Bool? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            onEvent: (ResponseStreamEvent) throws -> Void
        ) throws {
            let request = Responses.createRequest(
                model: model, instructions: instructions, tools: tools, input: input.map { .array($0.map(\.json)) },
                toolChoice: toolChoice, parallelToolCalls: parallelToolCalls, maxToolCalls: maxToolCalls,
                reasoning: reasoning, text: text, temperature: temperature, topP: topP,
                maxOutputTokens: maxOutputTokens, previousResponseID: previousResponseID, conversation: conversation,
                include: include, store: store, metadata: metadata, truncation: truncation, background: background,
                prompt: prompt, topLogprobs: topLogprobs, serviceTier: serviceTier, promptCacheKey: promptCacheKey,
                promptCacheRetention: promptCacheRetention, promptCacheOptions: promptCacheOptions,
                contextManagement: contextManagement, moderation: moderation, safetyIdentifier: safetyIdentifier,
                user: user, seed: seed, options: options)
            try client.readBlocking(request.streamed(["include_obfuscation": includeObfuscation]), onElement: onEvent)
        }
    }
}

nonisolated extension OpenAI.Blocking {
    /// Answers of a model that can use tools and remember the conversation.
    public var responses: OpenAI.BlockingResponses { .init(client: client) }
}
