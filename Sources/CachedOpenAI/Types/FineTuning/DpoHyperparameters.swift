import Foundation

nonisolated extension OpenAI {
    /// How a model is trained with pairs of answers.
    public struct DpoHyperparameters: APIObject, ObjectLiteral {
        public let payload: Payload
        /// How many examples at once; nil for `auto`.
        public var batchSize: Int? { payload.integer("batch_size") }
        /// Higher: closer to the model as it was; nil for `auto`.
        public var beta: Double? { payload.number("beta") }
        /// Smaller: less overfitting; nil for `auto`.
        public var learningRateMultiplier: Double? { payload.number("learning_rate_multiplier") }
        /// How often all examples are gone through; nil for `auto`.
        public var nEpochs: Int? { payload.integer("n_epochs") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "DpoHyperparameters")
            self.payload = payload
        }

        public init(literal payload: Payload) {
            self.payload = payload
        }

        /// What is nil is left to the API.
        public init(
            batchSize: Int? = nil, beta: Double? = nil, learningRateMultiplier: Double? = nil,
            nEpochs: Int? = nil
        ) {
            var fields = RequestFields()
            fields.set("batch_size", integer: batchSize)
            fields.set("beta", number: beta)
            fields.set("learning_rate_multiplier", number: learningRateMultiplier)
            fields.set("n_epochs", integer: nEpochs)
            payload = Payload(.object(fields.object))
        }
    }
}
