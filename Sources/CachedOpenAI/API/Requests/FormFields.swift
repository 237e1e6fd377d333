import Foundation

nonisolated extension OpenAI {
    /// The `multipart/form-data` body of a request while it is put together (RFC 7578): what is nil is left out.
    struct FormFields {
        private enum Content {
            case text(String)
            case file(FileInput)
        }

        private var parts: [(name: String, content: Content)] = []

        init() {}

        /// Fields by name, in the order of their names.
        init(_ values: [String: FormValue]) {
            for (name, value) in values.sorted(by: { $0.key < $1.key }) { set(name, value) }
        }

        /// What is in a field that is no file.
        func text(_ name: String) -> String? {
            for part in parts where part.name == name {
                if case .text(let text) = part.content { return text }
            }
            return nil
        }

        mutating func set(_ name: String, text: String?) {
            if let text { parts.append((name, .text(text))) }
        }

        mutating func set(_ name: String, integer: Int?) { set(name, text: integer.map { "\($0)" }) }
        mutating func set(_ name: String, number: Double?) { set(name, number.map { .number(.init($0)) }) }
        mutating func set(_ name: String, flag: Bool?) { set(name, text: flag.map { "\($0)" }) }

        mutating func set(_ name: String, texts: [String]?) {
            for text in texts ?? [] { set("\(name)[]", text: text) }
        }

        mutating func set(_ name: String, file: FileInput?) {
            if let file { parts.append((name, .file(file))) }
        }

        mutating func set(_ name: String, _ value: FormValue?) {
            value?.put(name, &self)
        }

        /// One file under the name itself, several under `name[]`.
        mutating func set(_ name: String, files: [FileInput]) {
            let partName = files.count == 1 ? name : "\(name)[]"
            for file in files { set(partName, file: file) }
        }

        /// A list becomes parts `name[]`, an object parts `name[key]`; null has no form and is left out.
        mutating func set(_ name: String, _ value: JSON?) {
            switch value {
            case nil, .null: break
            case .string(let text): set(name, text: text)
            case .array(let elements): for element in elements { set("\(name)[]", element) }
            case .object(let object): for (key, value) in object { set("\(name)[\(key)]", value) }
            case let scalar?: set(name, text: scalar.description)
            }
        }

        /// Puts a field in the place of all that were there under this name.
        mutating func replace(_ name: String, _ value: JSON) {
            parts.removeAll { $0.name == name || $0.name.hasPrefix("\(name)[") }
            set(name, value)
        }

        /// The body. Each file is copied once, into it.
        ///
        /// - Throws: `OpenAIError` if a file can't be read.
        func encoded() throws -> OpenAICache.RequestBody {
            let boundary = "CachedOpenAI-\(Foundation.UUID().uuidString)"
            let pieces = try parts.map { (head: Self.head($0.name, $0.content), content: try Self.bytes($0.content)) }
            let count = pieces.reduce(0) { $0 + $1.head.count + $1.content.count + boundary.count + 6 }
            var body = Data(capacity: count + boundary.count + 6)
            for piece in pieces {
                body.append(contentsOf: "--\(boundary)\r\n".utf8)
                body.append(piece.head)
                body.append(piece.content)
                body.append(contentsOf: "\r\n".utf8)
            }
            body.append(contentsOf: "--\(boundary)--\r\n".utf8)
            return .bytes(body, contentType: "multipart/form-data; boundary=\(boundary)")
        }

        private static func head(_ name: String, _ content: Content) -> Data {
            var text = "Content-Disposition: form-data; name=\"\(escaped(name))\""
            if case .file(let file) = content {
                let contentType = file.contentType.filter { !$0.isNewline }
                text += "; filename=\"\(escaped(file.filename))\"\r\nContent-Type: \(contentType)"
            }
            return Data("\(text)\r\n\r\n".utf8)
        }

        private static func bytes(_ content: Content) throws -> Data {
            switch content {
            case .text(let text): Data(text.utf8)
            case .file(let file): try file.content()
            }
        }

        /// Quotes and line ends as browsers write them (WHATWG HTML, 4.10.21.8).
        private static func escaped(_ text: String) -> String {
            var result = ""
            for scalar in text.unicodeScalars {
                switch scalar {
                case "\"": result += "%22"
                case "\r": result += "%0D"
                case "\n": result += "%0A"
                default: result.unicodeScalars.append(scalar)
                }
            }
            return result
        }
    }
}
