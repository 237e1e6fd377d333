import Foundation

nonisolated extension OpenAI {
    /// The tools that an MCP server has.
    public struct ResponseMCPListTools: APIObject {
        /// One of them.
        public struct Tool: APIObject {
            public let payload: Payload
            /// The tool's name.
            public var name: String { payload.text("name") ?? "" }
            /// A JSON schema.
            public var inputSchema: JSON? { payload.json["input_schema"] }
            /// What the server says of the tool beside that.
            public var annotations: JSON? { payload.json["annotations"] }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "ResponseMCPListTools.Tool")
                self.payload = payload
            }
        }

        public let payload: Payload
        /// What the server has.
        public let tools: [Tool]
        /// Such as `mcpl_…`.
        public var id: String { payload.text("id") ?? "" }
        /// The server, as the request named it.
        public var serverLabel: String { payload.text("server_label") ?? "" }
        /// A text or an object; nil if there was none.
        public var error: JSON? { payload.json["error"].flatMap { $0.isNull ? nil : $0 } }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseMCPListTools")
            self.payload = payload
            tools = try fields.optional("tools") ?? []
        }
    }

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
