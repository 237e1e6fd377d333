import Foundation

nonisolated extension OpenAI {
    /// Finds out what JSON a type reads, by having it read.
    final class SchemaProbing {
        /// What a type gets to read. Not every type takes every value.
        struct Sample {
            var text: String
            var integer: Int8

            static let all = [
                Sample(text: "", integer: 0), Sample(text: "a", integer: 1),
                Sample(text: "2024-01-31T12:00:00Z", integer: 9),
            ]
        }

        /// Stands for the keys of a dictionary; a number, since keys may be numbers.
        static let anyKey = "0"

        let sample: Sample
        private(set) var shapes: [Swift.ObjectIdentifier: SchemaShape] = [:]
        /// The types that hold themselves.
        private(set) var recursive: Swift.Set<Swift.ObjectIdentifier> = []
        private var values: [Swift.ObjectIdentifier: Any] = [:]
        private var open: Swift.Set<Swift.ObjectIdentifier> = []

        private init(_ sample: Sample) {
            self.sample = sample
        }

        static func schema<Value: Decodable>(of type: Value.Type, isStrict: Bool) throws -> JSON {
            var failure: (any Error)?
            for sample in Sample.all {
                let probing = SchemaProbing(sample)
                let root = SchemaShape(type)
                do {
                    _ = try probing.value(type, into: root, path: [])
                } catch {
                    failure = failure ?? error
                    continue
                }
                return try SchemaWriter.schema(of: root, found: probing, isStrict: isStrict)
            }
            throw failure ?? SchemaError(type, at: "", "nothing could be read. Give the schema by hand.")
        }

        /// A value of the type; what it read is noted in `shape`.
        func value<Value: Decodable>(
            _ type: Value.Type, into shape: SchemaShape, path: [any Swift.CodingKey]
        ) throws -> Value {
            if let known = try SchemaScalar.find(type, sample: sample, path: path) {
                shape.kind = known.kind
                return known.value
            }
            let id = Swift.ObjectIdentifier(type)
            shape.kind = .type(id)
            // In two steps: nil itself would pass for a value of an optional type.
            if let known = values[id], let value = known as? Value { return value }
            if open.contains(id) {
                recursive.insert(id)
                return try smallest(type, path: path)
            }
            let value = try probed(type, id: id, path: path)
            values[id] = value
            return value
        }

        /// A value without anything that can be left out, for a type that is within itself.
        func smallest<Value: Decodable>(_ type: Value.Type, path: [any Swift.CodingKey]) throws -> Value {
            if let known = try SchemaScalar.find(type, sample: sample, path: path) { return known.value }
            try checkDepth(type, path)
            return try type.init(from: SchemaProbe(self, SchemaShape(type), path: path, isSmallest: true))
        }

        private func probed<Value: Decodable>(
            _ type: Value.Type, id: Swift.ObjectIdentifier, path: [any Swift.CodingKey]
        ) throws -> Value {
            try checkDepth(type, path)
            let shape = SchemaShape(type)
            shapes[id] = shape
            if !Self.isHolder(type) { open.insert(id) }
            defer { open.remove(id) }
            do {
                let value = try type.init(from: SchemaProbe(self, shape, path: path, isSmallest: false))
                if SchemaScalar.isUnlisted(value) { throw SchemaScalar.unlisted(type, at: Self.text(path)) }
                return value
            } catch let error as OpenAIError {
                throw error
            } catch {
                throw Self.explained(error, shape, at: Self.text(path))
            }
        }

        /// Arrays, dictionaries and optionals don't end a recursion; what they hold does.
        private static func isHolder(_ type: Any.Type) -> Bool {
            type is any Swift.ExpressibleByArrayLiteral.Type || type is any Swift.ExpressibleByDictionaryLiteral.Type
                || type is any Swift.ExpressibleByNilLiteral.Type
        }

        private func checkDepth(_ type: Any.Type, _ path: [any Swift.CodingKey]) throws {
            if path.count < 64 { return }
            throw SchemaError(type, at: "", "it holds itself without end. Make the inner one optional.")
        }

        private static func explained(_ error: any Error, _ shape: SchemaShape, at path: String) -> SchemaError {
            if shape.type is any Swift.RawRepresentable.Type { return SchemaScalar.unlisted(shape.type, at: path) }
            if shape.asksForKeys {
                return SchemaError(
                    shape.type, at: path,
                    "an enum with associated values doesn't tell its cases. Use a struct with optionals, "
                        + SchemaError.byHand)
            }
            return SchemaError(
                shape.type, at: path,
                "its init(from:) refused every sample value (\(error)). Let it take them, " + SchemaError.byHand)
        }

        static func text(_ path: [any Swift.CodingKey]) -> String {
            path.reduce(into: "") { text, key in
                if key.intValue != nil { text += "[]" } else { text += (text.isEmpty ? "" : ".") + key.stringValue }
            }
        }
    }
}
