// Made by `make endpoints` from Sources/make-endpoints/Table/FineTuningTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// What marks a model's answers, without `await`. The parameters are those of `FineTuningGraders`.
    public struct BlockingFineTuningGraders: Swift.Sendable {
        let client: OpenAI

        /// Marks an answer. See `FineTuningGraders.run`.
        public func run(
            grader: JSON, item: JSON? = nil, modelSample: String, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> GraderRunResponse {
            let request = FineTuningGraders.runRequest(
                grader: grader, item: item, modelSample: modelSample, seed: seed, options: options)
            return try client.sendBlocking(request, as: GraderRunResponse.self)
        }

        /// Checks whether a grader can be used. See `FineTuningGraders.validate`.
        public func validate(
            grader: JSON, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> GraderValidateResponse {
            let request = FineTuningGraders.validateRequest(grader: grader, seed: seed, options: options)
            return try client.sendBlocking(request, as: GraderValidateResponse.self)
        }
    }
}

nonisolated extension OpenAI.BlockingFineTuningAlpha {
    /// What marks a model's answers.
    public var graders: OpenAI.BlockingFineTuningGraders { .init(client: client) }
}
