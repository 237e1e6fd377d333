// Made by `make endpoints` from Sources/make-endpoints/Table/ModerationsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Whether texts and images are harmful.
    public var moderations: Moderations { Moderations(client: self) }

    /// Whether texts and images are harmful (https://platform.openai.com/docs/api-reference/moderations).
    public struct Moderations: Swift.Sendable {
        let client: OpenAI

        /// Judges a text.
        ///
        /// ```swift
        /// let moderation = try await client.moderations.create(input: "have a nice day")
        /// print(moderation.results[0].flagged)
        /// ```
        ///
        /// - Parameters:
        ///   - model: such as `omni-moderation-latest`.
        ///   - input: a text, several texts, or texts and images that belong together.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            model: String? = nil, input: String, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> ModerationCreateResponse {
            let request = Self.createRequest(model: model, input: .string(input), seed: seed, options: options)
            return try await client.send(request, as: ModerationCreateResponse.self)
        }

        /// Judges texts: a result each. The parameters are those of the other `create`.
        public func create(
            model: String? = nil, input: [String], seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> ModerationCreateResponse {
            let request = Self.createRequest(
                model: model, input: .array(input.map(JSON.string)), seed: seed, options: options)
            return try await client.send(request, as: ModerationCreateResponse.self)
        }

        /// Judges a text with its images. The parameters are those of the other `create`.
        public func create(
            model: String? = nil, input: [ModerationInput], seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> ModerationCreateResponse {
            let request = Self.createRequest(
                model: model, input: .array(input.map(\.json)), seed: seed, options: options)
            return try await client.send(request, as: ModerationCreateResponse.self)
        }

        static func createRequest(model: String?, input: JSON, seed: Int?, options: RequestOptions) -> Request {
            var body = RequestFields()
            body.set("model", text: model)
            body.set("input", input)
            body.set("seed", integer: seed)
            return Request(method: "POST", path: "/moderations", body: .json(body.object), options: options)
        }
    }
}
