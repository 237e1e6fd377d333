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
    public struct ChatCompletionAccumulator: Swift.Sendable {
        private var top: JSON.Object = [:]
        private var choices: [Int: JSON.Object] = [:]

        /// Starts with nothing.
        public init() {}

        /// Adds the next chunk of the stream.
        public mutating func add(_ chunk: ChatCompletionChunk) {
            for (name, value) in chunk.json.objectValue ?? [:] where name != "choices" && !value.isNull {
                top[name] = value
            }
            for choice in chunk.choices { add(choice) }
        }

        /// What the chunks so far amount to.
        ///
        /// - Throws: an error if there was no chunk.
        public func completion() throws -> ChatCompletion {
            var object = top
            object["object"] = "chat.completion"
            object["choices"] = .array(choices.sorted { $0.key < $1.key }.map { .object($0.value) })
            return try ChatCompletion(json: .object(object))
        }

        private mutating func add(_ choice: ChatCompletionChunk.Choice) {
            var whole = choices[choice.index] ?? ["index": .number(.init(choice.index)), "message": [:]]
            var message = whole["message"]?.objectValue ?? [:]
            Self.merge(choice.delta.json.objectValue ?? [:], into: &message)
            whole["message"] = .object(message)
            for (name, value) in choice.json.objectValue ?? [:] where !["delta", "index"].contains(name) {
                if !value.isNull || whole[name] == nil { whole[name] = value }
            }
            choices[choice.index] = whole
        }

        /// Texts are continued, lists are merged by their elements' `index`, anything else is replaced.
        private static func merge(_ delta: JSON.Object, into whole: inout JSON.Object) {
            for (name, value) in delta {
                switch (whole[name], value) {
                case (_, .null) where whole[name] != nil: break
                case (.string(let start)?, .string(let rest)) where !["role", "id", "type"].contains(name):
                    whole[name] = .string(start + rest)
                case (.object(var inner)?, .object(let more)):
                    merge(more, into: &inner)
                    whole[name] = .object(inner)
                case (let known, .array(let pieces)):
                    whole[name] = .array(merged(pieces, into: known?.arrayValue ?? []))
                default: whole[name] = value
                }
            }
        }

        private static func merged(_ pieces: [JSON], into known: [JSON]) -> [JSON] {
            var list = known
            for piece in pieces {
                let place = list.firstIndex { $0["index"] != nil && $0["index"] == piece["index"] }
                guard let place, var object = list[place].objectValue, let more = piece.objectValue else {
                    list.append(piece)
                    continue
                }
                merge(more, into: &object)
                list[place] = .object(object)
            }
            return list
        }
    }
}
