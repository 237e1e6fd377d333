import Foundation

nonisolated extension OpenAI {
    /// Training by a grader, which marks what the model answers.
    public struct ReinforcementMethod: APIObject, ObjectLiteral {
        public let payload: Payload
        /// How exactly.
        public let hyperparameters: ReinforcementHyperparameters?
        /// What marks the answers, such as `["type": "string_check", "name": …]`.
        public var grader: JSON? { payload.json["grader"] }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ReinforcementMethod")
            self.init(literal: payload)
        }

        public init(literal payload: Payload) {
            self.payload = payload
            hyperparameters = try? Fields(payload, of: "ReinforcementMethod").optional("hyperparameters")
        }

        /// What is nil is left to the API.
        public init(grader: JSON, hyperparameters: ReinforcementHyperparameters? = nil) {
            var fields = RequestFields()
            fields.set("grader", grader)
            fields.set("hyperparameters", hyperparameters?.json)
            payload = Payload(.object(fields.object))
            self.hyperparameters = hyperparameters
        }
    }
}
