import Foundation

nonisolated extension OpenAI {
    /// What the model wants done on a computer.
    public struct ResponseComputerToolCall: APIObject {
        public let payload: Payload
        /// Such as `cu_…`.
        public var id: String { payload.text("id") ?? "" }
        /// Goes back with the screenshot.
        public var callID: String { payload.text("call_id") ?? "" }
        /// Such as `{"type": "click", "x": 10, "y": 20}`.
        public var action: JSON? { payload.json["action"] }
        /// Several at once, with newer models.
        public var actions: [JSON]? { payload.json["actions"]?.arrayValue }
        /// What a person should agree to first.
        public var pendingSafetyChecks: [JSON] { payload.json["pending_safety_checks"]?.arrayValue ?? [] }
        /// `in_progress`, `completed` or `incomplete`.
        public var status: String? { payload.text("status") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseComputerToolCall")
            self.payload = payload
        }
    }
}
