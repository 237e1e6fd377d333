// Made by `make endpoints` from Sources/make-endpoints/Table/ChatTable.swift.
import Foundation

nonisolated extension OpenAI.ChatCompletions {
    /// Asks the model for a value of a type of one's own. Its JSON schema is derived from the type.
    ///
    /// ```swift
    /// struct CalendarEvent: Decodable {
    ///     var name: String
    ///     var participants: [String]
    /// }
    /// let completion = try await client.chat.completions.parse(
    ///     model: "gpt-4o-mini", messages: [.user("Alice and Bob go to a science fair on Friday.")],
    ///     as: CalendarEvent.self)
    /// print(completion.choices[0].message.parsed?.participants ?? [])
    /// ```
    ///
    /// * `type`: what the answer is to be; dates come in ISO 8601. The parameters before it are those of `create`.
    /// * `schema`: what the API is told of the type, if it is not to be derived.
    /// * `seed`: tells several recorded answers apart; the API is sent it too.
    ///
    /// - Throws: `SchemaError` if no schema can be derived; `LengthFinishReasonError` and
    ///   `ContentFilterFinishReasonError` if the answer was cut off; `OpenAIError`. A refusal is not thrown: `parsed`
    ///   is nil, and `refusal` says why.
    public func parse<Value: Swift.Decodable>(
        model: String, messages: [OpenAI.ChatCompletionMessageParam], temperature: Double? = nil, topP: Double? = nil,
        maxCompletionTokens: Int? = nil, maxTokens: Int? = nil, n: Int? = nil, stop: OpenAI.StopSequences? = nil,
        presencePenalty: Double? = nil, frequencyPenalty: Double? = nil, logitBias: OpenAI.JSON? = nil,
        logprobs: Bool? = nil, topLogprobs: Int? = nil, tools: [OpenAI.ChatCompletionTool]? = nil,
        toolChoice: OpenAI.JSON? = nil, parallelToolCalls: Bool? = nil, reasoningEffort: String? = nil,
        verbosity: String? = nil, modalities: [String]? = nil, audio: OpenAI.JSON? = nil,
        prediction: OpenAI.JSON? = nil, webSearchOptions: OpenAI.JSON? = nil, serviceTier: String? = nil,
        store: Bool? = nil, metadata: [String: String]? = nil, promptCacheKey: String? = nil,
        promptCacheRetention: String? = nil, promptCacheOptions: OpenAI.JSON? = nil, moderation: OpenAI.JSON? = nil,
        safetyIdentifier: String? = nil, user: String? = nil, as type: Value.Type, schema: OpenAI.JSONSchema? = nil,
        seed: Int? = nil, options: OpenAI.RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.ParsedChatCompletion<Value> {
        let schema = try schema ?? OpenAI.JSONSchema(of: type)
        let request = Self.createRequest(
            model: model, messages: messages, temperature: temperature, topP: topP,
            maxCompletionTokens: maxCompletionTokens, maxTokens: maxTokens, n: n, stop: stop,
            presencePenalty: presencePenalty, frequencyPenalty: frequencyPenalty, logitBias: logitBias,
            logprobs: logprobs, topLogprobs: topLogprobs, responseFormat: schema.responseFormat, tools: tools,
            toolChoice: toolChoice, parallelToolCalls: parallelToolCalls, reasoningEffort: reasoningEffort,
            verbosity: verbosity, modalities: modalities, audio: audio, prediction: prediction,
            webSearchOptions: webSearchOptions, serviceTier: serviceTier, store: store, metadata: metadata,
            promptCacheKey: promptCacheKey, promptCacheRetention: promptCacheRetention,
            promptCacheOptions: promptCacheOptions, moderation: moderation, safetyIdentifier: safetyIdentifier,
            user: user, seed: seed, options: options)
        let answer = try await client.send(request, as: OpenAI.ChatCompletion.self)
        return try OpenAI.ParsedChatCompletion(answer, as: type)
    }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, renamed: "parse(model:messages:as:)")
    public func parse<Value: Swift.Decodable>(
        model: String, messages: [OpenAI.ChatCompletionMessageParam], n: Int? = nil,
        tools: [OpenAI.ChatCompletionTool]? = nil, responseFormat type: Value.Type
    ) async throws -> OpenAI.ParsedChatCompletion<Value> {
        throw OpenAI.OpenAIError.spelling
    }
}

nonisolated extension OpenAI.BlockingChatCompletions {
    /// Asks the model for a value of a type of one's own. See `ChatCompletions.parse`.
    public func parse<Value: Swift.Decodable>(
        model: String, messages: [OpenAI.ChatCompletionMessageParam], temperature: Double? = nil, topP: Double? = nil,
        maxCompletionTokens: Int? = nil, maxTokens: Int? = nil, n: Int? = nil, stop: OpenAI.StopSequences? = nil,
        presencePenalty: Double? = nil, frequencyPenalty: Double? = nil, logitBias: OpenAI.JSON? = nil,
        logprobs: Bool? = nil, topLogprobs: Int? = nil, tools: [OpenAI.ChatCompletionTool]? = nil,
        toolChoice: OpenAI.JSON? = nil, parallelToolCalls: Bool? = nil, reasoningEffort: String? = nil,
        verbosity: String? = nil, modalities: [String]? = nil, audio: OpenAI.JSON? = nil,
        prediction: OpenAI.JSON? = nil, webSearchOptions: OpenAI.JSON? = nil, serviceTier: String? = nil,
        store: Bool? = nil, metadata: [String: String]? = nil, promptCacheKey: String? = nil,
        promptCacheRetention: String? = nil, promptCacheOptions: OpenAI.JSON? = nil, moderation: OpenAI.JSON? = nil,
        safetyIdentifier: String? = nil, user: String? = nil, as type: Value.Type, schema: OpenAI.JSONSchema? = nil,
        seed: Int? = nil, options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.ParsedChatCompletion<Value> {
        let schema = try schema ?? OpenAI.JSONSchema(of: type)
        let request = OpenAI.ChatCompletions.createRequest(
            model: model, messages: messages, temperature: temperature, topP: topP,
            maxCompletionTokens: maxCompletionTokens, maxTokens: maxTokens, n: n, stop: stop,
            presencePenalty: presencePenalty, frequencyPenalty: frequencyPenalty, logitBias: logitBias,
            logprobs: logprobs, topLogprobs: topLogprobs, responseFormat: schema.responseFormat, tools: tools,
            toolChoice: toolChoice, parallelToolCalls: parallelToolCalls, reasoningEffort: reasoningEffort,
            verbosity: verbosity, modalities: modalities, audio: audio, prediction: prediction,
            webSearchOptions: webSearchOptions, serviceTier: serviceTier, store: store, metadata: metadata,
            promptCacheKey: promptCacheKey, promptCacheRetention: promptCacheRetention,
            promptCacheOptions: promptCacheOptions, moderation: moderation, safetyIdentifier: safetyIdentifier,
            user: user, seed: seed, options: options)
        let answer = try client.sendBlocking(request, as: OpenAI.ChatCompletion.self)
        return try OpenAI.ParsedChatCompletion(answer, as: type)
    }
}
