import Foundation

nonisolated extension OpenAI {
    /// From what probing found to a JSON schema.
    struct SchemaWriter {
        private let found: SchemaProbing
        private let root: SchemaShape
        private let isStrict: Bool
        private var definitions: JSON.Object = [:]
        private var names: [Swift.ObjectIdentifier: String] = [:]

        private init(found: SchemaProbing, root: SchemaShape, isStrict: Bool) {
            self.found = found
            self.root = root
            self.isStrict = isStrict
        }

        static func schema(of shape: SchemaShape, found: SchemaProbing, isStrict: Bool) throws -> JSON {
            var root = shape
            while case .type(let id) = root.kind, !root.isNullable, let inner = found.shapes[id] { root = inner }
            var writer = SchemaWriter(found: found, root: root, isStrict: isStrict)
            guard var object = try writer.schema(of: root, path: ""), object["type"] == "object", !root.isNullable
            else {
                throw SchemaError(
                    shape.type, at: "", "the outermost value has to be an object. Make it a property of a struct.")
            }
            if !writer.definitions.isEmpty { object["$defs"] = .object(writer.definitions) }
            return .object(object)
        }

        /// A type's name in the letters that the API takes.
        static func name(of type: Any.Type) -> String {
            let letters = Swift.String(describing: type).unicodeScalars.map { scalar in
                scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                    ? Swift.Character(scalar) : "_"
            }
            return Swift.String(letters.prefix(64))
        }

        private mutating func schema(of shape: SchemaShape, path: String) throws -> JSON.Object? {
            switch shape.kind {
            case .unread, .object: try object(shape, path: path)
            case .scalar(let schema): schema
            case .free: try free(shape, path: path)
            case .array(let elements, let hasEnd): try array(elements, hasEnd: hasEnd, of: shape, path: path)
            case .type(let id): try reference(to: id, path: path)
            case .choice(let shapes): ["anyOf": .array(try choices(shapes, path: path))]
            }
        }

        private mutating func json(_ shape: SchemaShape, path: String) throws -> JSON {
            let schema = try schema(of: shape, path: path) ?? [:]
            return .object(isNullable(shape) ? Self.nullable(schema) : schema)
        }

        /// Without those that say the same.
        private mutating func choices(_ shapes: [SchemaShape], path: String) throws -> [JSON] {
            var schemas: [JSON] = []
            for shape in shapes {
                let schema = try json(shape, path: path)
                if !schemas.contains(schema) { schemas.append(schema) }
            }
            return schemas
        }

        private mutating func object(_ shape: SchemaShape, path: String) throws -> JSON.Object {
            var properties: JSON.Object = [:]
            var required: [JSON] = []
            for (name, inner) in shape.properties {
                properties[name] = try json(inner, path: path.isEmpty ? name : "\(path).\(name)")
                if isStrict || !isNullable(inner) { required.append(.string(name)) }
            }
            var object: JSON.Object = ["type": "object"]
            if shape.rest == nil || !properties.isEmpty {
                object["properties"] = .object(properties)
                object["required"] = .array(required)
            }
            object["additionalProperties"] = try rest(of: shape, path: path)
            return object
        }

        private mutating func rest(of shape: SchemaShape, path: String) throws -> JSON {
            guard let rest = shape.rest else { return false }
            guard !isStrict else {
                throw SchemaError(
                    shape.type, at: path,
                    "a strict schema knows all keys beforehand. Use an array of key and value in place of the "
                        + "dictionary, or OpenAI.JSONSchema(of:strict: false).")
            }
            return try json(rest, path: path + "[]")
        }

        private func free(_ shape: SchemaShape, path: String) throws -> JSON.Object {
            if !isStrict { return [:] }
            throw SchemaError(
                JSON.self, at: path,
                "a strict schema has no place for any JSON. Use a type, or OpenAI.JSONSchema(of:strict: false).")
        }

        private mutating func array(
            _ elements: [SchemaShape], hasEnd: Bool, of shape: SchemaShape, path: String
        ) throws -> JSON.Object {
            let kinds = try elements.map { try json($0, path: path + "[]") }
            guard let first = kinds.first, kinds.allSatisfy({ $0 == first }) else {
                throw SchemaError(
                    shape.type, at: path,
                    "it reads an array whose elements are of several types. Use a struct, " + SchemaError.byHand)
            }
            var object: JSON.Object = ["type": "array", "items": first]
            if !hasEnd {
                object["minItems"] = .number(.init(kinds.count))
                object["maxItems"] = .number(.init(kinds.count))
            }
            return object
        }

        private mutating func reference(to id: Swift.ObjectIdentifier, path: String) throws -> JSON.Object? {
            guard let shape = found.shapes[id] else { return nil }
            if shape === root { return ["$ref": "#"] }
            guard found.recursive.contains(id) else { return try schema(of: shape, path: path) }
            if names[id] == nil {
                let name = newName(for: shape)
                names[id] = name
                definitions[name] = .object(try schema(of: shape, path: path) ?? [:])
            }
            return ["$ref": .string("#/$defs/\(names[id] ?? "")")]
        }

        /// A wrapper of an optional, such as `Optional` itself, is as nullable as what it wraps.
        private func isNullable(_ shape: SchemaShape) -> Bool {
            var shape = shape
            while !shape.isNullable {
                guard case .type(let id) = shape.kind, let inner = found.shapes[id] else { return false }
                shape = inner
            }
            return true
        }

        private func newName(for shape: SchemaShape) -> String {
            let name = Self.name(of: shape.type)
            let taken = names.values
            var number = 2
            while taken.contains(number == 2 ? name : "\(name)\(number - 1)") { number += 1 }
            return number == 2 ? name : "\(name)\(number - 1)"
        }

        private static func nullable(_ schema: JSON.Object) -> JSON.Object {
            if let choices = schema["anyOf"]?.arrayValue, schema.count == 1 {
                let null: JSON = ["type": "null"]
                return ["anyOf": .array(choices.contains(null) ? choices : choices + [null])]
            }
            let isPlain = ["properties", "items", "enum", "additionalProperties"].allSatisfy { schema[$0] == nil }
            guard isPlain, let type = schema["type"] else {
                return schema.isEmpty ? schema : ["anyOf": [.object(schema), ["type": "null"]]]
            }
            var object = schema
            object["type"] = [type, "null"]
            return object
        }
    }
}
