// Made by `make endpoints` from Sources/make-endpoints/Table/ResponsesTable.swift.
import Foundation

nonisolated extension OpenAI.Responses {
    /// Asks the model for a value of a type of one's own. Its JSON schema is derived from the type.
    ///
    /// ```swift
    /// struct CalendarEvent: Decodable {
    ///     var name: String
    ///     var participants: [String]
    /// }
    /// let response = try await client.responses.parse(
    ///     model: "gpt-4o-mini", input: "Alice and Bob go to a science fair on Friday.", as: CalendarEvent.self)
    /// print(response.outputParsed?.participants ?? [])
    /// ```
    ///
    /// * `text`: what else is said of the text, such as `["verbosity": "low"]`; its format is the type's.
    /// * `type`: what the answer is to be; dates come in ISO 8601. The parameters before it are those of `create`.
    /// * `schema`: what the API is told of the type, if it is not to be derived.
    /// * `seed`: tells several recorded answers apart; never sent.
    ///
    /// - Throws: `SchemaError` if no schema can be derived; `LengthFinishReasonError` and
    ///   `ContentFilterFinishReasonError` if the answer was cut off; `OpenAIError`. A refusal is not thrown:
    ///   `outputParsed` is nil, and `refusal` says why.
    public func parse<Value: Swift.Decodable>(
        model: String? = nil, instructions: String? = nil, tools: [OpenAI.ResponseTool]? = nil, input: String,
        toolChoice: OpenAI.JSON? = nil, parallelToolCalls: Bool? = nil, maxToolCalls: Int? = nil,
        reasoning: OpenAI.JSON? = nil, text: OpenAI.JSON? = nil, temperature: Double? = nil, topP: Double? = nil,
        maxOutputTokens: Int? = nil, previousResponseID: String? = nil,
        conversation: (any Swift.Encodable & Swift.Sendable)? = nil, include: [String]? = nil, store: Bool? = nil,
        metadata: [String: String]? = nil, truncation: String? = nil, background: Bool? = nil,
        prompt: OpenAI.JSON? = nil, topLogprobs: Int? = nil, serviceTier: String? = nil, promptCacheKey: String? = nil,
        promptCacheRetention: String? = nil, promptCacheOptions: OpenAI.JSON? = nil,
        contextManagement: OpenAI.JSON? = nil, moderation: OpenAI.JSON? = nil, safetyIdentifier: String? = nil,
        user: String? = nil, as type: Value.Type, schema: OpenAI.JSONSchema? = nil, seed: Int? = nil,
        options: OpenAI.RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.ParsedResponse<Value> {
        let schema = try schema ?? OpenAI.JSONSchema(of: type)
        let request = Self.createRequest(
            model: model, instructions: instructions, tools: tools, input: .string(input), toolChoice: toolChoice,
            parallelToolCalls: parallelToolCalls, maxToolCalls: maxToolCalls, reasoning: reasoning,
            text: schema.textParameter(over: text), temperature: temperature, topP: topP,
            maxOutputTokens: maxOutputTokens, previousResponseID: previousResponseID, conversation: conversation,
            include: include, store: store, metadata: metadata, truncation: truncation, background: background,
            prompt: prompt, topLogprobs: topLogprobs, serviceTier: serviceTier, promptCacheKey: promptCacheKey,
            promptCacheRetention: promptCacheRetention, promptCacheOptions: promptCacheOptions,
            contextManagement: contextManagement, moderation: moderation, safetyIdentifier: safetyIdentifier,
            user: user, seed: seed, options: options)
        let answer = try await client.send(request, as: OpenAI.Response.self)
        return try OpenAI.ParsedResponse(answer, as: type)
    }

    /// Asks the model for a value of a type of one's own, with a conversation. See the other `parse`.
    public func parse<Value: Swift.Decodable>(
        model: String? = nil, instructions: String? = nil, tools: [OpenAI.ResponseTool]? = nil,
        input: [OpenAI.ResponseInputItem]? = nil, toolChoice: OpenAI.JSON? = nil, parallelToolCalls: Bool? = nil,
        maxToolCalls: Int? = nil, reasoning: OpenAI.JSON? = nil, text: OpenAI.JSON? = nil, temperature: Double? = nil,
        topP: Double? = nil, maxOutputTokens: Int? = nil, previousResponseID: String? = nil,
        conversation: (any Swift.Encodable & Swift.Sendable)? = nil, include: [String]? = nil, store: Bool? = nil,
        metadata: [String: String]? = nil, truncation: String? = nil, background: Bool? = nil,
        prompt: OpenAI.JSON? = nil, topLogprobs: Int? = nil, serviceTier: String? = nil, promptCacheKey: String? = nil,
        promptCacheRetention: String? = nil, promptCacheOptions: OpenAI.JSON? = nil,
        contextManagement: OpenAI.JSON? = nil, moderation: OpenAI.JSON? = nil, safetyIdentifier: String? = nil,
        user: String? = nil, as type: Value.Type, schema: OpenAI.JSONSchema? = nil, seed: Int? = nil,
        options: OpenAI.RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.ParsedResponse<Value> {
        let schema = try schema ?? OpenAI.JSONSchema(of: type)
        let request = Self.createRequest(
            model: model, instructions: instructions, tools: tools, input: input.map { .array($0.map(\.json)) },
            toolChoice: toolChoice, parallelToolCalls: parallelToolCalls, maxToolCalls: maxToolCalls,
            reasoning: reasoning, text: schema.textParameter(over: text), temperature: temperature, topP: topP,
            maxOutputTokens: maxOutputTokens, previousResponseID: previousResponseID, conversation: conversation,
            include: include, store: store, metadata: metadata, truncation: truncation, background: background,
            prompt: prompt, topLogprobs: topLogprobs, serviceTier: serviceTier, promptCacheKey: promptCacheKey,
            promptCacheRetention: promptCacheRetention, promptCacheOptions: promptCacheOptions,
            contextManagement: contextManagement, moderation: moderation, safetyIdentifier: safetyIdentifier,
            user: user, seed: seed, options: options)
        let answer = try await client.send(request, as: OpenAI.Response.self)
        return try OpenAI.ParsedResponse(answer, as: type)
    }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, renamed: "parse(model:input:as:)")
    public func parse<Value: Swift.Decodable>(
        model: String? = nil, instructions: String? = nil, tools: [OpenAI.ResponseTool]? = nil, input: String,
        textFormat type: Value.Type
    ) async throws -> OpenAI.ParsedResponse<Value> {
        throw OpenAI.OpenAIError.spelling
    }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, renamed: "parse(model:input:as:)")
    public func parse<Value: Swift.Decodable>(
        model: String? = nil, instructions: String? = nil, tools: [OpenAI.ResponseTool]? = nil,
        input: [OpenAI.ResponseInputItem]? = nil, textFormat type: Value.Type
    ) async throws -> OpenAI.ParsedResponse<Value> {
        throw OpenAI.OpenAIError.spelling
    }
}

