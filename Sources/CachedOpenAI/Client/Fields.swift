import Foundation

nonisolated extension OpenAI {
    /// The fields of a JSON object on their way into a type. A missing or wrong one is named with its path.
    struct Fields {
        private let json: JSON
        private let type: String

        init(_ json: JSON, of type: String) throws {
            guard json.objectValue != nil else { throw Self.mismatch(type, "", "an object") }
            self.json = json
            self.type = type
        }

        func required(_ name: String) throws -> String { try need(optional(name), name, "a string") }
        func required(_ name: String) throws -> Int { try need(optional(name), name, "an integer") }
        func required<Object: APIObject>(_ name: String) throws -> Object {
            try need(optional(name), name, "an object")
        }
        func required<Object: APIObject>(_ name: String) throws -> [Object] {
            try need(optional(name), name, "an array")
        }

        func optional(_ name: String) throws -> String? { try value(name, "a string") { $0.stringValue } }
        func optional(_ name: String) throws -> Int? { try value(name, "an integer") { $0.intValue } }

        func optional<Object: APIObject>(_ name: String) throws -> Object? {
            guard let value = json[name], !value.isNull else { return nil }
            return try nested(name) { try Object(json: value) }
        }

        func optional<Object: APIObject>(_ name: String) throws -> [Object]? {
            guard let elements: [JSON] = try value(name, "an array", { $0.arrayValue }) else { return nil }
            return try elements.enumerated().map { index, element in
                try nested("\(name)[\(index)]") { try Object(json: element) }
            }
        }

        private func value<Value>(_ name: String, _ kind: String, _ read: (JSON) -> Value?) throws -> Value? {
            guard let json = json[name], !json.isNull else { return nil }
            guard let value = read(json) else { throw Self.mismatch(type, name, kind) }
            return value
        }

        private func need<Value>(_ value: Value?, _ name: String, _ kind: String) throws -> Value {
            guard let value else { throw Self.mismatch(type, name, kind) }
            return value
        }

        private func nested<Value>(_ name: String, _ read: () throws -> Value) throws -> Value {
            do {
                return try read()
            } catch let mismatch as FieldMismatch {
                throw mismatch.inside(name)
            }
        }

        private static func mismatch(_ type: String, _ name: String, _ kind: String) -> FieldMismatch {
            FieldMismatch(path: name, type: type, expected: kind)
        }
    }

    /// A field that a type needs and that is missing or of another kind.
    struct FieldMismatch: Error, CustomStringConvertible {
        var path: String
        var type: String
        var expected: String

        func inside(_ name: String) -> FieldMismatch {
            FieldMismatch(path: path.isEmpty ? name : "\(name).\(path)", type: type, expected: expected)
        }

        var description: String {
            path.isEmpty ? "\(expected) was expected for \(type)" : "\(type) needs \(expected) in the field \(path)"
        }
    }
}
