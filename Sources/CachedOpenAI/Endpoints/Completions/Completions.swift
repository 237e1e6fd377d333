// Made by `make endpoints` from Sources/make-endpoints/Table/CompletionsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Continuations of a text; the older kind of answer.
    public var completions: Completions { Completions(client: self) }

    /// Continuations of a text (https://platform.openai.com/docs/api-reference/completions).
    public struct Completions: Swift.Sendable {
        let client: OpenAI

        /// Continues a text.
        ///
        /// ```swift
        /// let completion = try await client.completions.create(
        ///     model: "gpt-3.5-turbo-instruct", prompt: "Once upon a time")
        /// print(completion.choices[0].text)
        /// ```
        ///
        /// - Parameters:
        ///   - model: such as `gpt-3.5-turbo-instruct`.
        ///   - prompt: the text to go on from, or several. Or tokens.
        ///   - maxTokens: the most tokens that a continuation may have; the API's default is 16.
        ///   - temperature: 0 to 2; higher is more varied.
        ///   - topP: the share of the likeliest tokens that is drawn from; instead of `temperature`.
        ///   - n: how many continuations.
        ///   - stop: the model stops before this text, or any of these.
        ///   - suffix: what comes after the continuation.
        ///   - echo: whether the prompt is repeated.
        ///   - bestOf: how many are made for the best to be chosen.
        ///   - logprobs: 0 to 5: how many of the likeliest tokens are told at each place.
        ///   - presencePenalty: -2 to 2.
        ///   - frequencyPenalty: -2 to 2.
        ///   - logitBias: from token to bias, -100 to 100.
        ///   - user: tells a person from others to the API, without saying who it is.
        ///   - seed: tells several recorded answers apart; the API is sent it too.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            model: String, prompt: String, maxTokens: Int? = nil, temperature: Double? = nil, topP: Double? = nil,
            n: Int? = nil, stop: StopSequences? = nil, suffix: String? = nil, echo: Bool? = nil, bestOf: Int? = nil,
            logprobs: Int? = nil, presencePenalty: Double? = nil, frequencyPenalty: Double? = nil,
            logitBias: JSON? = nil, user: String? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Completion {
            let request = Self.createRequest(
                model: model, prompt: .string(prompt), maxTokens: maxTokens, temperature: temperature, topP: topP, n: n,
                stop: stop, suffix: suffix, echo: echo, bestOf: bestOf, logprobs: logprobs,
                presencePenalty: presencePenalty, frequencyPenalty: frequencyPenalty, logitBias: logitBias, user: user,
                seed: seed, options: options)
            return try await client.send(request, as: Completion.self)
        }

        /// Continues several texts. The parameters are those of the other `create`.
        public func create(
            model: String, prompt: [String], maxTokens: Int? = nil, temperature: Double? = nil, topP: Double? = nil,
            n: Int? = nil, stop: StopSequences? = nil, suffix: String? = nil, echo: Bool? = nil, bestOf: Int? = nil,
            logprobs: Int? = nil, presencePenalty: Double? = nil, frequencyPenalty: Double? = nil,
            logitBias: JSON? = nil, user: String? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Completion {
            let request = Self.createRequest(
                model: model, prompt: .array(prompt.map(JSON.string)), maxTokens: maxTokens, temperature: temperature,
                topP: topP, n: n, stop: stop, suffix: suffix, echo: echo, bestOf: bestOf, logprobs: logprobs,
                presencePenalty: presencePenalty, frequencyPenalty: frequencyPenalty, logitBias: logitBias, user: user,
                seed: seed, options: options)
            return try await client.send(request, as: Completion.self)
        }

        /// Continues the tokens of a text. The parameters are those of the other `create`.
        public func create(
            model: String, prompt: [Int], maxTokens: Int? = nil, temperature: Double? = nil, topP: Double? = nil,
            n: Int? = nil, stop: StopSequences? = nil, suffix: String? = nil, echo: Bool? = nil, bestOf: Int? = nil,
            logprobs: Int? = nil, presencePenalty: Double? = nil, frequencyPenalty: Double? = nil,
            logitBias: JSON? = nil, user: String? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Completion {
            let request = Self.createRequest(
                model: model, prompt: RequestFields.json(prompt), maxTokens: maxTokens, temperature: temperature,
                topP: topP, n: n, stop: stop, suffix: suffix, echo: echo, bestOf: bestOf, logprobs: logprobs,
                presencePenalty: presencePenalty, frequencyPenalty: frequencyPenalty, logitBias: logitBias, user: user,
                seed: seed, options: options)
            return try await client.send(request, as: Completion.self)
        }

        /// Continues the tokens of several texts. The parameters are those of the other `create`.
        public func create(
            model: String, prompt: [[Int]], maxTokens: Int? = nil, temperature: Double? = nil, topP: Double? = nil,
            n: Int? = nil, stop: StopSequences? = nil, suffix: String? = nil, echo: Bool? = nil, bestOf: Int? = nil,
            logprobs: Int? = nil, presencePenalty: Double? = nil, frequencyPenalty: Double? = nil,
            logitBias: JSON? = nil, user: String? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Completion {
            let request = Self.createRequest(
                model: model, prompt: .array(prompt.map(RequestFields.json)), maxTokens: maxTokens,
                temperature: temperature, topP: topP, n: n, stop: stop, suffix: suffix, echo: echo, bestOf: bestOf,
                logprobs: logprobs, presencePenalty: presencePenalty, frequencyPenalty: frequencyPenalty,
                logitBias: logitBias, user: user, seed: seed, options: options)
            return try await client.send(request, as: Completion.self)
        }

        /// Continues a text piece by piece. The parameters are those of `create`.
        ///
        /// ```swift
        /// for try await piece in client.completions.stream(model: "gpt-3.5-turbo-instruct", prompt: "Once") {
        ///     print(piece.choices.first?.text ?? "", terminator: "")
        /// }
        /// ```
        ///
        /// `includeUsage`: whether the last piece tells how many tokens were used.
        public func stream(
            model: String, prompt: String, maxTokens: Int? = nil, temperature: Double? = nil, topP: Double? = nil,
            n: Int? = nil, stop: StopSequences? = nil, suffix: String? = nil, echo: Bool? = nil, bestOf: Int? = nil,
            logprobs: Int? = nil, presencePenalty: Double? = nil, frequencyPenalty: Double? = nil,
            logitBias: JSON? = nil, user: String? = nil, includeUsage: Bool? = nil, seed: Int? = nil,
            options: RequestOptions = .init()
        ) -> Stream<Completion> {
            let request = Self.createRequest(
                model: model, prompt: .string(prompt), maxTokens: maxTokens, temperature: temperature, topP: topP, n: n,
                stop: stop, suffix: suffix, echo: echo, bestOf: bestOf, logprobs: logprobs,
                presencePenalty: presencePenalty, frequencyPenalty: frequencyPenalty, logitBias: logitBias, user: user,
                seed: seed, options: options)
            return Stream(client: client, request: .success(request.streamed(["include_usage": includeUsage])))
        }

        /// Continues several texts, piece by piece. The parameters are those of `create`.
        public func stream(
            model: String, prompt: [String], maxTokens: Int? = nil, temperature: Double? = nil, topP: Double? = nil,
            n: Int? = nil, stop: StopSequences? = nil, suffix: String? = nil, echo: Bool? = nil, bestOf: Int? = nil,
            logprobs: Int? = nil, presencePenalty: Double? = nil, frequencyPenalty: Double? = nil,
            logitBias: JSON? = nil, user: String? = nil, includeUsage: Bool? = nil, seed: Int? = nil,
            options: RequestOptions = .init()
        ) -> Stream<Completion> {
            let request = Self.createRequest(
                model: model, prompt: .array(prompt.map(JSON.string)), maxTokens: maxTokens, temperature: temperature,
                topP: topP, n: n, stop: stop, suffix: suffix, echo: echo, bestOf: bestOf, logprobs: logprobs,
                presencePenalty: presencePenalty, frequencyPenalty: frequencyPenalty, logitBias: logitBias, user: user,
                seed: seed, options: options)
            return Stream(client: client, request: .success(request.streamed(["include_usage": includeUsage])))
        }

        /// Continues the tokens of a text, piece by piece. The parameters are those of `create`.
        public func stream(
            model: String, prompt: [Int], maxTokens: Int? = nil, temperature: Double? = nil, topP: Double? = nil,
            n: Int? = nil, stop: StopSequences? = nil, suffix: String? = nil, echo: Bool? = nil, bestOf: Int? = nil,
            logprobs: Int? = nil, presencePenalty: Double? = nil, frequencyPenalty: Double? = nil,
            logitBias: JSON? = nil, user: String? = nil, includeUsage: Bool? = nil, seed: Int? = nil,
            options: RequestOptions = .init()
        ) -> Stream<Completion> {
            let request = Self.createRequest(
                model: model, prompt: RequestFields.json(prompt), maxTokens: maxTokens, temperature: temperature,
                topP: topP, n: n, stop: stop, suffix: suffix, echo: echo, bestOf: bestOf, logprobs: logprobs,
                presencePenalty: presencePenalty, frequencyPenalty: frequencyPenalty, logitBias: logitBias, user: user,
                seed: seed, options: options)
            return Stream(client: client, request: .success(request.streamed(["include_usage": includeUsage])))
        }

        /// Continues the tokens of several texts, piece by piece. The parameters are those of `create`.
        public func stream(
            model: String, prompt: [[Int]], maxTokens: Int? = nil, temperature: Double? = nil, topP: Double? = nil,
            n: Int? = nil, stop: StopSequences? = nil, suffix: String? = nil, echo: Bool? = nil, bestOf: Int? = nil,
            logprobs: Int? = nil, presencePenalty: Double? = nil, frequencyPenalty: Double? = nil,
            logitBias: JSON? = nil, user: String? = nil, includeUsage: Bool? = nil, seed: Int? = nil,
            options: RequestOptions = .init()
        ) -> Stream<Completion> {
            let request = Self.createRequest(
                model: model, prompt: .array(prompt.map(RequestFields.json)), maxTokens: maxTokens,
                temperature: temperature, topP: topP, n: n, stop: stop, suffix: suffix, echo: echo, bestOf: bestOf,
                logprobs: logprobs, presencePenalty: presencePenalty, frequencyPenalty: frequencyPenalty,
                logitBias: logitBias, user: user, seed: seed, options: options)
            return Stream(client: client, request: .success(request.streamed(["include_usage": includeUsage])))
        }

        static func createRequest(
            model: String, prompt: JSON, maxTokens: Int?, temperature: Double?, topP: Double?, n: Int?,
            stop: StopSequences?, suffix: String?, echo: Bool?, bestOf: Int?, logprobs: Int?, presencePenalty: Double?,
            frequencyPenalty: Double?, logitBias: JSON?, user: String?, seed: Int?, options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("model", text: model)
            body.set("prompt", prompt)
            body.set("max_tokens", integer: maxTokens)
            body.set("temperature", number: temperature)
            body.set("top_p", number: topP)
            body.set("n", integer: n)
            body.set("stop", stop?.json)
            body.set("suffix", text: suffix)
            body.set("echo", flag: echo)
            body.set("best_of", integer: bestOf)
            body.set("logprobs", integer: logprobs)
            body.set("presence_penalty", number: presencePenalty)
            body.set("frequency_penalty", number: frequencyPenalty)
            body.set("logit_bias", logitBias)
            body.set("user", text: user)
            body.set("seed", integer: seed)
            return Request(method: "POST", path: "/completions", body: .json(body.object), options: options)
        }
    }
}
