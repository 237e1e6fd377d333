import Foundation

nonisolated extension OpenAI {
    /// The types that JSON schemas describe in a word.
    enum SchemaScalar {
        typealias Found<Value> = (kind: SchemaShape.Kind, value: Value)

        static func find<Value>(
            _ type: Value.Type, sample: SchemaProbing.Sample, path: [any Swift.CodingKey]
        ) throws -> Found<Value>? {
            if let found = plain(type, sample), let value = found.value as? Value {
                return (.scalar(found.schema), value)
            }
            if type is JSON.Type, let value = JSON.null as? Value { return (.free, value) }
            return try listed(type, path: path)
        }

        private static func plain(
            _ type: Any.Type, _ sample: SchemaProbing.Sample
        ) -> (schema: JSON.Object, value: any Sendable)? {
            if type is String.Type { return (["type": "string"], sample.text) }
            if type is Bool.Type { return (["type": "boolean"], true) }
            if let integer = type as? any (Swift.FixedWidthInteger & Sendable).Type {
                return (["type": "integer"], integer.init(clamping: sample.integer))
            }
            if type is Double.Type { return (["type": "number"], Double(sample.integer)) }
            if type is Float.Type { return (["type": "number"], Float(sample.integer)) }
            if type is Foundation.Decimal.Type { return (["type": "number"], Foundation.Decimal(Int(sample.integer))) }
            return named(type)
        }

        private static func named(_ type: Any.Type) -> (schema: JSON.Object, value: any Sendable)? {
            if type is Foundation.Date.Type {
                return (["type": "string", "format": "date-time"], Foundation.Date(timeIntervalSince1970: 0))
            }
            if type is Foundation.UUID.Type { return (["type": "string", "format": "uuid"], Foundation.UUID()) }
            if type is URL.Type {
                return (["type": "string", "description": "A URL."], URL(fileURLWithPath: "/"))
            }
            if type is Data.Type { return (["type": "string", "description": "In base64."], Data()) }
            return nil
        }

        /// All values of a type that has few, the first of them the usual one.
        static func choices<Value>(of type: Value.Type) -> [(json: JSON, value: Value)] {
            if type is Bool.Type {
                return [true, false].compactMap { flag in (flag as? Value).map { (.bool(flag), $0) } }
            }
            guard type is any Swift.RawRepresentable.Type, let iterable = type as? any Swift.CaseIterable.Type else {
                return []
            }
            let cases = cases(of: iterable)
            if cases.count > 32 { return [] }
            return cases.compactMap { value in
                guard let json = (value as? any Swift.RawRepresentable).flatMap(rawValue), let value = value as? Value
                else { return nil }
                return (json, value)
            }
        }

        // MARK: Enums

        /// An enum whose values can be listed.
        private static func listed<Value>(_ type: Value.Type, path: [any Swift.CodingKey]) throws -> Found<Value>? {
            guard type is any Swift.RawRepresentable.Type, let iterable = type as? any Swift.CaseIterable.Type else {
                return nil
            }
            let cases = cases(of: iterable)
            let values = cases.compactMap { ($0 as? any Swift.RawRepresentable).flatMap(rawValue) }
            guard let first = cases.first as? Value, values.count == cases.count, let sample = values.first else {
                return nil
            }
            return (.scalar(["type": .string(kind(of: sample)), "enum": .array(values)]), first)
        }

        private static func cases<Enum: Swift.CaseIterable>(of type: Enum.Type) -> [Any] {
            type.allCases.map { $0 as Any }
        }

        private static func rawValue(of value: any Swift.RawRepresentable) -> JSON? {
            switch value.rawValue {
            case let text as String: .string(text)
            case let integer as any Swift.BinaryInteger: Int(exactly: integer).map { .number(.init($0)) }
            case let number as Double: .number(.init(number))
            default: nil
            }
        }

        private static func kind(of value: JSON) -> String {
            guard case .number = value else { return "string" }
            return value.intValue == nil ? "number" : "integer"
        }

        /// Whether it is of an enum with raw values that nothing lists.
        static func isUnlisted(_ value: Any) -> Bool {
            value is any Swift.RawRepresentable && Swift.Mirror(reflecting: value).displayStyle == .enum
        }

        static func unlisted(_ type: Any.Type, at path: String) -> SchemaError {
            SchemaError(
                type, at: path,
                "the values of an enum are only known if it is CaseIterable. Write \"enum \(type): String, Decodable, "
                    + "CaseIterable\", " + SchemaError.byHand)
        }
    }
}
