import Foundation

nonisolated extension OpenAI {
    /// An item that few programs look into. Which fields are set depends on the type; `json` has all.
    public struct ResponseOtherItem: APIObject {
        public let payload: Payload
        /// Set by the API; of an item reference, the item that is meant.
        public var id: String? { payload.text("id") }
        /// Tells which call and which output belong together.
        public var callID: String? { payload.text("call_id") }
        /// `in_progress`, `completed`, `incomplete`, `failed`.
        public var status: String? { payload.text("status") }
        /// Of a `local_shell_call`: `command`, `env`, `working_directory` …
        public var action: JSON? { payload.json["action"] }
        /// Of a `program`: the code that calls tools.
        public var code: String? { payload.text("code") }
        /// Of a `program_output`: what the code gave back.
        public var result: String? { payload.text("result") }
        /// Of a `compaction`: the conversation so far, for the model alone.
        public var encryptedContent: String? { payload.text("encrypted_content") }
        /// Of `additional_tools`: what the model may use from there on.
        public var tools: [JSON]? { payload.json["tools"]?.arrayValue }
        /// Of an `mcp_approval_response`: the request that it answers.
        public var approvalRequestID: String? { payload.text("approval_request_id") }
        /// Of an `mcp_approval_response`: whether the tool may be called.
        public var approve: Bool? { payload.flag("approve") }
        /// Of an `mcp_approval_response`: why.
        public var reason: String? { payload.text("reason") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseOtherItem")
            self.payload = payload
        }
    }
}
