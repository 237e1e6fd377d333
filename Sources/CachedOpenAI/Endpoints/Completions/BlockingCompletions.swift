// Made by `make endpoints` from Sources/make-endpoints/Table/CompletionsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Continuations of a text, without `await`. The parameters are those of `Completions`.
    public struct BlockingCompletions: Swift.Sendable {
        let client: OpenAI

        /// Continues a text. See `Completions.create`.
        public func create(
            model: String, prompt: String, maxTokens: Int? = nil, temperature: Double? = nil, topP: Double? = nil,
            n: Int? = nil, stop: StopSequences? = nil, suffix: String? = nil, echo: Bool? = nil, bestOf: Int? = nil,
            logprobs: Int? = nil, presencePenalty: Double? = nil, frequencyPenalty: Double? = nil,
            logitBias: JSON? = nil, user: String? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> Completion {
            let request = Completions.createRequest(
                model: model, prompt: .string(prompt), maxTokens: maxTokens, temperature: temperature, topP: topP, n: n,
                stop: stop, suffix: suffix, echo: echo, bestOf: bestOf, logprobs: logprobs,
                presencePenalty: presencePenalty, frequencyPenalty: frequencyPenalty, logitBias: logitBias, user: user,
                seed: seed, options: options)
            return try client.sendBlocking(request, as: Completion.self)
        }

        /// Continues several texts. See `Completions.create`.
        public func create(
            model: String, prompt: [String], maxTokens: Int? = nil, temperature: Double? = nil, topP: Double? = nil,
            n: Int? = nil, stop: StopSequences? = nil, suffix: String? = nil, echo: Bool? = nil, bestOf: Int? = nil,
            logprobs: Int? = nil, presencePenalty: Double? = nil, frequencyPenalty: Double? = nil,
            logitBias: JSON? = nil, user: String? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> Completion {
            let request = Completions.createRequest(
                model: model, prompt: .array(prompt.map(JSON.string)), maxTokens: maxTokens, temperature: temperature,
                topP: topP, n: n, stop: stop, suffix: suffix, echo: echo, bestOf: bestOf, logprobs: logprobs,
                presencePenalty: presencePenalty, frequencyPenalty: frequencyPenalty, logitBias: logitBias, user: user,
                seed: seed, options: options)
            return try client.sendBlocking(request, as: Completion.self)
        }

        /// Continues the tokens of a text. See `Completions.create`.
        public func create(
            model: String, prompt: [Int], maxTokens: Int? = nil, temperature: Double? = nil, topP: Double? = nil,
            n: Int? = nil, stop: StopSequences? = nil, suffix: String? = nil, echo: Bool? = nil, bestOf: Int? = nil,
            logprobs: Int? = nil, presencePenalty: Double? = nil, frequencyPenalty: Double? = nil,
            logitBias: JSON? = nil, user: String? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> Completion {
            let request = Completions.createRequest(
                model: model, prompt: RequestFields.json(prompt), maxTokens: maxTokens, temperature: temperature,
                topP: topP, n: n, stop: stop, suffix: suffix, echo: echo, bestOf: bestOf, logprobs: logprobs,
                presencePenalty: presencePenalty, frequencyPenalty: frequencyPenalty, logitBias: logitBias, user: user,
                seed: seed, options: options)
            return try client.sendBlocking(request, as: Completion.self)
        }

        /// Continues the tokens of several texts. See `Completions.create`.
        public func create(
            model: String, prompt: [[Int]], maxTokens: Int? = nil, temperature: Double? = nil, topP: Double? = nil,
            n: Int? = nil, stop: StopSequences? = nil, suffix: String? = nil, echo: Bool? = nil, bestOf: Int? = nil,
            logprobs: Int? = nil, presencePenalty: Double? = nil, frequencyPenalty: Double? = nil,
            logitBias: JSON? = nil, user: String? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> Completion {
            let request = Completions.createRequest(
                model: model, prompt: .array(prompt.map(RequestFields.json)), maxTokens: maxTokens,
                temperature: temperature, topP: topP, n: n, stop: stop, suffix: suffix, echo: echo, bestOf: bestOf,
                logprobs: logprobs, presencePenalty: presencePenalty, frequencyPenalty: frequencyPenalty,
                logitBias: logitBias, user: user, seed: seed, options: options)
            return try client.sendBlocking(request, as: Completion.self)
        }

        /// Continues a text piece by piece, each given to a closure. See `Completions.stream`.
        ///
        /// `onCompletion` is called on this thread; if it throws, the connection is closed.
        ///
        /// - Throws: `OpenAIError`, what the closure throws.
        public func stream(
            model: String, prompt: String, maxTokens: Int? = nil, temperature: Double? = nil, topP: Double? = nil,
            n: Int? = nil, stop: StopSequences? = nil, suffix: String? = nil, echo: Bool? = nil, bestOf: Int? = nil,
            logprobs: Int? = nil, presencePenalty: Double? = nil, frequencyPenalty: Double? = nil,
            logitBias: JSON? = nil, user: String? = nil, includeUsage: Bool? = nil, seed: Int? = nil,
            options: RequestOptions = .init(), onCompletion: (Completion) throws -> Void
        ) throws {
            let request = Completions.createRequest(
                model: model, prompt: .string(prompt), maxTokens: maxTokens, temperature: temperature, topP: topP, n: n,
                stop: stop, suffix: suffix, echo: echo, bestOf: bestOf, logprobs: logprobs,
                presencePenalty: presencePenalty, frequencyPenalty: frequencyPenalty, logitBias: logitBias, user: user,
                seed: seed, options: options)
            try client.readBlocking(request.streamed(["include_usage": includeUsage]), onElement: onCompletion)
        }

        /// Continues several texts, piece by piece. See `Completions.stream`.
        public func stream(
            model: String, prompt: [String], maxTokens: Int? = nil, temperature: Double? = nil, topP: Double? = nil,
            n: Int? = nil, stop: StopSequences? = nil, suffix: String? = nil, echo: Bool? = nil, bestOf: Int? = nil,
            logprobs: Int? = nil, presencePenalty: Double? = nil, frequencyPenalty: Double? = nil,
            logitBias: JSON? = nil, user: String? = nil, includeUsage: Bool? = nil, seed: Int? = nil,
            options: RequestOptions = .init(), onCompletion: (Completion) throws -> Void
        ) throws {
            let request = Completions.createRequest(
                model: model, prompt: .array(prompt.map(JSON.string)), maxTokens: maxTokens, temperature: temperature,
                topP: topP, n: n, stop: stop, suffix: suffix, echo: echo, bestOf: bestOf, logprobs: logprobs,
                presencePenalty: presencePenalty, frequencyPenalty: frequencyPenalty, logitBias: logitBias, user: user,
                seed: seed, options: options)
            try client.readBlocking(request.streamed(["include_usage": includeUsage]), onElement: onCompletion)
        }

        /// Continues the tokens of a text, piece by piece. See `Completions.stream`.
        public func stream(
            model: String, prompt: [Int], maxTokens: Int? = nil, temperature: Double? = nil, topP: Double? = nil,
            n: Int? = nil, stop: StopSequences? = nil, suffix: String? = nil, echo: Bool? = nil, bestOf: Int? = nil,
            logprobs: Int? = nil, presencePenalty: Double? = nil, frequencyPenalty: Double? = nil,
            logitBias: JSON? = nil, user: String? = nil, includeUsage: Bool? = nil, seed: Int? = nil,
            options: RequestOptions = .init(), onCompletion: (Completion) throws -> Void
        ) throws {
            let request = Completions.createRequest(
                model: model, prompt: RequestFields.json(prompt), maxTokens: maxTokens, temperature: temperature,
                topP: topP, n: n, stop: stop, suffix: suffix, echo: echo, bestOf: bestOf, logprobs: logprobs,
                presencePenalty: presencePenalty, frequencyPenalty: frequencyPenalty, logitBias: logitBias, user: user,
                seed: seed, options: options)
            try client.readBlocking(request.streamed(["include_usage": includeUsage]), onElement: onCompletion)
        }

        /// Continues the tokens of several texts, piece by piece. See `Completions.stream`.
        public func stream(
            model: String, prompt: [[Int]], maxTokens: Int? = nil, temperature: Double? = nil, topP: Double? = nil,
            n: Int? = nil, stop: StopSequences? = nil, suffix: String? = nil, echo: Bool? = nil, bestOf: Int? = nil,
            logprobs: Int? = nil, presencePenalty: Double? = nil, frequencyPenalty: Double? = nil,
            logitBias: JSON? = nil, user: String? = nil, includeUsage: Bool? = nil, seed: Int? = nil,
            options: RequestOptions = .init(), onCompletion: (Completion) throws -> Void
        ) throws {
            let request = Completions.createRequest(
                model: model, prompt: .array(prompt.map(RequestFields.json)), maxTokens: maxTokens,
                temperature: temperature, topP: topP, n: n, stop: stop, suffix: suffix, echo: echo, bestOf: bestOf,
                logprobs: logprobs, presencePenalty: presencePenalty, frequencyPenalty: frequencyPenalty,
                logitBias: logitBias, user: user, seed: seed, options: options)
            try client.readBlocking(request.streamed(["include_usage": includeUsage]), onElement: onCompletion)
        }
    }
}

nonisolated extension OpenAI.Blocking {
    /// Continuations of a text; the older kind of answer.
    public var completions: OpenAI.BlockingCompletions { .init(client: client) }
}
