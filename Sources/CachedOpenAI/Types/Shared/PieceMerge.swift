import Foundation

nonisolated extension OpenAI {
    /// How the pieces of a streamed message go together.
    enum PieceMerge {
        /// Texts that are not continued: servers repeat them in each piece, or send them empty.
        private static let fixed: Swift.Set<String> = [
            "call_id", "detail", "format", "id", "mime_type", "model", "name", "object", "role", "signature", "status",
            "thought_signature", "type", "url",
        ]
        /// What of a list's element is continued without an index, too.
        private static let texts = ["text", "thinking", "summary"]

        static func isEmpty(_ value: JSON) -> Bool {
            switch value {
            case .null: true
            case .string(let text): text.isEmpty
            case .object(let object): object.isEmpty
            case .array(let list): list.isEmpty
            case .bool, .number: false
            }
        }

        /// Texts are continued, objects and lists too; anything else is replaced.
        static func add(_ value: JSON, to whole: inout JSON.Object, as name: String) {
            let known = whole[name] ?? .null
            switch (known, value) {
            case (.string(let start), .string(let rest)):
                if !fixed.contains(name) || start.isEmpty { whole[name] = .string(joined(start, rest, name)) }
            case (.object(var inner), .object(let more)):
                for (name, value) in more { add(value, to: &inner, as: name) }
                whole[name] = .object(inner)
            case (.null, .array(let pieces)): whole[name] = .array(merged(pieces, into: []))
            case (.array(let list), .array(let pieces)): whole[name] = .array(merged(pieces, into: list))
            case (.array(let list), .string(let text)): whole[name] = .array(merged(parts(text), into: list))
            case (.string(let text), .array(let pieces)): whole[name] = .array(merged(pieces, into: parts(text)))
            case (_, .null): whole[name] = known
            default: if name != "index" || known.isNull { whole[name] = value }
            }
        }

        /// What stands beside the message: lists grow, and what is not empty is replaced.
        static func update(_ value: JSON, in whole: inout JSON.Object, as name: String) {
            switch (whole[name] ?? .null, value) {
            case (.object(var inner), .object(let more)):
                let grows = name == "logprobs"
                for (name, value) in more {
                    if grows { add(value, to: &inner, as: name) } else { update(value, in: &inner, as: name) }
                }
                whole[name] = .object(inner)
            case (.array(let list), .array(let pieces)): whole[name] = .array(merged(pieces, into: list))
            case (let known, _): if known.isNull || !isEmpty(value) { whole[name] = value }
            }
        }

        /// The text of a list that holds nothing but texts.
        static func text(ofParts content: JSON?) -> String? {
            guard let parts = content?.arrayValue else { return nil }
            let texts = parts.compactMap { part in
                part["type"] == "text" && part.objectValue?.count == 2 ? part["text"]?.stringValue : nil
            }
            return texts.count == parts.count ? texts.joined() : nil
        }

        private static func parts(_ text: String) -> [JSON] {
            text.isEmpty ? [] : [["type": "text", "text": .string(text)]]
        }

        private static func merged(_ pieces: [JSON], into known: [JSON]) -> [JSON] {
            var list = known
            for piece in pieces {
                guard let place = place(of: piece, in: list), var object = list[place].objectValue else {
                    // A token may well come twice, and as probably.
                    let isRepeated = piece.objectValue != nil && piece["logprob"] == nil && list.contains(piece)
                    if !isRepeated || isText(piece) { list.append(piece) }
                    continue
                }
                if list[place] == piece && !isText(piece) { continue }
                for (name, value) in piece.objectValue ?? [:] { add(value, to: &object, as: name) }
                list[place] = .object(object)
            }
            return list
        }

        /// The element that a piece goes on with: the one of its index, else the last one if that is a text too.
        private static func place(of piece: JSON, in list: [JSON]) -> Int? {
            if let index = LooseValue.integer(piece["index"]) {
                return list.lastIndex { LooseValue.integer($0["index"]) == index && agree($0, piece) }
            }
            guard let last = list.last, isText(piece), isText(last), agree(last, piece) else { return nil }
            return list.count - 1
        }

        /// Whether neither type nor ID tells two elements apart.
        private static func agree(_ one: JSON, _ other: JSON) -> Bool {
            ["type", "id"].allSatisfy { name in
                guard let first = one[name], let second = other[name] else { return true }
                return first == second || isEmpty(first) || isEmpty(second)
            }
        }

        private static func isText(_ piece: JSON) -> Bool {
            texts.contains { piece[$0] != nil && piece["logprob"] == nil }
        }

        /// Pieces of base64 that were padded each can't simply stand one after the other.
        private static func joined(_ start: String, _ rest: String, _ name: String) -> String {
            guard name == "data", start.hasSuffix("="), var bytes = Data(base64Encoded: start),
                let more = Data(base64Encoded: rest)
            else { return start + rest }
            bytes += more
            return bytes.base64EncodedString()
        }
    }
}
