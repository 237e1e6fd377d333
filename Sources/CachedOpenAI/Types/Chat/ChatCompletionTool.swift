import Foundation

nonisolated extension OpenAI {
    /// A tool that the model may call.
    public struct ChatCompletionTool: APIObject, ObjectLiteral {
        public let payload: Payload

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ChatCompletionTool")
            self.payload = payload
        }

        /// A function of the program's.
        ///
        /// - Parameters:
        ///   - name: the name that the model calls it by.
        ///   - description: when and for what the model should call it.
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
        /// - Parameters:
        ///   - name: the name that the model calls it by.
        ///   - description: when and for what the model should call it.
        ///   - format: such as `["type": "text"]`, or a grammar.
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

        public init(literal payload: Payload) {
            self.payload = payload
        }
    }
}