nonisolated extension OpenAI.BlockingResponses {
    /// Asks the model for a value of a type of one's own. See `Responses.parse`.
    public func parse<Value: Swift.Decodable>(
        model: String? = nil, instructions: String? = nil, tools: [OpenAI.ResponseTool]? = nil, input: String,
        toolChoice: OpenAI.JSON? = nil, parallelToolCalls: Bool? = nil, maxToolCalls: Int? = nil,
        reasoning: OpenAI.JSON? = nil, text: OpenAI.JSON? = nil, temperature: Double? = nil, topP: Double? = nil,
        maxOutputTokens: Int? = nil, previousResponseID: String? = nil,
        conversation: (any Swift.Encodable & Swift.Sendable)? = nil, include: [String]? = nil, store: Bool? = nil,
        metadata: [String: String]? = nil, truncation: String? = nil, background: Bool? = nil,
        prompt: OpenAI.JSON? = nil, topLogprobs: Int? = nil, serviceTier: String? = nil, promptCacheKey: String? = nil,
        promptCacheRetention: String? = nil, promptCacheOptions: OpenAI.JSON? = nil,
        contextManagement: OpenAI.JSON? = nil, moderation: OpenAI.JSON? = nil, safetyIdentifier: String? = nil,
        user: String? = nil, as type: Value.Type, schema: OpenAI.JSONSchema? = nil, seed: Int? = nil,
        options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.ParsedResponse<Value> {
        let schema = try schema ?? OpenAI.JSONSchema(of: type)
        let request = OpenAI.Responses.createRequest(
            model: model, instructions: instructions, tools: tools, input: .string(input), toolChoice: toolChoice,
            parallelToolCalls: parallelToolCalls, maxToolCalls: maxToolCalls, reasoning: reasoning,
            text: schema.textParameter(over: text), temperature: temperature, topP: topP,
            maxOutputTokens: maxOutputTokens, previousResponseID: previousResponseID, conversation: conversation,
            include: include, store: store, metadata: metadata, truncation: truncation, background: background,
            prompt: prompt, topLogprobs: topLogprobs, serviceTier: serviceTier, promptCacheKey: promptCacheKey,
            promptCacheRetention: promptCacheRetention, promptCacheOptions: promptCacheOptions,
            contextManagement: contextManagement, moderation: moderation, safetyIdentifier: safetyIdentifier,
            user: user, seed: seed, options: options)
        let answer = try client.sendBlocking(request, as: OpenAI.Response.self)
        return try OpenAI.ParsedResponse(answer, as: type)
    }

    /// Asks the model for a value of a type of one's own, with a conversation. See `Responses.parse`.
    public func parse<Value: Swift.Decodable>(
        model: String? = nil, instructions: String? = nil, tools: [OpenAI.ResponseTool]? = nil,
        input: [OpenAI.ResponseInputItem]? = nil, toolChoice: OpenAI.JSON? = nil, parallelToolCalls: Bool? = nil,
        maxToolCalls: Int? = nil, reasoning: OpenAI.JSON? = nil, text: OpenAI.JSON? = nil, temperature: Double? = nil,
        topP: Double? = nil, maxOutputTokens: Int? = nil, previousResponseID: String? = nil,
        conversation: (any Swift.Encodable & Swift.Sendable)? = nil, include: [String]? = nil, store: Bool? = nil,
        metadata: [String: String]? = nil, truncation: String? = nil, background: Bool? = nil,
        prompt: OpenAI.JSON? = nil, topLogprobs: Int? = nil, serviceTier: String? = nil, promptCacheKey: String? = nil,
        promptCacheRetention: String? = nil, promptCacheOptions: OpenAI.JSON? = nil,
        contextManagement: OpenAI.JSON? = nil, moderation: OpenAI.JSON? = nil, safetyIdentifier: String? = nil,
        user: String? = nil, as type: Value.Type, schema: OpenAI.JSONSchema? = nil, seed: Int? = nil,
        options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.ParsedResponse<Value> {
        let schema = try schema ?? OpenAI.JSONSchema(of: type)
        let request = OpenAI.Responses.createRequest(
            model: model, instructions: instructions, tools: tools, input: input.map { .array($0.map(\.json)) },
            toolChoice: toolChoice, parallelToolCalls: parallelToolCalls, maxToolCalls: maxToolCalls,
            reasoning: reasoning, text: schema.textParameter(over: text), temperature: temperature, topP: topP,
            maxOutputTokens: maxOutputTokens, previousResponseID: previousResponseID, conversation: conversation,
            include: include, store: store, metadata: metadata, truncation: truncation, background: background,
            prompt: prompt, topLogprobs: topLogprobs, serviceTier: serviceTier, promptCacheKey: promptCacheKey,
            promptCacheRetention: promptCacheRetention, promptCacheOptions: promptCacheOptions,
            contextManagement: contextManagement, moderation: moderation, safetyIdentifier: safetyIdentifier,
            user: user, seed: seed, options: options)
        let answer = try client.sendBlocking(request, as: OpenAI.Response.self)
        return try OpenAI.ParsedResponse(answer, as: type)
    }
}
