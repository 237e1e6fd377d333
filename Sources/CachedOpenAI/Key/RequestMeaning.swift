nonisolated extension OpenAICache {
    /// What a JSON body says: without what says no more than its absence, and with one spelling for what is a value.
    enum RequestMeaning {
        /// The fields that hold what a tool handed back, in whichever endpoint.
        private static let itemLists = ["messages", "input", "items", "tool_outputs"]
        private static let outputSuffix = "call_output"

        /// - Parameter ignored: names and paths of fields that don't count.
        static func of(_ body: JSON.Object, ignoring ignored: Set<String>) -> JSON.Object {
            var meaning = body
            for name in ignored {
                meaning[name] = nil
                meaning = FieldPath(name).removed(from: .object(meaning)).objectValue ?? meaning
            }
            if meaning["seed"]?.intValue != nil { meaning["seed"] = nil }
            for (name, value) in meaning {
                if saysNothing(name, value) {
                    meaning[name] = nil
                } else if itemLists.contains(name), let items = value.arrayValue, items.contains(where: isFromTool) {
                    meaning[name] = .array(items.map { isFromTool($0) ? withOneSpelling($0) : $0 })
                }
            }
            return meaning
        }

        /// Whether a part of a form says no more than its absence.
        static func saysNothing(_ name: String, text: @autoclosure () -> String) -> Bool {
            (name == "stream" && text() == "false") || (name == "n" && text() == "1")
        }

        private static func saysNothing(_ name: String, _ value: JSON) -> Bool {
            value.isNull || (name == "stream" && value == false) || (name == "n" && value == 1)
        }

        private static func isFromTool(_ item: JSON) -> Bool {
            if let role = item["role"]?.stringValue { return role == "tool" || role == "function" }
            if let type = item["type"]?.stringValue { return type.hasSuffix(outputSuffix) }
            return item["tool_call_id"] != nil
        }

        private static func withOneSpelling(_ item: JSON) -> JSON {
            guard var object = item.objectValue else { return item }
            for name in ["content", "output"] {
                switch object[name] {
                case .string(let text)?: object[name] = .string(withOneSpelling(text))
                case .array(let parts)?: object[name] = .array(parts.map(partWithOneSpelling))
                default: break
                }
            }
            return .object(object)
        }

        private static func partWithOneSpelling(_ part: JSON) -> JSON {
            guard var object = part.objectValue else { return part }
            for name in ["text", "stdout", "stderr"] {
                if let text = object[name]?.stringValue { object[name] = .string(withOneSpelling(text)) }
            }
            return .object(object)
        }

        /// The canonical form of a text that is one JSON object or array; any other text as it is, and so is one with a
        /// number that is finer than a `Double`.
        private static func withOneSpelling(_ text: String) -> String {
            guard text.utf8.first(where: { !isSpace($0) }).map({ $0 == 0x7B || $0 == 0x5B }) == true,
                let value = try? JSON(parsingUnambiguous: Data(text.utf8)), NumberSpellings.areExact(in: text)
            else { return text }
            return String(decoding: value.canonicalData(), as: UTF8.self)
        }

        private static func isSpace(_ byte: UInt8) -> Bool {
            byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
        }
    }
}
