import Foundation

nonisolated extension OpenAI {
    /// A tool that the model wants called.
    public struct ChatCompletionMessageToolCall: APIObject {
        /// The function's name and arguments.
        public struct Function: APIObject {
            public let payload: Payload
            /// The function's name.
            public var name: String { payload.text("name") ?? "" }
            /// JSON, as the model wrote it: it may not be valid. What a server sends as an object is given as its text.
            public var arguments: String { payload.jsonText("arguments") ?? "" }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "ChatCompletionMessageToolCall.Function", needing: ["name"])
                self.payload = payload
            }
        }

        /// A custom tool's name and input.
        public struct Custom: APIObject {
            public let payload: Payload
            /// The tool's name.
            public var name: String { payload.text("name") ?? "" }
            /// What the model gives the tool, as text.
            public var input: String { payload.jsonText("input") ?? "" }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "ChatCompletionMessageToolCall.Custom")
                self.payload = payload
            }
        }

        public let payload: Payload
        /// Nil for a tool of another type.
        public let function: Function?
        /// Nil for a tool of another type.
        public let custom: Custom?
        /// Goes back with the result, as `toolCallID`.
        public var id: String { payload.text("id") ?? "" }
        /// `function`, `custom` or a newer value.
        public var type: String { payload.text("type") ?? "function" }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ChatCompletionMessageToolCall")
            self.payload = payload
            function = try fields.optional("function")
            custom = try fields.optional("custom")
        }
    }
}
