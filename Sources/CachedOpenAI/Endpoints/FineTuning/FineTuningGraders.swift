// Made by `make endpoints` from Sources/make-endpoints/Table/FineTuningTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// What marks a model's answers (https://platform.openai.com/docs/api-reference/graders).
    public struct FineTuningGraders: Swift.Sendable {
        let client: OpenAI

        /// Marks an answer.
        ///
        /// - Parameters:
        ///   - grader: such as `["type": "string_check", "name": …, "input": …]`.
        ///   - item: what was asked; `item` in the grader's texts.
        ///   - modelSample: the answer; `sample` in the grader's texts.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func run(
            grader: JSON, item: JSON? = nil, modelSample: String, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> GraderRunResponse {
            let request = Self.runRequest(
                grader: grader, item: item, modelSample: modelSample, seed: seed, options: options)
            return try await client.send(request, as: GraderRunResponse.self)
        }

        /// Checks whether a grader can be used.
        ///
        /// - Parameters:
        ///   - grader: such as `["type": "string_check", "name": …, "input": …]`.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func validate(
            grader: JSON, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> GraderValidateResponse {
            let request = Self.validateRequest(grader: grader, seed: seed, options: options)
            return try await client.send(request, as: GraderValidateResponse.self)
        }

        static func runRequest(
            grader: JSON, item: JSON?, modelSample: String, seed: Int?, options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("grader", grader)
            body.set("item", item)
            body.set("model_sample", text: modelSample)
            body.set("seed", integer: seed)
            return Request(
                method: "POST", path: "/fine_tuning/alpha/graders/run", body: .json(body.object), options: options)
        }

        static func validateRequest(grader: JSON, seed: Int?, options: RequestOptions) -> Request {
            var body = RequestFields()
            body.set("grader", grader)
            body.set("seed", integer: seed)
            return Request(
                method: "POST", path: "/fine_tuning/alpha/graders/validate", body: .json(body.object), options: options)
        }
    }
}

nonisolated extension OpenAI.FineTuningAlpha {
    /// What marks a model's answers.
    public var graders: OpenAI.FineTuningGraders { .init(client: client) }
}
