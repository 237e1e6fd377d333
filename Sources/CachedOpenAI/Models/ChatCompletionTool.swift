import Foundation

nonisolated extension OpenAI {
    /// A tool that the model may call.
    public struct ChatCompletionTool: APIObject {
        public let payload: Payload

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ChatCompletionTool")
            self.payload = payload
        }

        /// A function of the program's.
        ///
        /// - Parameters:
        ///   - parameters: the arguments as a JSON schema.
        ///   - strict: whether the arguments always match the schema.
        public static func function(
            name: String, description: String? = nil, parameters: JSON? = nil, strict: Bool? = nil
        ) -> Self {
            var function = RequestFields()
            function.set("name", text: name)
            function.set("description", text: description)
            function.set("parameters", parameters)
            function.set("strict", flag: strict)
            return .init(known: ["type": "function", "function": .object(function.object)])
        }

        /// A function of the program's that takes free text.
        ///
        /// - Parameter format: such as `["type": "text"]`, or a grammar.
        public static func custom(name: String, description: String? = nil, format: JSON? = nil) -> Self {
            var custom = RequestFields()
            custom.set("name", text: name)
            custom.set("description", text: description)
            custom.set("format", format)
            return .init(known: ["type": "custom", "custom": .object(custom.object)])
        }

        private init(known json: JSON) {
            payload = Payload(json)
        }
    }
}
