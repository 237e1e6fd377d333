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
        private var readingCount = 0
        /// What a type may have passed over, with a `try?`.
        private var refusal: SchemaError?

        private init(_ sample: Sample) {
            self.sample = sample
        }

        /// By type, strict and not: a program asks for the same ones again and again.
        private static let known = OpenAICache.Locked<[Swift.ObjectIdentifier: [Bool: JSON]]>([:])

        static func schema<Value: Decodable>(of type: Value.Type, isStrict: Bool) throws -> JSON {
            let id = Swift.ObjectIdentifier(type)
            if let schema = known.withLock({ $0[id]?[isStrict] }) { return schema }
            let schema = try derived(type, isStrict: isStrict)
            known.withLock { $0[id, default: [:]][isStrict] = schema }
            return schema
        }

        private static func derived<Value: Decodable>(_ type: Value.Type, isStrict: Bool) throws -> JSON {
            var failure: SchemaError?
            for sample in Sample.all {
                let probing = SchemaProbing(sample)
                let root = SchemaShape(type)
                do {
                    _ = try probing.value(type, into: root, path: [])
                } catch let error as SchemaError {
                    if failure?.isOfOneSample ?? true { failure = error }
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
            let shape = SchemaShape(type)
            return try type.init(from: SchemaProbe(self, SchemaTrial(shape), shape, path: path, isSmallest: true))
        }

        private func probed<Value: Decodable>(
            _ type: Value.Type, id: Swift.ObjectIdentifier, path: [any Swift.CodingKey]
        ) throws -> Value {
            try checkDepth(type, path)
            let usual = SchemaTrial(SchemaShape(type))
            shapes[id] = usual.root
            if !Self.isHolder(type) { open.insert(id) }
            defer { open.remove(id) }
            do {
                let value = try type.init(from: probe(usual, path))
                if SchemaScalar.isUnlisted(value) { throw SchemaScalar.unlisted(type, at: Self.text(path)) }
                if !Swift.String(reflecting: type).hasPrefix("Swift.") {
                    shapes[id] = try explored(type, value, usual, path: path)
                }
                return value
            } catch {
                let error = error as? SchemaError ?? Self.explained(error, usual.root, at: Self.text(path))
                refusal = refusal ?? error
                throw error
            }
        }

        private func probe(_ trial: SchemaTrial, _ path: [any Swift.CodingKey]) -> SchemaProbe {
            SchemaProbe(self, trial, trial.root, path: path, isSmallest: false)
        }

        /// Reads the type again, with another answer at each step in turn.
        private func explored<Value: Decodable>(
            _ type: Value.Type, _ value: Value, _ usual: SchemaTrial, path: [any Swift.CodingKey]
        ) throws -> SchemaShape {
            var forms = SchemaForms(usual)
            var trials = [usual]
            while !trials.isEmpty {
                let trial = trials.removeFirst()
                for step in trial.open {
                    for way in 1...Swift.max(1, trial.steps[step].choices.count) {
                        readingCount += 1
                        if readingCount > 10_000 { throw SchemaError.branching(type, at: Self.text(path), "") }
                        let detour = SchemaTrial(
                            SchemaShape(type), detours: trial.detours.merging([step: way]) { $1 })
                        guard (try? type.init(from: probe(detour, path))) != nil else { continue }
                        if forms.add(detour) { trials.append(detour) }
                    }
                }
            }
            if let refusal { throw refusal }
            return try Self.checked(forms, value, usual.root, at: Self.text(path))
        }

        /// The shape of all forms, if none is known to be missing.
        private static func checked(
            _ forms: SchemaForms, _ value: Any, _ root: SchemaShape, at path: String
        ) throws -> SchemaShape {
            if root.asksForKeys { throw SchemaError.branching(root.type, at: path, ": it asks which keys there are") }
            guard let shape = forms.merged() else { throw SchemaError.branching(root.type, at: path, "") }
            let mirror = Swift.Mirror(reflecting: value)
            if mirror.displayStyle == .enum, isOneOfSeveral(shape, mirror) {
                throw SchemaError.cases(root.type, at: path)
            }
            for child in mirror.children {
                guard let name = child.label, isNil(child.value), !forms.reads(property: name) else { continue }
                if root.isKey.contains(where: { $0(name) && !$0("\(SchemaShape.inside)") }) {
                    throw SchemaError.branching(root.type, at: path, ": \"\(name)\" is not always read")
                }
            }
            return shape
        }

        /// An enum that was read as one form, of which it says no more than that there are others.
        private static func isOneOfSeveral(_ shape: SchemaShape, _ value: Swift.Mirror) -> Bool {
            switch shape.kind {
            case .choice: false
            case .object: true
            default: !value.children.isEmpty
            }
        }

        private static func isNil(_ value: Any) -> Bool {
            let mirror = Swift.Mirror(reflecting: value)
            return mirror.displayStyle == .optional && mirror.children.isEmpty
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
            if shape.asksForKeys { return .cases(shape.type, at: path) }
            return SchemaError(
                shape.type, at: path, isOfOneSample: true,
                "its init(from:) refused every sample value (\(Excerpt.reason(error))). Let it take them, "
                    + SchemaError.byHand)
        }

        static func text(_ path: [any Swift.CodingKey]) -> String {
            path.reduce(into: "") { text, key in
                if key.intValue != nil { text += "[]" } else { text += (text.isEmpty ? "" : ".") + key.stringValue }
            }
        }
    }
}
