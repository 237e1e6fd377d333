import Foundation

nonisolated extension OpenAI {
    /// A tool of an MCP server that was called.
    public struct ResponseMCPCall: APIObject {
        public let payload: Payload
        public var id: String { text("id") ?? "" }
        public var serverLabel: String { text("server_label") ?? "" }
        public var name: String { text("name") ?? "" }
        public var arguments: String { text("arguments") ?? "" }
        public var output: String? { text("output") }
        /// A text or an object; nil if there was none.
        public var error: JSON? { json["error"].flatMap { $0.isNull ? nil : $0 } }
        public var status: String? { text("status") }
        public var approvalRequestID: String? { text("approval_request_id") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseMCPCall")
            self.payload = payload
        }
    }
}
