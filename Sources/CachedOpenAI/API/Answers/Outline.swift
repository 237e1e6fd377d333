import Foundation

nonisolated extension OpenAI {
    /// What a person wants to see of an object when it is printed: one field a line under its Swift name, without what is
    /// empty; long texts and lists of numbers are cut. All of it is in `json`.
    struct Outline {
        private static let longestText = 1000
        private static let longestWord = 200
        private static let longestLine = 80
        private static let mostItems = 20
        /// Their keys are the program's own.
        private static let free: Swift.Set<String> = ["metadata", "attributes", "properties"]

        private var lines: [String] = []

        static func text(of json: JSON, type: Any.Type) -> String {
            var outline = Outline()
            outline.add(json, label: Swift.String(describing: type), depth: 0, isFree: false)
            return outline.lines.joined(separator: "\n")
        }

        private mutating func add(_ value: JSON, label: String, depth: Int, isFree: Bool) {
            let indent = Swift.String(repeating: "  ", count: depth)
            if depth > 0, let line = Self.line(value, isFree: isFree) {
                let text = line.replacingOccurrences(of: "\n", with: "\n\(indent)  ")
                return lines.append("\(indent)\(label): \(text.isEmpty ? "\"\"" : text)")
            }
            guard depth < 32 else { return lines.append("\(indent)\(label): …") }
            lines.append("\(indent)\(label):")
            for (name, inner) in value.objectValue ?? [:] where !Self.isEmpty(inner) {
                add(inner, label: Self.swiftName(name, isFree), depth: depth + 1, isFree: Self.free.contains(name))
            }
            let items = value.arrayValue ?? []
            for (index, item) in items.prefix(Self.mostItems).enumerated() {
                add(item, label: "[\(index)]", depth: depth + 1, isFree: isFree)
            }
            if items.count > Self.mostItems { lines.append("\(indent)  … \(items.count - Self.mostItems) more") }
        }

        /// In one line, or in a text's own lines; nil for what needs several.
        private static func line(_ value: JSON, isFree: Bool) -> String? {
            switch value {
            case .string(let text): return cut(text)
            case .object(let object):
                let parts = object.filter { !isEmpty($0.value) }.map { pair in
                    scalar(pair.value).map { "\(swiftName(pair.key, isFree)): \($0)" }
                }
                return joined(parts, "{", "}")
            case .array(let items):
                if items.count > 8, items.allSatisfy({ $0.doubleValue != nil }) {
                    let first = items.prefix(3).map(\.description).joined(separator: ", ")
                    return "[\(first), … \(items.count) numbers]"
                }
                return joined(items.prefix(mostItems + 1).map(scalar), "[", "]")
            default: return value.description
            }
        }

        private static func joined(_ parts: [String?], _ start: String, _ end: String) -> String? {
            let known = parts.compactMap { $0 }
            let line = start + known.joined(separator: ", ") + end
            return known.count == parts.count && line.count <= longestLine ? line : nil
        }

        private static func scalar(_ value: JSON) -> String? {
            switch value {
            case .object, .array: isEmpty(value) ? value.description : nil
            case .string(let text): text.contains("\n") ? nil : cut(text)
            default: value.description
            }
        }

        private static func isEmpty(_ value: JSON) -> Bool {
            value.isNull || value.arrayValue?.isEmpty ?? value.objectValue?.isEmpty ?? false
        }

        /// A text that is one long word, such as base64, is cut sooner.
        private static func cut(_ text: String) -> String {
            guard text.utf8.count > longestWord else { return text }
            let start = text.prefix(longestWord)
            let longest = start.contains(where: \.isWhitespace) ? longestText : longestWord / 3
            guard text.count > longest else { return text }
            return "\(text.prefix(longest))… (\(text.count) characters)"
        }

        /// `finish_reason` is `finishReason`, `file_id` is `fileID`.
        static func swiftName(_ name: String, _ isFree: Bool = false) -> String {
            let words = name.split(separator: "_")
            guard !isFree, words.count > 1 else { return name }
            let rest = words.dropFirst().map { word in
                switch word {
                case "id", "json", "url": word.uppercased()
                case "ids": "IDs"
                default: word.prefix(1).uppercased() + word.dropFirst()
                }
            }
            return words[0] + rest.joined()
        }
    }
}
