// Made by `make endpoints` from Sources/make-endpoints/Table/ModerationsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Whether texts and images are harmful, without `await`. The parameters are those of `Moderations`.
    public struct BlockingModerations: Swift.Sendable {
        let client: OpenAI

        /// Judges a text. See `Moderations.create`.
        public func create(
            model: String? = nil, input: String, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> ModerationCreateResponse {
            let request = Moderations.createRequest(model: model, input: .string(input), seed: seed, options: options)
            return try client.sendBlocking(request, as: ModerationCreateResponse.self)
        }

        /// Judges texts: a result each. See `Moderations.create`.
        public func create(
            model: String? = nil, input: [String], seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> ModerationCreateResponse {
            let request = Moderations.createRequest(
                model: model, input: .array(input.map(JSON.string)), seed: seed, options: options)
            return try client.sendBlocking(request, as: ModerationCreateResponse.self)
        }

        /// Judges a text with its images. See `Moderations.create`.
        public func create(
            model: String? = nil, input: [ModerationInput], seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> ModerationCreateResponse {
            let request = Moderations.createRequest(
                model: model, input: .array(input.map(\.json)), seed: seed, options: options)
            return try client.sendBlocking(request, as: ModerationCreateResponse.self)
        }
    }
}

nonisolated extension OpenAI.Blocking {
    /// Whether texts and images are harmful.
    public var moderations: OpenAI.BlockingModerations { .init(client: client) }
}
