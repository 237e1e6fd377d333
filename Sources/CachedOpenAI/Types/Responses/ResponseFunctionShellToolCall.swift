import Foundation

nonisolated extension OpenAI {
    /// Commands that the model wants run in a shell; answer with `.shellCallOutput(callID:output:)`.
    public struct ResponseFunctionShellToolCall: APIObject {
        /// What is to be run.
        public struct Action: Swift.Sendable {
            /// May be run at the same time.
            public let commands: [String]
            /// How long each may take, in milliseconds.
            public let timeoutMs: Int?
            /// How many characters of the output the model wants to see.
            public let maxOutputLength: Int?
        }

        public let payload: Payload
        /// Such as `sh_…`.
        public var id: String? { payload.text("id") }
        /// Goes with the output that the program sends back.
        public var callID: String { payload.text("call_id") ?? "" }
        /// `in_progress`, `completed` or `incomplete`.
        public var status: String? { payload.text("status") }
        /// Where the commands are run: `type` is `local` or `container_reference`.
        public var environment: JSON? { payload.json["environment"] }
        /// The commands, and how they are to be run.
        public var action: Action {
            let action = Payload(payload.json["action"] ?? .null)
            return Action(
                commands: action.texts("commands") ?? [], timeoutMs: action.integer("timeout_ms"),
                maxOutputLength: action.integer("max_output_length"))
        }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseFunctionShellToolCall")
            self.payload = payload
        }
    }
}
