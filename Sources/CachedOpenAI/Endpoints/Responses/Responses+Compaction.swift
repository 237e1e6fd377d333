// Made by `make endpoints` from Sources/make-endpoints/Table/ResponsesTable.swift.
import Foundation

nonisolated extension OpenAI.Responses {
    /// Makes a long conversation shorter: what comes back goes into the next request's input.
    ///
    /// - Parameters:
    ///   - model: such as `gpt-5.1-codex-max`.
    ///   - input: a text, or messages, outputs of earlier responses and what functions gave back.
    ///   - instructions: what the model is to be and how it is to answer.
    ///   - previousResponseID: the response that the conversation ends with.
    ///   - promptCacheKey: helps the API's own prompt cache.
    ///   - promptCacheRetention: `in_memory`, `24h`: how long the API's own prompt cache remembers.
    ///   - promptCacheOptions: how the API's own prompt cache is used.
    ///   - serviceTier: `auto`, `default`, `flex`, `priority`.
    ///   - seed: tells several recorded answers apart; never sent.
    ///   - options: how the call is handled.
    ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
    /// - Throws: `OpenAIError`.
    public func compact(
        model: String, input: String, instructions: String? = nil, previousResponseID: String? = nil,
        promptCacheKey: String? = nil, promptCacheRetention: String? = nil, promptCacheOptions: OpenAI.JSON? = nil,
        serviceTier: String? = nil, seed: Int? = nil, options: OpenAI.RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.CompactedResponse {
        let request = Self.compactRequest(
            model: model, input: .string(input), instructions: instructions, previousResponseID: previousResponseID,
            promptCacheKey: promptCacheKey, promptCacheRetention: promptCacheRetention,
            promptCacheOptions: promptCacheOptions, serviceTier: serviceTier, seed: seed, options: options)
        return try await client.send(request, as: OpenAI.CompactedResponse.self)
    }

    /// Makes a long conversation shorter, of items: what comes back goes into the next request's input. The parameters
    /// are those of the other `compact`.
    public func compact(
        model: String, input: [OpenAI.ResponseInputItem]? = nil, instructions: String? = nil,
        previousResponseID: String? = nil, promptCacheKey: String? = nil, promptCacheRetention: String? = nil,
        promptCacheOptions: OpenAI.JSON? = nil, serviceTier: String? = nil, seed: Int? = nil,
        options: OpenAI.RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.CompactedResponse {
        let request = Self.compactRequest(
            model: model, input: input.map { .array($0.map(\.json)) }, instructions: instructions,
            previousResponseID: previousResponseID, promptCacheKey: promptCacheKey,
            promptCacheRetention: promptCacheRetention, promptCacheOptions: promptCacheOptions,
            serviceTier: serviceTier, seed: seed, options: options)
        return try await client.send(request, as: OpenAI.CompactedResponse.self)
    }

    static func compactRequest(
        model: String, input: OpenAI.JSON?, instructions: String?, previousResponseID: String?, promptCacheKey: String?,
        promptCacheRetention: String?, promptCacheOptions: OpenAI.JSON?, serviceTier: String?, seed: Int?,
        options: OpenAI.RequestOptions
    ) -> OpenAI.Request {
        var body = OpenAI.RequestFields()
        body.set("model", text: model)
        body.set("input", input)
        body.set("instructions", text: instructions)
        body.set("previous_response_id", text: previousResponseID)
        body.set("prompt_cache_key", text: promptCacheKey)
        body.set("prompt_cache_retention", text: promptCacheRetention)
        body.set("prompt_cache_options", promptCacheOptions)
        body.set("service_tier", text: serviceTier)
        body.set("seed", integer: seed)
        return OpenAI.Request(method: "POST", path: "/responses/compact", body: .json(body.object), options: options)
    }
}

nonisolated extension OpenAI.BlockingResponses {
    /// Makes a long conversation shorter: what comes back goes into the next request's input. See `Responses.compact`.
    public func compact(
        model: String, input: String, instructions: String? = nil, previousResponseID: String? = nil,
        promptCacheKey: String? = nil, promptCacheRetention: String? = nil, promptCacheOptions: OpenAI.JSON? = nil,
        serviceTier: String? = nil, seed: Int? = nil, options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.CompactedResponse {
        let request = OpenAI.Responses.compactRequest(
            model: model, input: .string(input), instructions: instructions, previousResponseID: previousResponseID,
            promptCacheKey: promptCacheKey, promptCacheRetention: promptCacheRetention,
            promptCacheOptions: promptCacheOptions, serviceTier: serviceTier, seed: seed, options: options)
        return try client.sendBlocking(request, as: OpenAI.CompactedResponse.self)
    }

    /// Makes a long conversation shorter, of items: what comes back goes into the next request's input. See
    /// `Responses.compact`.
    public func compact(
        model: String, input: [OpenAI.ResponseInputItem]? = nil, instructions: String? = nil,
        previousResponseID: String? = nil, promptCacheKey: String? = nil, promptCacheRetention: String? = nil,
        promptCacheOptions: OpenAI.JSON? = nil, serviceTier: String? = nil, seed: Int? = nil,
        options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.CompactedResponse {
        let request = OpenAI.Responses.compactRequest(
            model: model, input: input.map { .array($0.map(\.json)) }, instructions: instructions,
            previousResponseID: previousResponseID, promptCacheKey: promptCacheKey,
            promptCacheRetention: promptCacheRetention, promptCacheOptions: promptCacheOptions,
            serviceTier: serviceTier, seed: seed, options: options)
        return try client.sendBlocking(request, as: OpenAI.CompactedResponse.self)
    }
}
