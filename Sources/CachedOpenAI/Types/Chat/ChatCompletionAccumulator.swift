import Foundation

nonisolated extension OpenAI {
    /// Puts the chunks of a streamed chat completion together.
    ///
    /// ```swift
    /// var accumulator = OpenAI.ChatCompletionAccumulator()
    /// for try await chunk in client.chat.completions.stream(model: "gpt-4o-mini", messages: [.user("Hi")]) {
    ///     accumulator.add(chunk)
    /// }
    /// let message = try accumulator.completion().choices[0].message
    /// ```
    ///
    /// Texts are continued, tool calls are told apart by their IDs and places, and what comes empty or once more does
    /// not replace what is known. The message can be sent back with `ChatCompletionMessageParam.message(_:)`.
    public struct ChatCompletionAccumulator: Swift.Sendable {
        /// The same in all chunks, but for those that leave it empty.
        private static let constant: Swift.Set<String> = ["id", "object", "created", "model"]

        private var top: JSON.Object = [:]
        private var choices: [Int: ChoicePieces] = [:]

        /// Starts with nothing.
        public init() {}

        /// Adds the next chunk of the stream.
        public mutating func add(_ chunk: ChatCompletionChunk) {
            for (name, value) in chunk.json.objectValue ?? [:] where name != "choices" { keep(value, name) }
            for (place, choice) in chunk.choices.enumerated() {
                choices[choice.payload.integer("index") ?? place, default: .init()].add(choice.json)
            }
        }

        /// What the chunks so far amount to.
        ///
        /// - Throws: an `APIResponseValidationError` if no chunk held a choice.
        public func completion() throws -> ChatCompletion {
            guard !choices.isEmpty else { throw withoutChoices }
            var object = top
            object["object"] = "chat.completion"
            object["choices"] = .array(choices.sorted { $0.key < $1.key }.map { $0.value.whole(at: $0.key) })
            return try ChatCompletion(json: .object(object))
        }

        private mutating func keep(_ value: JSON, _ name: String) {
            let isKnown = top[name].map { !Self.saysNothing($0, name) } ?? false
            let isNews = !Self.saysNothing(value, name) && !Self.constant.contains(name)
            if !isKnown || isNews { top[name] = value }
        }

        private static func saysNothing(_ value: JSON, _ name: String) -> Bool {
            PieceMerge.isEmpty(value) || (name == "created" && value == 0)
        }

        private var withoutChoices: APIResponseValidationError {
            let came = JSON.object(top).data()
            let shown = OpenAICache.OneLine.of(String(decoding: came, as: UTF8.self), most: 200)
            return APIResponseValidationError(
                message: "The stream ended without a choice, so there is no completion to put together. "
                    + (top.isEmpty ? "" : "All that came is: \(shown). ")
                    + "Try again, and look at each chunk if it stays so.", body: came)
        }
    }

    /// The pieces of one of the `n` answers.
    struct ChoicePieces: Swift.Sendable {
        private var fields: JSON.Object = [:]
        private var message: JSON.Object = [:]
        private var calls = ToolCallPieces()

        mutating func add(_ choice: JSON) {
            // Some servers call what is new a message.
            let delta = choice["delta"]?.objectValue ?? choice["message"]?.objectValue ?? [:]
            for (name, value) in delta where name != "tool_calls" { PieceMerge.add(value, to: &message, as: name) }
            if let pieces = delta["tool_calls"] { calls.add(pieces.arrayValue ?? [pieces]) }
            for (name, value) in choice.objectValue ?? [:] where !["delta", "message", "index"].contains(name) {
                PieceMerge.update(value, in: &fields, as: name)
            }
        }

        func whole(at index: Int) -> JSON {
            var choice: JSON.Object = ["index": .number(.init(index)), "message": .object(wholeMessage)]
            for (name, value) in fields { choice[name] = value }
            return .object(choice)
        }

        /// As the API takes it back: with no null but where the API itself has one.
        private var wholeMessage: JSON.Object {
            var whole: JSON.Object = [:]
            for (name, value) in message where !value.isNull || ["content", "refusal"].contains(name) {
                whole[name] = value
            }
            if PieceMerge.isEmpty(whole["role"] ?? .null) { whole["role"] = "assistant" }
            if let text = PieceMerge.text(ofParts: whole["content"]) { whole["content"] = .string(text) }
            if !calls.isEmpty { whole["tool_calls"] = calls.whole }
            return whole
        }
    }
}
