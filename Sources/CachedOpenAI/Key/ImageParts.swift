nonisolated extension OpenAICache {
    /// The URLs of the pictures that a request shows to the model, and no others
    /// (https://platform.openai.com/docs/guides/images-vision).
    package enum ImageParts {
        /// Of messages, of the items of responses and conversations, of what moderations judge.
        private static let itemLists = ["messages", "input", "items"]
        private static let partLists = ["content", "output"]
        private static let partTypes: Set<String> = ["image_url", "input_image", "computer_screenshot"]
        /// Of edits: each is a picture whatever it says.
        private static let pictures = ["images", "mask", "input_reference"]

        /// The body with other URLs in the place of some; nil if all stay.
        package static func replacing(in body: JSON, _ replacement: @escaping (String) -> String?) -> JSON? {
            guard case .object(var object) = body else { return nil }
            var change = Change(replacement: replacement)
            for name in itemLists {
                guard let items = object[name]?.arrayValue else { continue }
                object[name] = .array(items.map { change.item($0) })
            }
            for name in pictures { object[name] = object[name].map { change.pictures($0) } }
            if let tools = object["tools"]?.arrayValue { object["tools"] = .array(tools.map { change.tool($0) }) }
            if let prompt = object["prompt"] { object["prompt"] = change.variables(of: prompt) }
            return change.isMade ? .object(object) : nil
        }

        private struct Change {
            let replacement: (String) -> String?
            var isMade = false

            /// A message, or what is a part itself.
            mutating func item(_ item: JSON) -> JSON {
                guard case .object(var object) = item else { return item }
                for name in partLists {
                    guard let value = object[name] else { continue }
                    object[name] = value.arrayValue.map { .array($0.map { part($0) }) } ?? part(value)
                }
                return part(.object(object))
            }

            mutating func part(_ part: JSON) -> JSON {
                guard let type = part["type"]?.stringValue, partTypes.contains(type) else { return part }
                return picture(part)
            }

            mutating func pictures(_ value: JSON) -> JSON {
                value.arrayValue.map { .array($0.map { picture($0) }) } ?? picture(value)
            }

            /// The mask of what makes pictures.
            mutating func tool(_ tool: JSON) -> JSON {
                guard case .object(var object) = tool, let mask = object["input_image_mask"] else { return tool }
                object["input_image_mask"] = picture(mask)
                return .object(object)
            }

            mutating func variables(of prompt: JSON) -> JSON {
                guard case .object(var object) = prompt, case .object(var variables)? = object["variables"] else {
                    return prompt
                }
                for (name, value) in variables { variables[name] = part(value) }
                object["variables"] = .object(variables)
                return .object(object)
            }

            /// Chat's parts hold an object with the URL, all others the URL itself.
            private mutating func picture(_ holder: JSON) -> JSON {
                guard case .object(var object) = holder, let image = object["image_url"] else { return holder }
                if let other = image.stringValue.flatMap(replacement) {
                    object["image_url"] = .string(other)
                } else if case .object(var inner) = image, let other = inner["url"]?.stringValue.flatMap(replacement) {
                    inner["url"] = .string(other)
                    object["image_url"] = .object(inner)
                } else {
                    return holder
                }
                isMade = true
                return .object(object)
            }
        }
    }
}
