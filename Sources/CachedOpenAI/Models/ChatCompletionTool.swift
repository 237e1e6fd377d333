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

        private init(known json: JSON) {
            payload = Payload(json)
        }
    }
}
