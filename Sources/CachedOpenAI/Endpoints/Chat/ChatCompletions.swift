// Made by `make endpoints` from Sources/make-endpoints/Table/ChatTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Answers to a conversation (https://platform.openai.com/docs/api-reference/chat/create).
    public struct ChatCompletions: Swift.Sendable {
        let client: OpenAI

        /// Asks the model for an answer.
        ///
        /// ```swift
        /// let completion = try await client.chat.completions.create(
        ///     model: "gpt-4o-mini", messages: [.user("Say hello.")])
        /// print(completion.choices[0].message.content ?? "")
        /// ```
        ///
        /// - Parameters:
        ///   - model: such as `gpt-4o-mini`.
        ///   - messages: the conversation so far.
        ///   - temperature: 0 to 2; higher is more varied.
        ///   - topP: the share of the likeliest tokens that is drawn from; instead of `temperature`.
        ///   - maxCompletionTokens: the most tokens that the answer may have.
        ///   - maxTokens: the older name of `maxCompletionTokens`; some servers know only this one.
        ///   - n: how many answers.
        ///   - stop: the model stops before this text, or any of these.
        ///   - presencePenalty: -2 to 2.
        ///   - frequencyPenalty: -2 to 2.
        ///   - logitBias: from token to bias, -100 to 100.
        ///   - logprobs: whether the answer tells how likely its tokens were.
        ///   - topLogprobs: 0 to 20: how many tokens at each place.
        ///   - responseFormat: such as `["type": "json_object"]`.
        ///   - tools: what the model may call.
        ///   - toolChoice: `"auto"`, `"none"`, `"required"` or one tool.
        ///   - parallelToolCalls: whether several tools may be called at once.
        ///   - reasoningEffort: `none`, `minimal`, `low`, `medium`, `high`, `xhigh`.
        ///   - verbosity: `low`, `medium`, `high`.
        ///   - modalities: `text`, `audio`.
        ///   - audio: voice and format of spoken answers.
        ///   - prediction: text that the answer will mostly repeat.
        ///   - webSearchOptions: how the web is searched.
        ///   - serviceTier: `auto`, `default`, `flex`, `priority`.
        ///   - store: whether OpenAI keeps the answer.
        ///   - metadata: up to 16 pairs, kept with the answer.
        ///   - promptCacheKey: helps the API's own prompt cache.
        ///   - promptCacheRetention: `in_memory`, `24h`: how long the API's own prompt cache remembers.
        ///   - promptCacheOptions: how the API's own prompt cache is used.
        ///   - moderation: whether input and output are judged, such as `["model": "omni-moderation-latest"]`.
        ///   - safetyIdentifier: tells a person from others to the API, without saying who it is.
        ///   - user: the older name of `safetyIdentifier` and `promptCacheKey`.
        ///   - seed: tells several recorded answers apart; the API is sent it too.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
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
            user: String? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> ChatCompletion {
            let request = Self.createRequest(
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
            return try await client.send(request, as: ChatCompletion.self)
        }

        /// Asks the model for an answer that comes piece by piece. The parameters are those of `create`.
        ///
        /// ```swift
        /// for try await chunk in client.chat.completions.stream(model: "gpt-4o-mini", messages: [.user("Hi")]) {
        ///     print(chunk.choices.first?.delta.content ?? "", terminator: "")
        /// }
        /// ```
        ///
        /// `includeUsage`: whether the last piece tells how many tokens were used.
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
            user: String? = nil, includeUsage: Bool? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) -> Stream<ChatCompletionChunk> {
            let request = Self.createRequest(
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
            return Stream(client: client, request: .success(request.streamed(["include_usage": includeUsage])))
        }

        static func createRequest(
            model: String, messages: [ChatCompletionMessageParam], temperature: Double?, topP: Double?,
            maxCompletionTokens: Int?, maxTokens: Int?, n: Int?, stop: StopSequences?, presencePenalty: Double?,
            frequencyPenalty: Double?, logitBias: JSON?, logprobs: Bool?, topLogprobs: Int?, responseFormat: JSON?,
            tools: [ChatCompletionTool]?, toolChoice: JSON?, parallelToolCalls: Bool?, reasoningEffort: String?,
            verbosity: String?, modalities: [String]?, audio: JSON?, prediction: JSON?, webSearchOptions: JSON?,
            serviceTier: String?, store: Bool?, metadata: [String: String]?, promptCacheKey: String?,
            promptCacheRetention: String?, promptCacheOptions: JSON?, moderation: JSON?, safetyIdentifier: String?,
            user: String?, seed: Int?, options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("model", text: model)
            body.set("messages", objects: messages)
            body.set("temperature", number: temperature)
            body.set("top_p", number: topP)
            body.set("max_completion_tokens", integer: maxCompletionTokens)
            body.set("max_tokens", integer: maxTokens)
            body.set("n", integer: n)
            body.set("stop", stop?.json)
            body.set("presence_penalty", number: presencePenalty)
            body.set("frequency_penalty", number: frequencyPenalty)
            body.set("logit_bias", logitBias)
            body.set("logprobs", flag: logprobs)
            body.set("top_logprobs", integer: topLogprobs)
            body.set("response_format", responseFormat)
            body.set("tools", objects: tools)
            body.set("tool_choice", toolChoice)
            body.set("parallel_tool_calls", flag: parallelToolCalls)
            body.set("reasoning_effort", text: reasoningEffort)
            body.set("verbosity", text: verbosity)
            body.set("modalities", texts: modalities)
            body.set("audio", audio)
            body.set("prediction", prediction)
            body.set("web_search_options", webSearchOptions)
            body.set("service_tier", text: serviceTier)
            body.set("store", flag: store)
            body.set("metadata", textsByName: metadata)
            body.set("prompt_cache_key", text: promptCacheKey)
            body.set("prompt_cache_retention", text: promptCacheRetention)
            body.set("prompt_cache_options", promptCacheOptions)
            body.set("moderation", moderation)
            body.set("safety_identifier", text: safetyIdentifier)
            body.set("user", text: user)
            body.set("seed", integer: seed)
            return Request(method: "POST", path: "/chat/completions", body: .json(body.object), options: options)
        }
    }
}

nonisolated extension OpenAI.Chat {
    /// Asks a model, message by message.
    public var completions: OpenAI.ChatCompletions { .init(client: client) }
}
