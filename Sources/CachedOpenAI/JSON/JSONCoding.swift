import Foundation

nonisolated extension OpenAICache {
    /// How `JSON` is Codable with any coder.
    enum JSONCoding {
        private struct Key: Swift.CodingKey {
            let stringValue: String
            let intValue: Int? = nil

            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { return nil }
        }

        // MARK: Decoding

        static func value(from decoder: any Swift.Decoder) throws -> JSON {
            // Coders that take any scalar for a string exist: strings are tried last.
            let scalars = try? decoder.singleValueContainer()
            if scalars?.decodeNil() == true { return .null }
            if let keyed = try? decoder.container(keyedBy: Key.self) { return .object(try object(in: keyed)) }
            if let unkeyed = try? decoder.unkeyedContainer() { return .array(try array(in: unkeyed)) }
            if let scalars, let scalar = scalar(in: scalars) { return scalar }
            throw Swift.DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "expected null, a Boolean, a number that fits, a string, an array or an object"))
        }

        private static func object(in container: Swift.KeyedDecodingContainer<Key>) throws -> JSONObject {
            try checkDepth(container.codingPath)
            var object = JSONObject()
            for key in container.allKeys { object.set(key.stringValue, try container.decode(JSON.self, forKey: key)) }
            return object
        }

        private static func array(in container: any Swift.UnkeyedDecodingContainer) throws -> [JSON] {
            try checkDepth(container.codingPath)
            var container = container
            var array: [JSON] = []
            while !container.isAtEnd { array.append(try container.decode(JSON.self)) }
            return array
        }

        private static func checkDepth(_ path: [any Swift.CodingKey]) throws {
            guard path.count >= JSONParser.deepest else { return }
            throw Swift.DecodingError.dataCorrupted(
                .init(codingPath: path, debugDescription: "nested deeper than \(JSONParser.deepest) levels"))
        }

        private static func scalar(in container: any Swift.SingleValueDecodingContainer) -> JSON? {
            if let value = try? container.decode(Bool.self) { return .bool(value) }
            if let value = try? container.decode(Int.self) { return .number(JSONNumber(value)) }
            if let value = try? container.decode(UInt64.self) { return number(value.description) }
            if let value = try? container.decode(Double.self) { return number(value, in: container) }
            if let value = try? container.decode(String.self) { return .string(value) }
            return nil
        }

        /// A Double that may stand for a longer integer is asked for once more, as a Decimal.
        private static func number(_ value: Double, in container: any Swift.SingleValueDecodingContainer) -> JSON? {
            let mayBeInexact = value.isFinite && value.magnitude >= 9_007_199_254_740_992
            if mayBeInexact, let decimal = try? container.decode(Decimal.self), decimal.isFinite {
                return number(decimal.description)
            }
            return .number(JSONNumber(value))
        }

        private static func number(_ spelling: String) -> JSON? {
            JSONNumber(literal: spelling).map(JSON.number)
        }

        // MARK: Encoding

        static func encode(_ value: JSON, to encoder: any Swift.Encoder) throws {
            switch value {
            case .array(let array): try encode(array, to: encoder)
            case .object(let object): try encode(object, to: encoder)
            default: try encode(value, in: encoder.singleValueContainer())
            }
        }

        private static func encode(_ array: [JSON], to encoder: any Swift.Encoder) throws {
            var container = encoder.unkeyedContainer()
            for value in array { try container.encode(value) }
        }

        private static func encode(_ object: JSONObject, to encoder: any Swift.Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            for (key, value) in object { try container.encode(value, forKey: Key(stringValue: key)) }
        }

        private static func encode(_ value: JSON, in container: any Swift.SingleValueEncodingContainer) throws {
            var container = container
            switch value {
            case .bool(let value): try container.encode(value)
            case .string(let text): try container.encode(text)
            case .number(let number): try encode(number, in: container)
            default: try container.encodeNil()
            }
        }

        private static func encode(_ number: JSONNumber, in container: any Swift.SingleValueEncodingContainer) throws {
            var container = container
            switch number.kind {
            case .int(let value): try container.encode(value)
            case .double(let value) where !value.isFinite: try container.encodeNil()
            case .double(let value): try container.encode(value)
            case .literal(let spelling):
                if let value = UInt64(spelling) { return try container.encode(value) }
                if let value = exactDecimal(number) { return try container.encode(value) }
                guard number.doubleValue.isFinite else { throw tooLarge(number, container.codingPath) }
                try container.encode(number.doubleValue)
            }
        }

        private static func exactDecimal(_ number: JSONNumber) -> Decimal? {
            guard let decimal = Decimal(string: number.description, locale: nil), decimal.isFinite else { return nil }
            return JSONNumber(literal: decimal.description) == number ? decimal : nil
        }

        private static func tooLarge(_ number: JSONNumber, _ path: [any Swift.CodingKey]) -> Swift.EncodingError {
            let reason = "\(number) is too large for a Double; write it with JSON.data() instead"
            return .invalidValue(number.description, .init(codingPath: path, debugDescription: reason))
        }
    }
}
