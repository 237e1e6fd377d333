import Foundation

nonisolated extension OpenAI {
    /// Whether texts and images are harmful, without `await`. The parameters are those of `Moderations`.
    public struct BlockingModerations: Swift.Sendable {
        let client: OpenAI

        /// Judges a text.
        ///
        /// - Throws: `OpenAIError`.
        public func create(
            input: String, model: String? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> ModerationCreateResponse {
            let request = Moderations.createRequest(input: .string(input), model: model, seed: seed, options: options)
            return try client.sendBlocking(request, as: ModerationCreateResponse.self)
        }

        /// Judges texts: a result each. The parameters are those of the other `create`.
        public func create(
            input: [String], model: String? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> ModerationCreateResponse {
            let request = Moderations.createRequest(
                input: .array(input.map(JSON.string)), model: model, seed: seed, options: options)
            return try client.sendBlocking(request, as: ModerationCreateResponse.self)
        }

        /// Judges a text with its images. The parameters are those of the other `create`.
        public func create(
            input: [ModerationInput], model: String? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> ModerationCreateResponse {
            let request = Moderations.createRequest(
                input: .array(input.map(\.json)), model: model, seed: seed, options: options)
            return try client.sendBlocking(request, as: ModerationCreateResponse.self)
        }
    }
}

nonisolated extension OpenAI.Blocking {
    /// Whether texts and images are harmful.
    public var moderations: OpenAI.BlockingModerations { .init(client: client) }
}
