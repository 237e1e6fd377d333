// Made by `make endpoints` from Sources/make-endpoints/Table/ChatTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Answers to a conversation, without `await`. The parameters are those of `ChatCompletions`.
    public struct BlockingChatCompletions: Swift.Sendable {
        let client: OpenAI

        /// Asks the model for an answer. See `ChatCompletions.create`.
        public func create(
            model: String, messages: [ChatCompletionMessageParam], temperature: Double? = nil, topP: Double? = nil,
            maxCompletionTokens: Int? = nil, maxTokens: Int? = nil, n: Int? = nil, stop: StopSequences? = nil,
            presencePenalty: Double? = nil, frequencyPenalty: Double? = nil, logitBias: JSON? = nil,
            logprobs: Bool? = nil, topLogprobs: Int? = nil, responseFormat: JSON? = nil,
            tools: [ChatCompletionTool]? = nil, toolChoice: JSON? = nil, parallelToolCalls: Bool? = nil,
            reasoningEffort: String? = nil, verbosity: String? = nil, modalities: [String]? = nil, audio: JSON? = nil,
            prediction: JSON? = nil, webSearchOptions: JSON? = nil, serviceTier: String? = nil, store: Bool? = nil,
            metadata: [String: String]? = nil, promptCacheKey: String? = nil, promptCacheRetention: String? = nil,
            promptCacheOptions: JSON? = nil, moderation: JSON? = nil, safetyIdentifier: String? = nil,
            user: String? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> ChatCompletion {
            let request = ChatCompletions.createRequest(
                model: model, messages: messages, temperature: temperature, topP: topP,
                maxCompletionTokens: maxCompletionTokens, maxTokens: maxTokens, n: n, stop: stop,
                presencePenalty: presencePenalty, frequencyPenalty: frequencyPenalty, logitBias: logitBias,
                logprobs: logprobs, topLogprobs: topLogprobs, responseFormat: responseFormat, tools: tools,
                toolChoice: toolChoice, parallelToolCalls: parallelToolCalls, reasoningEffort: reasoningEffort,
                verbosity: verbosity, modalities: modalities, audio: audio, prediction: prediction,
                webSearchOptions: webSearchOptions, serviceTier: serviceTier, store: store, metadata: metadata,
                promptCacheKey: promptCacheKey, promptCacheRetention: promptCacheRetention,
                promptCacheOptions: promptCacheOptions, moderation: moderation, safetyIdentifier: safetyIdentifier,
                user: user, seed: seed, options: options)
            return try client.sendBlocking(request, as: ChatCompletion.self)
        }

        /// Asks the model for an answer that comes piece by piece, each given to a closure. See
        /// `ChatCompletions.stream`.
        ///
        /// `onChunk` is called on this thread; if it throws, the connection is closed.
        ///
        /// - Throws: `OpenAIError`, what the closure throws.
        public func stream(
            model: String, messages: [ChatCompletionMessageParam], temperature: Double? = nil, topP: Double? = nil,
            maxCompletionTokens: Int? = nil, maxTokens: Int? = nil, n: Int? = nil, stop: StopSequences? = nil,
            presencePenalty: Double? = nil, frequencyPenalty: Double? = nil, logitBias: JSON? = nil,
            logprobs: Bool? = nil, topLogprobs: Int? = nil, responseFormat: JSON? = nil,
            tools: [ChatCompletionTool]? = nil, toolChoice: JSON? = nil, parallelToolCalls: Bool? = nil,
            reasoningEffort: String? = nil, verbosity: String? = nil, modalities: [String]? = nil, audio: JSON? = nil,
            prediction: JSON? = nil, webSearchOptions: JSON? = nil, serviceTier: String? = nil, store: Bool? = nil,
            metadata: [String: String]? = nil, promptCacheKey: String? = nil, promptCacheRetention: String? = nil,
            promptCacheOptions: JSON? = nil, moderation: JSON? = nil, safetyIdentifier: String? = nil,
            user: String? = nil, includeUsage: Bool? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            onChunk: (ChatCompletionChunk) throws -> Void
        ) throws {
            let request = ChatCompletions.createRequest(
                model: model, messages: messages, temperature: temperature, topP: topP,
                maxCompletionTokens: maxCompletionTokens, maxTokens: maxTokens, n: n, stop: stop,
                presencePenalty: presencePenalty, frequencyPenalty: frequencyPenalty, logitBias: logitBias,
                logprobs: logprobs, topLogprobs: topLogprobs, responseFormat: responseFormat, tools: tools,
                toolChoice: toolChoice, parallelToolCalls: parallelToolCalls, reasoningEffort: reasoningEffort,
                verbosity: verbosity, modalities: modalities, audio: audio, prediction: prediction,
                webSearchOptions: webSearchOptions, serviceTier: serviceTier, store: store, metadata: metadata,
                promptCacheKey: promptCacheKey, promptCacheRetention: promptCacheRetention,
                promptCacheOptions: promptCacheOptions, moderation: moderation, safetyIdentifier: safetyIdentifier,
                user: user, seed: seed, options: options)
            try client.readBlocking(request.streamed(["include_usage": includeUsage]), onElement: onChunk)
        }
    }
}

nonisolated extension OpenAI.BlockingChat {
    /// Asks a model, message by message.
    public var completions: OpenAI.BlockingChatCompletions { .init(client: client) }
}
