import Foundation

nonisolated extension OpenAI {
    /// The model asks whether it may call a tool of an MCP server.
    public struct ResponseMCPApprovalRequest: APIObject {
        public let payload: Payload
        /// Goes with the approval that the program sends back.
        public var id: String { payload.text("id") ?? "" }
        /// The server, as the request named it.
        public var serverLabel: String { payload.text("server_label") ?? "" }
        /// The tool's name.
        public var name: String { payload.text("name") ?? "" }
        /// JSON, as text.
        public var arguments: String { payload.jsonText("arguments") ?? "" }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseMCPApprovalRequest")
            self.payload = payload
        }
    }
}
