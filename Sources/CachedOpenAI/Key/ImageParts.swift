nonisolated extension OpenAICache {
    /// The URLs of the pictures that a request shows to the model, and no others
    /// (https://platform.openai.com/docs/guides/images-vision).
    enum ImageParts {
        private static let itemLists = ["messages", "input", "items"]

        /// The body with other URLs in the place of some; nil if all stay.
        static func replacing(in body: JSON, _ replacement: (String) -> String?) -> JSON? {
            guard case .object(var object) = body else { return nil }
            var isChanged = false
            for name in itemLists {
                guard let items = object[name]?.arrayValue else { continue }
                object[name] = .array(items.map { changed($0, &isChanged, ["content", "output"], replacement) })
            }
            return isChanged ? .object(object) : nil
        }

        private static func changed(
            _ item: JSON, _ isChanged: inout Bool, _ lists: [String], _ replacement: (String) -> String?
        ) -> JSON {
            guard case .object(var object) = item else { return item }
            for name in lists {
                guard let parts = object[name]?.arrayValue else { continue }
                object[name] = .array(parts.map { changedPart($0, &isChanged, replacement) })
            }
            return .object(object)
        }

        /// Chat's parts hold an object with the URL, those of responses the URL itself.
        private static func changedPart(
            _ part: JSON, _ isChanged: inout Bool, _ replacement: (String) -> String?
        ) -> JSON {
            guard case .object(var object) = part, let image = object["image_url"] else { return part }
            if let other = image.stringValue.flatMap(replacement) {
                object["image_url"] = .string(other)
            } else if case .object(var inner) = image, let other = inner["url"]?.stringValue.flatMap(replacement) {
                inner["url"] = .string(other)
                object["image_url"] = .object(inner)
            } else {
                return part
            }
            isChanged = true
            return .object(object)
        }
    }
}
