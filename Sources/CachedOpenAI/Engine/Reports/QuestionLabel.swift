import Foundation

nonisolated extension OpenAICache {
    /// The first words of what a request asks, so that a person knows which one it is.
    ///
    /// It looks only where a question stands: never into tools, headers, URLs or what a program hands back.
    enum QuestionLabel {
        private static let most = 40
        /// More of a long text isn't looked at.
        private static let mostRead = 400

        /// Nil if there are no words.
        static func of(_ body: RequestBody) -> String? {
            switch body {
            case .none: nil
            case .json(let json, _): firstText(json).flatMap(shown)
            case .bytes(let data, let contentType):
                MultipartForm(data, contentType: contentType).flatMap(firstText).flatMap(shown)
            }
        }

        // MARK: Where the question stands

        private static func firstText(_ body: JSON) -> String? {
            for name in ["messages", "input", "prompt", "query", "instructions", "name", "filename"] {
                if let value = body[name], let text = text(in: value) { return text }
            }
            return nil
        }

        /// A text, the last message of a person's, or the first of several texts.
        private static func text(in value: JSON) -> String? {
            if let text = value.stringValue { return text }
            guard let items = value.arrayValue else { return value["id"]?.stringValue }
            let last = items.last { $0["role"]?.stringValue == "user" } ?? items.last { $0["role"] != nil }
            if let content = last?["content"] { return parts(content) }
            return items.first.flatMap { $0.stringValue ?? $0["text"]?.stringValue }
        }

        /// A message's content: a text, or parts of which one may be a text or a named file.
        private static func parts(_ content: JSON) -> String? {
            if let text = content.stringValue { return text }
            let parts = content.arrayValue ?? []
            let text = parts.lazy.compactMap { $0["text"]?.stringValue }.first
            return text ?? parts.lazy.compactMap { ($0["filename"] ?? $0["file"]?["filename"])?.stringValue }.first
        }

        /// A picture's form has a prompt, any other the name of its file.
        private static func firstText(_ form: MultipartForm) -> String? {
            let prompt = form.parts.first { $0.name == "prompt" }.map { String(decoding: $0.content, as: UTF8.self) }
            let isPicture = form.parts.contains { $0.name.hasPrefix("image") }
            let file = form.parts.lazy.compactMap(\.filename).first
            return isPicture ? prompt ?? file : file ?? prompt
        }

        // MARK: How it is shown

        private static func shown(_ text: String) -> String? {
            let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(mostRead)))
            let words = start.split(whereSeparator: \.isWhitespace).map { withoutKey(String($0)) }
            let line = OneLine.of(words.joined(separator: " "), most: most)
            return line.isEmpty ? nil : line
        }

        /// Someone may ask about a key.
        private static func withoutKey(_ word: String) -> String {
            guard let start = word.range(of: "sk-"), word[start.upperBound...].utf8.count > 8 else { return word }
            return word[..<start.upperBound] + "…"
        }
    }
}
