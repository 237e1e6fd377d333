import Foundation

nonisolated extension OpenAI {
    /// A tool of an MCP server that was called.
    public struct ResponseMCPCall: APIObject {
        public let payload: Payload
        /// Such as `mcp_…`.
        public var id: String { payload.text("id") ?? "" }
        /// The server, as the request named it.
        public var serverLabel: String { payload.text("server_label") ?? "" }
        /// The tool's name.
        public var name: String { payload.text("name") ?? "" }
        /// JSON, as text.
        public var arguments: String { payload.jsonText("arguments") ?? "" }
        /// What the tool gave back.
        public var output: String? { payload.jsonText("output") }
        /// A text or an object; nil if there was none.
        public var error: JSON? { payload.json["error"].flatMap { $0.isNull ? nil : $0 } }
        /// `in_progress`, `completed`, `incomplete`, `calling` or `failed`.
        public var status: String? { payload.text("status") }
        /// The request that was agreed to.
        public var approvalRequestID: String? { payload.text("approval_request_id") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseMCPCall")
            self.payload = payload
        }
    }
}
