import Foundation

nonisolated extension OpenAI {
    /// The decoder that a type is given to read from: takes note of what is asked for and answers with samples.
    struct SchemaProbe: Swift.Decoder {
        let probing: SchemaProbing
        let trial: SchemaTrial
        let shape: SchemaShape
        let codingPath: [any Swift.CodingKey]
        /// Nothing is noted, and what can be left out is.
        let isSmallest: Bool
        var userInfo: [Swift.CodingUserInfoKey: Any] { [:] }

        init(
            _ probing: SchemaProbing, _ trial: SchemaTrial, _ shape: SchemaShape, path: [any Swift.CodingKey],
            isSmallest: Bool
        ) {
            self.probing = probing
            self.trial = trial
            self.shape = shape
            codingPath = path
            self.isSmallest = isSmallest
        }

        func container<Key: Swift.CodingKey>(keyedBy type: Key.Type) throws -> Swift.KeyedDecodingContainer<Key> {
            try refuse(type)
            shape.kind = .object
            shape.isKey.append { Key(stringValue: $0) != nil }
            return .init(Keyed<Key>(probe: self))
        }

        func unkeyedContainer() throws -> any Swift.UnkeyedDecodingContainer {
            try refuse([Any].self)
            shape.kind = .array([], hasEnd: false)
            return Unkeyed(probe: self)
        }

        func singleValueContainer() throws -> any Swift.SingleValueDecodingContainer {
            Single(probe: self)
        }

        private func value<Value: Decodable>(
            _ type: Value.Type, in place: @autoclosure () -> SchemaShape, _ key: (any Swift.CodingKey)?
        ) throws -> Value {
            let path = key.map { codingPath + [$0] } ?? codingPath
            if isSmallest { return try probing.smallest(type, path: path) }
            let choices = SchemaScalar.choices(of: type)
            let way = trial.take(choices.map(\.json), at: shape, key?.stringValue)
            if way == 1 { throw mismatch(type, path) }
            let usual = try probing.value(type, into: place(), path: path)
            return way > 1 ? choices[way - 1].value : usual
        }

        private func inner(_ place: SchemaShape, _ key: any Swift.CodingKey) -> SchemaProbe {
            SchemaProbe(probing, trial, place, path: codingPath + [key], isSmallest: isSmallest)
        }

        private func decodeNil(_ place: SchemaShape) -> Bool {
            if isSmallest { return true }
            guard trial.take(at: shape) == 1 else {
                place.isNullable = true
                return false
            }
            if case .unread = place.kind { place.kind = .scalar(["type": "null"]) }
            return true
        }

        private func refuse(_ type: Any.Type) throws {
            if !isSmallest, trial.take(at: shape) == 1 { throw mismatch(type, codingPath) }
        }

        private func mismatch(_ type: Any.Type, _ path: [any Swift.CodingKey]) -> Swift.DecodingError {
            .typeMismatch(type, .init(codingPath: path, debugDescription: "tried on purpose"))
        }

        private struct Place: Swift.CodingKey {
            let intValue: Int?
            let stringValue: String

            init(_ text: String) {
                stringValue = text
                intValue = nil
            }

            init?(stringValue: String) { self.init(stringValue) }

            init?(intValue: Int) {
                self.intValue = intValue
                stringValue = String(intValue)
            }
        }

        // MARK: Objects

        private final class Keyed<Key: Swift.CodingKey>: Swift.KeyedDecodingContainerProtocol {
            private let probe: SchemaProbe
            private var isOpen = false
            var codingPath: [any Swift.CodingKey] { probe.codingPath }

            init(probe: SchemaProbe) {
                self.probe = probe
            }

            /// One key that stands for all, if the type takes any.
            var allKeys: [Key] {
                if probe.isSmallest { return [] }
                guard let key = Key(stringValue: SchemaProbing.anyKey) else {
                    probe.shape.asksForKeys = true
                    return []
                }
                isOpen = true
                probe.shape.rest = probe.shape.rest ?? SchemaShape(probe.shape.type)
                return [key]
            }

            func contains(_ key: Key) -> Bool { !probe.isSmallest && probe.trial.take(at: probe.shape) != 1 }

            func decodeNil(forKey key: Key) throws -> Bool { probe.decodeNil(place(key)) }

            func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
                try probe.value(type, in: place(key), key)
            }

            func nestedContainer<Inner: Swift.CodingKey>(
                keyedBy type: Inner.Type, forKey key: Key
            ) throws -> Swift.KeyedDecodingContainer<Inner> {
                try probe.inner(place(key), key).container(keyedBy: type)
            }

            func nestedUnkeyedContainer(forKey key: Key) throws -> any Swift.UnkeyedDecodingContainer {
                try probe.inner(place(key), key).unkeyedContainer()
            }

            func superDecoder() throws -> any Swift.Decoder {
                probe.inner(probe.shape.property("super"), Place("super"))
            }

            func superDecoder(forKey key: Key) throws -> any Swift.Decoder { probe.inner(place(key), key) }

            private func place(_ key: Key) -> SchemaShape {
                if isOpen, key.stringValue == SchemaProbing.anyKey, let rest = probe.shape.rest { return rest }
                return probe.shape.property(key.stringValue)
            }
        }

        // MARK: Arrays

        private struct Unkeyed: Swift.UnkeyedDecodingContainer {
            let probe: SchemaProbe
            private(set) var currentIndex = 0
            private var isNullable = false
            var codingPath: [any Swift.CodingKey] { probe.codingPath }
            var count: Int? { probe.isSmallest ? 0 : 1 }

            init(probe: SchemaProbe) {
                self.probe = probe
            }

            var isAtEnd: Bool {
                if case .array(let elements, _) = probe.shape.kind { probe.shape.kind = .array(elements, hasEnd: true) }
                return probe.isSmallest || currentIndex > 0
            }

            mutating func decodeNil() throws -> Bool {
                if probe.isSmallest { return true }
                isNullable = true
                if probe.trial.take(at: probe.shape) != 1 { return false }
                currentIndex += 1
                return true
            }

            mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
                let key = Place(intValue: currentIndex)
                let wasNullable = isNullable
                isNullable = false
                currentIndex += 1
                return try probe.value(type, in: element(isNullable: wasNullable), key)
            }

            mutating func nestedContainer<Inner: Swift.CodingKey>(
                keyedBy type: Inner.Type
            ) throws -> Swift.KeyedDecodingContainer<Inner> {
                try probe.inner(next(), Place("[]")).container(keyedBy: type)
            }

            mutating func nestedUnkeyedContainer() throws -> any Swift.UnkeyedDecodingContainer {
                try probe.inner(next(), Place("[]")).unkeyedContainer()
            }

            mutating func superDecoder() throws -> any Swift.Decoder { probe.inner(next(), Place("[]")) }

            private mutating func next() -> SchemaShape {
                defer {
                    isNullable = false
                    currentIndex += 1
                }
                return element(isNullable: isNullable)
            }

            private func element(isNullable: Bool) -> SchemaShape {
                let shape = probe.shape.element()
                shape.isNullable = isNullable
                return shape
            }
        }

        // MARK: One value

        private struct Single: Swift.SingleValueDecodingContainer {
            let probe: SchemaProbe
            var codingPath: [any Swift.CodingKey] { probe.codingPath }

            func decodeNil() -> Bool { probe.decodeNil(probe.shape) }

            func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
                try probe.value(type, in: probe.shape, nil)
            }
        }
    }
}
