import Foundation

nonisolated extension OpenAI {
    /// A tool of an MCP server that was called.
    public struct ResponseMCPCall: APIObject {
        public let payload: Payload
        public var id: String { payload.text("id") ?? "" }
        public var serverLabel: String { payload.text("server_label") ?? "" }
        public var name: String { payload.text("name") ?? "" }
        public var arguments: String { payload.text("arguments") ?? "" }
        public var output: String? { payload.text("output") }
        /// A text or an object; nil if there was none.
        public var error: JSON? { payload.json["error"].flatMap { $0.isNull ? nil : $0 } }
        public var status: String? { payload.text("status") }
        public var approvalRequestID: String? { payload.text("approval_request_id") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseMCPCall")
            self.payload = payload
        }
    }
}
