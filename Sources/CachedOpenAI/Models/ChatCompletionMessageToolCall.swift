import Foundation

nonisolated extension OpenAI {
    /// A tool that the model wants called.
    public struct ChatCompletionMessageToolCall: APIObject {
        /// The function's name and arguments.
        public struct Function: APIObject {
            public let json: JSON
            public let name: String
            /// JSON, as the model wrote it: it may not be valid.
            public let arguments: String

            public init(json: JSON) throws {
                let fields = try Fields(json, of: "ChatCompletionMessageToolCall.Function")
                self.json = json
                name = try fields.required("name")
                arguments = try fields.optional("arguments") ?? ""
            }
        }

        public let json: JSON
        public let id: String
        /// `function`, `custom` or one that is news.
        public let type: String
        /// Nil for a tool of another type.
        public let function: Function?

        public init(json: JSON) throws {
            let fields = try Fields(json, of: "ChatCompletionMessageToolCall")
            self.json = json
            id = try fields.optional("id") ?? ""
            type = try fields.optional("type") ?? "function"
            function = try fields.optional("function")
        }
    }
}
