import Foundation

nonisolated extension OpenAI {
    /// How a model is trained by a grader.
    public struct ReinforcementHyperparameters: APIObject, ObjectLiteral {
        public let payload: Payload
        /// How many examples at once; nil for `auto`.
        public var batchSize: Int? { payload.integer("batch_size") }
        /// How much is tried out; nil for `auto`.
        public var computeMultiplier: Double? { payload.number("compute_multiplier") }
        /// After how many steps it is tested; nil for `auto`.
        public var evalInterval: Int? { payload.integer("eval_interval") }
        /// How many answers it is tested with; nil for `auto`.
        public var evalSamples: Int? { payload.integer("eval_samples") }
        /// Smaller: less overfitting; nil for `auto`.
        public var learningRateMultiplier: Double? { payload.number("learning_rate_multiplier") }
        /// How often all examples are gone through; nil for `auto`.
        public var nEpochs: Int? { payload.integer("n_epochs") }
        /// `default`, `low`, `medium`, `high`.
        public var reasoningEffort: String? { payload.text("reasoning_effort") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ReinforcementHyperparameters")
            self.payload = payload
        }

        public init(literal payload: Payload) {
            self.payload = payload
        }

        /// What is nil is left to the API.
        public init(
            batchSize: Int? = nil, computeMultiplier: Double? = nil, evalInterval: Int? = nil,
            evalSamples: Int? = nil, learningRateMultiplier: Double? = nil, nEpochs: Int? = nil,
            reasoningEffort: String? = nil
        ) {
            var fields = RequestFields()
            fields.set("batch_size", integer: batchSize)
            fields.set("compute_multiplier", number: computeMultiplier)
            fields.set("eval_interval", integer: evalInterval)
            fields.set("eval_samples", integer: evalSamples)
            fields.set("learning_rate_multiplier", number: learningRateMultiplier)
            fields.set("n_epochs", integer: nEpochs)
            fields.set("reasoning_effort", text: reasoningEffort)
            payload = Payload(.object(fields.object))
        }
    }
}
