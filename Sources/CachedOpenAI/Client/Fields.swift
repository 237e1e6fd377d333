import Foundation

nonisolated extension OpenAI {
    /// The objects inside a JSON object on their way into a type. A missing or wrong one is named with its path.
    struct Fields {
        private let json: JSON
        private let type: String

        /// - Parameter needed: fields that the type can't do without.
        init(_ payload: Payload, of type: String, needing needed: [String] = []) throws {
            guard payload.json.objectValue != nil else {
                throw FieldMismatch(path: "", type: type, expected: "an object")
            }
            json = payload.json
            self.type = type
            for name in needed where json[name]?.isNull ?? true { throw mismatch(name, "a value") }
        }

        /// Some servers send an error in place of what was asked for, with the status of a success.
        var isError: Bool { json["error"]?.objectValue != nil }

        func required<Object: APIObject>(_ name: String) throws -> Object {
            guard let value: Object = try optional(name) else { throw mismatch(name, "an object") }
            return value
        }

        func required<Object: APIObject>(_ name: String) throws -> [Object] {
            guard let value: [Object] = try optional(name) else { throw mismatch(name, "an array") }
            return value
        }

        /// Nil also for a value of another kind: it stays in the JSON, and no program depends on it.
        func optional<Object: APIObject>(_ name: String) throws -> Object? {
            guard let value = json[name], value.objectValue != nil else { return nil }
            return try nested(name) { try Object(json: value) }
        }

        /// As for one object.
        func optional<Object: APIObject>(_ name: String) throws -> [Object]? {
            guard let elements = json[name]?.arrayValue else { return nil }
            return try elements.enumerated().map { index, element in
                try nested("\(name)[\(index)]") { try Object(json: element) }
            }
        }

        private func nested<Value>(_ name: String, _ read: () throws -> Value) throws -> Value {
            do {
                return try read()
            } catch let mismatch as FieldMismatch {
                throw mismatch.inside(name)
            }
        }

        private func mismatch(_ name: String, _ kind: String) -> FieldMismatch {
            FieldMismatch(path: name, type: type, expected: kind)
        }
    }

    /// A field that a type needs and that is missing or of another kind.
    final class FieldMismatch: OpenAIError, @unchecked Sendable {
        private let path: String
        private let type: String
        private let expected: String

        init(path: String, type: String, expected: String) {
            self.path = path
            self.type = type
            self.expected = expected
            super.init(
                message: path.isEmpty
                    ? "\(expected) was expected for \(type)" : "\(type) needs \(expected) in the field \(path)")
        }

        func inside(_ name: String) -> FieldMismatch {
            FieldMismatch(path: path.isEmpty ? name : "\(name).\(path)", type: type, expected: expected)
        }
    }
}
