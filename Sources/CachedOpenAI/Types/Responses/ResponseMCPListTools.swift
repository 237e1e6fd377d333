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
}
