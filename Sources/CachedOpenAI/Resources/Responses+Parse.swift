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
        model: String? = nil, input: String, instructions: String? = nil, temperature: Double? = nil,
        topP: Double? = nil, maxOutputTokens: Int? = nil, tools: [OpenAI.ResponseTool]? = nil,
        toolChoice: OpenAI.JSON? = nil, parallelToolCalls: Bool? = nil, maxToolCalls: Int? = nil,
        previousResponseID: String? = nil, conversation: String? = nil, reasoning: OpenAI.JSON? = nil,
        text: OpenAI.JSON? = nil, include: [String]? = nil, store: Bool? = nil, metadata: [String: String]? = nil,
        truncation: String? = nil, background: Bool? = nil, prompt: OpenAI.JSON? = nil, topLogprobs: Int? = nil,
        serviceTier: String? = nil, promptCacheKey: String? = nil, promptCacheRetention: String? = nil,
        promptCacheOptions: OpenAI.JSON? = nil, contextManagement: OpenAI.JSON? = nil, moderation: OpenAI.JSON? = nil,
        safetyIdentifier: String? = nil, user: String? = nil, as type: Value.Type, schema: OpenAI.JSONSchema? = nil,
        seed: Int? = nil, options: OpenAI.RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.ParsedResponse<Value> {
        let schema = try schema ?? OpenAI.JSONSchema(of: type)
        let request = Self.createRequest(
            model: model, input: .string(input), instructions: instructions, temperature: temperature, topP: topP,
            maxOutputTokens: maxOutputTokens, tools: tools, toolChoice: toolChoice,
            parallelToolCalls: parallelToolCalls, maxToolCalls: maxToolCalls, previousResponseID: previousResponseID,
            conversation: conversation, reasoning: reasoning, text: schema.textParameter(over: text), include: include,
            store: store, metadata: metadata, truncation: truncation, background: background, prompt: prompt,
            topLogprobs: topLogprobs, serviceTier: serviceTier, promptCacheKey: promptCacheKey,
            promptCacheRetention: promptCacheRetention, promptCacheOptions: promptCacheOptions,
            contextManagement: contextManagement, moderation: moderation, safetyIdentifier: safetyIdentifier,
            user: user, seed: seed, options: options)
        return try OpenAI.ParsedResponse(await client.send(request, as: OpenAI.Response.self), as: type)
    }

    /// Asks the model for a value of a type of one's own, with a conversation. See the other `parse`.
    public func parse<Value: Swift.Decodable>(
        model: String? = nil, input: [OpenAI.ResponseInputItem]? = nil, instructions: String? = nil,
        temperature: Double? = nil, topP: Double? = nil, maxOutputTokens: Int? = nil,
        tools: [OpenAI.ResponseTool]? = nil, toolChoice: OpenAI.JSON? = nil, parallelToolCalls: Bool? = nil,
        maxToolCalls: Int? = nil, previousResponseID: String? = nil, conversation: String? = nil,
        reasoning: OpenAI.JSON? = nil, text: OpenAI.JSON? = nil, include: [String]? = nil, store: Bool? = nil,
        metadata: [String: String]? = nil, truncation: String? = nil, background: Bool? = nil,
        prompt: OpenAI.JSON? = nil, topLogprobs: Int? = nil, serviceTier: String? = nil, promptCacheKey: String? = nil,
        promptCacheRetention: String? = nil, promptCacheOptions: OpenAI.JSON? = nil,
        contextManagement: OpenAI.JSON? = nil, moderation: OpenAI.JSON? = nil, safetyIdentifier: String? = nil,
        user: String? = nil, as type: Value.Type, schema: OpenAI.JSONSchema? = nil, seed: Int? = nil,
        options: OpenAI.RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.ParsedResponse<Value> {
        let schema = try schema ?? OpenAI.JSONSchema(of: type)
        let request = Self.createRequest(
            model: model, input: input.map { .array($0.map(\.json)) }, instructions: instructions,
            temperature: temperature, topP: topP, maxOutputTokens: maxOutputTokens, tools: tools,
            toolChoice: toolChoice, parallelToolCalls: parallelToolCalls, maxToolCalls: maxToolCalls,
            previousResponseID: previousResponseID, conversation: conversation, reasoning: reasoning,
            text: schema.textParameter(over: text), include: include, store: store, metadata: metadata,
            truncation: truncation, background: background, prompt: prompt, topLogprobs: topLogprobs,
            serviceTier: serviceTier, promptCacheKey: promptCacheKey, promptCacheRetention: promptCacheRetention,
            promptCacheOptions: promptCacheOptions, contextManagement: contextManagement, moderation: moderation,
            safetyIdentifier: safetyIdentifier, user: user, seed: seed, options: options)
        return try OpenAI.ParsedResponse(await client.send(request, as: OpenAI.Response.self), as: type)
    }
}

