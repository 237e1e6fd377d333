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
            guard let value = json[name], value.objectValue != nil else { throw mismatch(name, "an object") }
            return try nested(name) { try Object(payload: Payload(value)) }
        }

        func required<Object: APIObject>(_ name: String) throws -> [Object] {
            guard let elements = json[name]?.arrayValue else { throw mismatch(name, "an array") }
            return try elements.enumerated().map { index, element in
                try nested("\(name)[\(index)]") { try Object(payload: Payload(element)) }
            }
        }

        /// Nil also for a value of another kind, or one that can't be read: it stays in the JSON, and the rest is of use
        /// without it.
        func optional<Object: APIObject>(_ name: String) throws -> Object? {
            guard let value = json[name], value.objectValue != nil else { return nil }
            return try? Object(payload: Payload(value))
        }

        /// As for one object: those that can't be read are left out.
        func optional<Object: APIObject>(_ name: String) throws -> [Object]? {
            json[name]?.arrayValue.map(Self.readable)
        }

        /// The elements that are of use; the others stay in the JSON.
        static func readable<Object: APIObject>(_ elements: [JSON]) -> [Object] {
            elements.compactMap { $0.isNull ? nil : try? Object(payload: Payload($0)) }
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

    /// A field that a type needs and that is missing or of another kind. `ErrorMapping.invalid` makes of it what a
    /// program sees.
    final class FieldMismatch: OpenAIError, @unchecked Swift.Sendable {
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
