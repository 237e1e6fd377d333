import Foundation

nonisolated extension OpenAI {
    /// What a function that the model called gave back.
    public struct ResponseFunctionCallOutput: APIObject {
        public let payload: Payload
        /// Set once the API keeps it.
        public var id: String? { payload.text("id") }
        /// The call that it answers.
        public var callID: String { payload.text("call_id") ?? "" }
        /// A text, or an array of content parts.
        public var output: JSON { payload.json["output"] ?? .null }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseFunctionCallOutput")
            self.payload = payload
        }

        init(callID: String, output: JSON) {
            payload = Payload(["type": "function_call_output", "call_id": .string(callID), "output": output])
        }
    }
}
