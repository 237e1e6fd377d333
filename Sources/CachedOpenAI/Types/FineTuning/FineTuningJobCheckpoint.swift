import Foundation

nonisolated extension OpenAI {
    /// A model that a job made on its way
    /// (https://platform.openai.com/docs/api-reference/fine-tuning/checkpoint-object).
    public struct FineTuningJobCheckpoint: APIObject {
        /// How good a model is, at its step.
        public struct Metrics: APIObject {
            public let payload: Payload
            /// The step.
            public var step: Double? { payload.number("step") }
            /// With the examples.
            public var trainLoss: Double? { payload.number("train_loss") }
            /// With the examples, 0 to 1.
            public var trainMeanTokenAccuracy: Double? { payload.number("train_mean_token_accuracy") }
            /// With some of the examples to test with.
            public var validLoss: Double? { payload.number("valid_loss") }
            /// With some of the examples to test with, 0 to 1.
            public var validMeanTokenAccuracy: Double? { payload.number("valid_mean_token_accuracy") }
            /// With all of the examples to test with.
            public var fullValidLoss: Double? { payload.number("full_valid_loss") }
            /// With all of the examples to test with, 0 to 1.
            public var fullValidMeanTokenAccuracy: Double? { payload.number("full_valid_mean_token_accuracy") }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "Metrics")
                self.payload = payload
            }
        }

        public let payload: Payload
        /// How good it is.
        public let metrics: Metrics?
        /// Such as `ftckpt-…`.
        public var id: String { payload.text("id") ?? "" }
        /// The name that the model is asked by.
        public var fineTunedModelCheckpoint: String { payload.text("fine_tuned_model_checkpoint") ?? "" }
        /// The job that made it.
        public var fineTuningJobID: String? { payload.text("fine_tuning_job_id") }
        /// After how many steps.
        public var stepNumber: Int? { payload.integer("step_number") }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "FineTuningJobCheckpoint")
            self.payload = payload
            metrics = try fields.optional("metrics")
        }
    }
}
