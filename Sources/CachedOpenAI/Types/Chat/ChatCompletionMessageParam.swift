import Foundation

nonisolated extension OpenAI {
    /// A message that is sent to the model.
    ///
    /// ```swift
    /// var messages: [OpenAI.ChatCompletionMessageParam] = [.system("Answer briefly."), .user("Say hello.")]
    /// let completion = try await client.chat.completions.create(model: "gpt-4o-mini", messages: messages)
    /// messages.append(.message(completion.choices[0].message))
    /// ```
    ///
    /// One may also be written as in the API's own documentation: `["role": "user", "content": "Say hello."]`.
    public struct ChatCompletionMessageParam: APIObject, ObjectLiteral {
        public let payload: Payload
        /// `system`, `developer`, `user`, `assistant` or `tool`.
        public var role: String { payload.text("role") ?? "" }
        /// The text; nil if the message has parts, or only calls tools.
        public var content: String? { payload.text("content") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ChatCompletionMessageParam")
            self.payload = payload
        }

        private init(role: String, content: JSON, name: String?) {
            var object: JSON.Object = ["role": .string(role), "content": content]
            if let name { object["name"] = .string(name) }
            payload = Payload(.object(object))
        }

        public init(literal payload: Payload) {
            self.payload = payload
        }

        private init(known object: JSON.Object) {
            payload = Payload(.object(object))
        }

        /// A text by whoever says it: `system`, `developer`, `user` or `assistant`.
        public init(role: String, content: String) {
            self.init(role: role, content: .string(content), name: nil)
        }

        /// What the model is to be and how it is to answer.
        public static func system(_ content: String, name: String? = nil) -> Self {
            .init(role: "system", content: .string(content), name: name)
        }

        /// As `system`, for newer models.
        public static func developer(_ content: String, name: String? = nil) -> Self {
            .init(role: "developer", content: .string(content), name: name)
        }

        /// What the person says.
        ///
        /// - Parameters:
        ///   - content: what is said.
        ///   - name: tells several persons apart.
        public static func user(_ content: String, name: String? = nil) -> Self {
            .init(role: "user", content: .string(content), name: name)
        }

        /// What the person says and shows.
        ///
        /// - Parameters:
        ///   - content: what is said.
        ///   - name: tells several persons apart.
        public static func user(_ content: [ChatCompletionContentPart], name: String? = nil) -> Self {
            .init(role: "user", content: .array(content.map(\.json)), name: name)
        }

        /// What the model said before.
        public static func assistant(_ content: String, name: String? = nil) -> Self {
            .init(role: "assistant", content: .string(content), name: name)
        }

        /// What the model said and called before. See `message(_:)`.
        public static func assistant(
            _ content: String? = nil, toolCalls: [ChatCompletionMessageToolCall]
        ) -> Self {
            let calls = JSON.array(toolCalls.map(\.json))
            return .init(known: [
                "role": "assistant", "content": content.map(JSON.string) ?? .null, "tool_calls": calls,
            ])
        }

        /// A message of the model's as it came, with the tools that it called.
        public static func message(_ message: ChatCompletionMessage) -> Self {
            var object = message.json.objectValue ?? [:]
            // Speech is not sent back: the API knows it by its ID.
            if let id = object["audio"]?["id"] { object["audio"] = ["id": id] }
            if object["role"] == nil { object["role"] = .string(message.role) }
            if let calls = object["tool_calls"]?.arrayValue { object["tool_calls"] = .array(calls.map(sendable)) }
            if saysNothing(object) { object["content"] = "" }
            return .init(known: object)
        }

        /// The API takes arguments as text only. All else goes back to the letter.
        private static func sendable(_ call: JSON) -> JSON {
            guard var object = call.objectValue, var function = call["function"]?.objectValue,
                let arguments = function["arguments"], arguments.stringValue == nil
            else { return call }
            function["arguments"] = .string(LooseValue.jsonText(arguments) ?? "{}")
            object["function"] = .object(function)
            return .object(object)
        }

        /// A message without content, calls and so on is taken with an empty text only.
        private static func saysNothing(_ message: JSON.Object) -> Bool {
            ["content", "tool_calls", "function_call", "audio", "refusal"].allSatisfy { name in
                name == "content" ? message[name]?.isNull ?? true : PieceMerge.isEmpty(message[name] ?? .null)
            }
        }

        /// What a tool that the model called gave back.
        public static func tool(_ content: String, toolCallID: String) -> Self {
            .init(known: ["role": "tool", "content": .string(content), "tool_call_id": .string(toolCallID)])
        }

        /// What a tool that the model called gave back, as JSON with sorted keys.
        ///
        ///     messages.append(try .tool(encoding: stock, toolCallID: call.id))
        ///
        /// - Throws: `EncodingError` for what JSON can't hold.
        public static func tool(encoding content: some Swift.Encodable, toolCallID: String) throws -> Self {
            tool(try JSON(encoding: content).description, toolCallID: toolCallID)
        }

        /// What a tool that the model called gave back, in parts.
        public static func tool(_ content: [ChatCompletionContentPart], toolCallID: String) -> Self {
            .init(known: [
                "role": "tool", "content": .array(content.map(\.json)), "tool_call_id": .string(toolCallID),
            ])
        }
    }
}
