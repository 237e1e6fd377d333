import Foundation

nonisolated extension OpenAI {
    /// What an answer or a tool's arguments must look like (https://platform.openai.com/docs/guides/structured-outputs).
    ///
    /// ```swift
    /// struct CalendarEvent: Decodable {
    ///     var name: String
    ///     var participants: [String]
    ///     var place: String?
    /// }
    /// let schema = try OpenAI.JSONSchema(of: CalendarEvent.self)
    /// ```
    public struct JSONSchema: Swift.Sendable, Swift.Hashable, Swift.CustomStringConvertible {
        /// The schema itself.
        public var json: JSON
        /// What the API is told that it is called: up to 64 of `a-z A-Z 0-9 _ -`.
        public var name: String
        /// What the answer is for.
        public var purpose: String?
        /// Whether the answer always matches the schema. A strict schema requires every property.
        public var strict: Bool

        /// A schema that is written by hand.
        ///
        /// ```swift
        /// OpenAI.JSONSchema([
        ///     "type": "object", "properties": ["name": ["type": "string"]],
        ///     "required": ["name"], "additionalProperties": false,
        /// ])
        /// ```
        public init(_ json: JSON, name: String = "answer", purpose: String? = nil, strict: Bool = true) {
            self.json = json
            self.name = name
            self.purpose = purpose
            self.strict = strict
        }

        /// The schema of a type, found out by having its `init(from:)` read sample values.
        ///
        /// Nested types, arrays, optionals (required, may be null), custom coding keys, `Date` (ISO 8601), `UUID`, `URL`,
        /// `Data` (base64) and types that hold themselves work without further ado. An enum with raw values has to be
        /// `CaseIterable`, because nothing else lists its values. A dictionary needs `strict: false`. A type whose
        /// `init(from:)` tries one thing and then another, or decides by a `Bool` or a listed enum, becomes `anyOf`. Where
        /// that can't be found out, as with an enum with associated values that the compiler reads or a text that
        /// decides, the schema has to be given by hand.
        ///
        /// - Parameters:
        ///   - type: what is described.
        ///   - name: else the type's.
        ///   - purpose: what the answer is for; the model reads it.
        ///   - strict: whether the answer always matches the schema.
        /// - Throws: `SchemaError`, which names the type that can't be described and what to do.
        public init<Value: Swift.Decodable>(
            of type: Value.Type, name: String? = nil, purpose: String? = nil, strict: Bool = true
        ) throws {
            let json = try SchemaProbing.schema(of: type, isStrict: strict)
            self.init(json, name: name ?? SchemaWriter.name(of: type), purpose: purpose, strict: strict)
        }

        /// As `response_format` of a chat completion.
        public var responseFormat: JSON {
            ["type": "json_schema", "json_schema": .object(fields)]
        }

        /// As `format` in the `text` of a response.
        public var textFormat: JSON {
            var object: JSON.Object = ["type": "json_schema"]
            for (name, value) in fields { object[name] = value }
            return .object(object)
        }

        /// The parameter `text` of a response with this format in it.
        func textParameter(over text: JSON?) -> JSON {
            var object = text?.objectValue ?? [:]
            object["format"] = textFormat
            return .object(object)
        }

        /// The schema as readable JSON.
        public var description: String { json.prettyPrinted() }

        private var fields: JSON.Object {
            var object = RequestFields()
            object.set("name", text: name)
            object.set("description", text: purpose)
            object.set("schema", json)
            object.set("strict", flag: strict)
            return object.object
        }
    }
}
