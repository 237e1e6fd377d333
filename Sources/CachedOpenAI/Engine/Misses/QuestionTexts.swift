import Foundation

nonisolated extension OpenAICache {
    /// What a person asks in a request, without what a program says each time (instructions, tools, system messages).
    enum QuestionTexts {
        private static let fields = ["messages", "input", "prompt", "query"]
        private static let instructions: Set<String> = ["system", "developer"]
        private static let mostBytes = 20_000
        private static let mostWords = 4_000

        /// Whether two requests ask for things that have nothing to do with each other: a beginning such as “What is the …”
        /// or a few little words are no more than any two questions have in common.
        static func areStrangers(_ one: JSON, _ other: JSON) -> Bool {
            let (left, right) = (text(of: one), text(of: other))
            if left.isEmpty || right.isEmpty { return false }
            let ends = CommonEnds(left, right)
            if 2 * (ends.start + ends.end) >= ends.longest { return false }
            return !SharedWords(left, most: mostWords).areClose(to: SharedWords(right, most: mostWords))
        }

        private static func text(of body: JSON) -> String {
            var texts: [String] = []
            for name in fields { body[name].map { add($0, to: &texts) } }
            var rest = mostBytes
            let bounded = texts.prefix { text in
                defer { rest -= text.utf8.count }
                return rest > 0
            }
            return bounded.joined(separator: "\n")
        }

        private static func add(_ value: JSON, to texts: inout [String]) {
            if let text = value.stringValue { return texts.append(text) }
            for item in value.arrayValue ?? [] {
                if let text = item.stringValue ?? item["text"]?.stringValue ?? item["output"]?.stringValue {
                    texts.append(text)
                } else if !instructions.contains(item["role"]?.stringValue ?? "") {
                    for part in item["content"]?.arrayValue ?? [item["content"] ?? .null] {
                        (part.stringValue ?? part["text"]?.stringValue).map { texts.append($0) }
                    }
                }
            }
        }
    }
}
