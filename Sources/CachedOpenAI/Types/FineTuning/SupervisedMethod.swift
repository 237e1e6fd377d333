import Foundation

nonisolated extension OpenAI {
    /// Training with examples of what is to be answered.
    public struct SupervisedMethod: APIObject, ObjectLiteral {
        public let payload: Payload
        /// How exactly.
        public let hyperparameters: SupervisedHyperparameters?

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "SupervisedMethod")
            self.init(literal: payload)
        }

        public init(literal payload: Payload) {
            self.payload = payload
            hyperparameters = try? Fields(payload, of: "SupervisedMethod").optional("hyperparameters")
        }

        /// What is nil is left to the API.
        public init(hyperparameters: SupervisedHyperparameters? = nil) {
            var fields = RequestFields()
            fields.set("hyperparameters", hyperparameters?.json)
            payload = Payload(.object(fields.object))
            self.hyperparameters = hyperparameters
        }
    }
}