nonisolated extension OpenAI.BlockingResponses {
    /// Asks the model for a value of a type of one's own. See `Responses.parse`.
    ///
    /// - Throws: what `Responses.parse` throws.
    public func parse<Value: Swift.Decodable>(
        model: String? = nil, input: String, instructions: String? = nil, temperature: Double? = nil,
        topP: Double? = nil, maxOutputTokens: Int? = nil, tools: [OpenAI.ResponseTool]? = nil,
        toolChoice: OpenAI.JSON? = nil, parallelToolCalls: Bool? = nil, maxToolCalls: Int? = nil,
        previousResponseID: String? = nil, conversation: String? = nil, reasoning: OpenAI.JSON? = nil,
        text: OpenAI.JSON? = nil, include: [String]? = nil, store: Bool? = nil, metadata: [String: String]? = nil,
        truncation: String? = nil, background: Bool? = nil, prompt: OpenAI.JSON? = nil, topLogprobs: Int? = nil,
        serviceTier: String? = nil, promptCacheKey: String? = nil, promptCacheRetention: String? = nil,
        promptCacheOptions: OpenAI.JSON? = nil, contextManagement: OpenAI.JSON? = nil, moderation: OpenAI.JSON? = nil,
        safetyIdentifier: String? = nil, user: String? = nil, as type: Value.Type, schema: OpenAI.JSONSchema? = nil,
        seed: Int? = nil, options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.ParsedResponse<Value> {
        let schema = try schema ?? OpenAI.JSONSchema(of: type)
        let request = OpenAI.Responses.createRequest(
            model: model, input: .string(input), instructions: instructions, temperature: temperature, topP: topP,
            maxOutputTokens: maxOutputTokens, tools: tools, toolChoice: toolChoice,
            parallelToolCalls: parallelToolCalls, maxToolCalls: maxToolCalls, previousResponseID: previousResponseID,
            conversation: conversation, reasoning: reasoning, text: schema.textParameter(over: text), include: include,
            store: store, metadata: metadata, truncation: truncation, background: background, prompt: prompt,
            topLogprobs: topLogprobs, serviceTier: serviceTier, promptCacheKey: promptCacheKey,
            promptCacheRetention: promptCacheRetention, promptCacheOptions: promptCacheOptions,
            contextManagement: contextManagement, moderation: moderation, safetyIdentifier: safetyIdentifier,
            user: user, seed: seed, options: options)
        return try OpenAI.ParsedResponse(client.sendBlocking(request, as: OpenAI.Response.self), as: type)
    }

    /// Asks the model for a value of a type of one's own, with a conversation. See `Responses.parse`.
    ///
    /// - Throws: what `Responses.parse` throws.
    public func parse<Value: Swift.Decodable>(
        model: String? = nil, input: [OpenAI.ResponseInputItem]? = nil, instructions: String? = nil,
        temperature: Double? = nil, topP: Double? = nil, maxOutputTokens: Int? = nil,
        tools: [OpenAI.ResponseTool]? = nil, toolChoice: OpenAI.JSON? = nil, parallelToolCalls: Bool? = nil,
        maxToolCalls: Int? = nil, previousResponseID: String? = nil, conversation: String? = nil,
        reasoning: OpenAI.JSON? = nil, text: OpenAI.JSON? = nil, include: [String]? = nil, store: Bool? = nil,
        metadata: [String: String]? = nil, truncation: String? = nil, background: Bool? = nil,
        prompt: OpenAI.JSON? = nil, topLogprobs: Int? = nil, serviceTier: String? = nil, promptCacheKey: String? = nil,
        promptCacheRetention: String? = nil, promptCacheOptions: OpenAI.JSON? = nil,
        contextManagement: OpenAI.JSON? = nil, moderation: OpenAI.JSON? = nil, safetyIdentifier: String? = nil,
        user: String? = nil, as type: Value.Type, schema: OpenAI.JSONSchema? = nil, seed: Int? = nil,
        options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.ParsedResponse<Value> {
        let schema = try schema ?? OpenAI.JSONSchema(of: type)
        let request = OpenAI.Responses.createRequest(
            model: model, input: input.map { .array($0.map(\.json)) }, instructions: instructions,
            temperature: temperature, topP: topP, maxOutputTokens: maxOutputTokens, tools: tools,
            toolChoice: toolChoice, parallelToolCalls: parallelToolCalls, maxToolCalls: maxToolCalls,
            previousResponseID: previousResponseID, conversation: conversation, reasoning: reasoning,
            text: schema.textParameter(over: text), include: include, store: store, metadata: metadata,
            truncation: truncation, background: background, prompt: prompt, topLogprobs: topLogprobs,
            serviceTier: serviceTier, promptCacheKey: promptCacheKey, promptCacheRetention: promptCacheRetention,
            promptCacheOptions: promptCacheOptions, contextManagement: contextManagement, moderation: moderation,
            safetyIdentifier: safetyIdentifier, user: user, seed: seed, options: options)
        return try OpenAI.ParsedResponse(client.sendBlocking(request, as: OpenAI.Response.self), as: type)
    }
}
