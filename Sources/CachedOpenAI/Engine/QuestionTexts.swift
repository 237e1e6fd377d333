import Foundation

nonisolated extension OpenAICache {
    /// What a person asks in a request, without what a program says each time (instructions, tools, system messages).
    enum QuestionTexts {
        private static let fields = ["messages", "input", "prompt", "query"]
        private static let instructions: Set<String> = ["system", "developer"]
        /// Of shorter texts it can't be told.
        private static let fewestBytes = 20
        private static let mostBytes = 20_000

        /// Whether two requests ask for things that have nothing to do with each other: hardly a word, and neither the
        /// beginning nor the end, is the same.
        static func areStrangers(_ one: JSON, _ other: JSON) -> Bool {
            let (left, right) = (text(of: one), text(of: other))
            guard left.utf8.count >= fewestBytes, right.utf8.count >= fewestBytes else { return false }
            let ends = CommonEnds(left, right)
            if 4 * (ends.start + ends.end) >= ends.longest { return false }
            let (leftWords, rightWords) = (words(of: left), words(of: right))
            let common = leftWords.intersection(rightWords).count
            return 3 * common < Swift.min(leftWords.count, rightWords.count)
        }

        private static func words(of text: String) -> Set<Substring> {
            Set(text.split { !$0.isLetter && !$0.isNumber })
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
