import Foundation

nonisolated extension OpenAI {
    /// How an answer was marked
    /// (https://platform.openai.com/docs/api-reference/graders/run).
    public struct GraderRunResponse: APIObject {
        public let payload: Payload
        /// The mark.
        public var reward: Double { payload.number("reward") ?? 0 }
        /// The marks that it is made of, by the grader's name.
        public var subRewards: JSON? { payload.json["sub_rewards"] }
        /// What the grader told: scores, errors, how long it took.
        public var metadata: JSON? { payload.json["metadata"] }
        /// How many tokens it cost, by model.
        public var modelGraderTokenUsagePerModel: JSON? { payload.json["model_grader_token_usage_per_model"] }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "GraderRunResponse")
            self.payload = payload
        }
    }

    /// A grader that can be used
    /// (https://platform.openai.com/docs/api-reference/graders/validate).
    public struct GraderValidateResponse: APIObject {
        public let payload: Payload
        /// As the API has understood it.
        public var grader: JSON? { payload.json["grader"] }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "GraderValidateResponse")
            self.payload = payload
        }
    }
}
