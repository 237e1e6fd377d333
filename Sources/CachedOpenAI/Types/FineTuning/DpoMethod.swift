import Foundation

nonisolated extension OpenAI {
    /// Training with pairs of a better and a worse answer (direct preference optimization).
    public struct DpoMethod: APIObject, ObjectLiteral {
        public let payload: Payload
        /// How exactly.
        public let hyperparameters: DpoHyperparameters?

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "DpoMethod")
            self.init(literal: payload)
        }

        public init(literal payload: Payload) {
            self.payload = payload
            hyperparameters = try? Fields(payload, of: "DpoMethod").optional("hyperparameters")
        }

        /// What is nil is left to the API.
        public init(hyperparameters: DpoHyperparameters? = nil) {
            var fields = RequestFields()
            fields.set("hyperparameters", hyperparameters?.json)
            payload = Payload(.object(fields.object))
            self.hyperparameters = hyperparameters
        }
    }
}
