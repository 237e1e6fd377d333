import Foundation

nonisolated extension OpenAICache {
    /// Any JSON value, exact: keys keep their order and numbers their digits.
    ///
    ///     let answer = try OpenAICache.JSON(parsing: data)
    ///     print(answer["choices"]?[0]?["text"]?.stringValue ?? "-")
    ///
    /// Values are equal if their canonical forms are: the order of keys and the spelling of numbers don't matter.
    public enum JSON: Sendable, Hashable, Codable, CustomStringConvertible, ExpressibleByNilLiteral,
        ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
        ExpressibleByStringInterpolation, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
    {
        /// An exact number.
        public typealias Number = JSONNumber
        /// Keys and values in order.
        public typealias Object = JSONObject
        /// Why bytes are not JSON.
        public typealias SyntaxError = JSONSyntaxError

        /// `null`
        case null
        /// `true` or `false`
        case bool(Bool)
        /// A number.
        case number(Number)
        /// A string.
        case string(String)
        /// An array.
        case array([JSON])
        /// An object.
        case object(Object)

        // MARK: Literals

        /// `null`, from `nil`.
        public init(nilLiteral: ()) { self = .null }

        /// A Boolean, from a literal.
        public init(booleanLiteral value: Bool) { self = .bool(value) }

        /// An integer, from a literal.
        public init(integerLiteral value: Int) { self = .number(Number(value)) }

        /// A number with a fraction, from a literal.
        public init(floatLiteral value: Double) { self = .number(Number(value)) }

        /// A string, from a literal, with or without interpolations.
        public init(stringLiteral value: String) { self = .string(value) }

        /// An array, from a literal.
        public init(arrayLiteral elements: JSON...) { self = .array(elements) }

        /// An object, from a literal; a key that comes again replaces the value at its first place.
        public init(dictionaryLiteral elements: (String, JSON)...) {
            var object = Object()
            for (key, value) in elements { object.set(key, value) }
            self = .object(object)
        }

        // MARK: Variables

        /// A string, such as that of a variable in a literal: `["effort": .init(effort)]`.
        public init(_ text: String) { self = .string(text) }

        /// An integer.
        public init(_ value: Int) { self = .number(Number(value)) }

        /// A number.
        public init(_ value: Double) { self = .number(Number(value)) }

        /// A Boolean.
        public init(_ value: Bool) { self = .bool(value) }

        /// An array of strings.
        public init(_ texts: [String]) { self = .array(texts.map { .string($0) }) }

        // MARK: Reading

        /// The value of a key; nil if there is none or this is no object.
        public subscript(key: String) -> JSON? { objectValue?[key] }

        /// The element at a place; nil if there is none or this is no array.
        public subscript(index: Int) -> JSON? {
            guard case .array(let array) = self, array.indices.contains(index) else { return nil }
            return array[index]
        }

        /// The text of a string, else nil.
        public var stringValue: String? {
            if case .string(let text) = self { text } else { nil }
        }

        /// The integer; nil if this is none or too large for an `Int`. `2.0` is an integer.
        public var intValue: Int? {
            if case .number(let number) = self { number.intValue } else { nil }
        }

        /// The nearest `Double` of a number; nil if this is no number, or is too large for a `Double` or not finite.
        public var doubleValue: Double? {
            guard case .number(let number) = self, number.doubleValue.isFinite else { return nil }
            return number.doubleValue
        }

        /// The Boolean, else nil.
        public var boolValue: Bool? {
            if case .bool(let value) = self { value } else { nil }
        }

        /// The elements of an array, else nil.
        public var arrayValue: [JSON]? {
            if case .array(let array) = self { array } else { nil }
        }

        /// The object, else nil.
        public var objectValue: Object? {
            if case .object(let object) = self { object } else { nil }
        }

        /// Whether this is `null`.
        public var isNull: Bool {
            if case .null = self { true } else { false }
        }

        // MARK: Parsing and writing

        /// Parses one JSON text (RFC 8259): UTF-8 with or without a byte order mark, at most 512 levels deep.
        ///
        /// Of equal keys the last one's value is kept, at the first one's place. Half a surrogate pair (`\ud800`
        /// alone) is refused, because no Swift string can hold it.
        ///
        /// - Throws: ``SyntaxError``, which says why and at what byte.
        public init(parsing data: Foundation.Data) throws {
            self = try JSONParser.value(of: data)
        }

        /// What a value of the program's is as JSON, with its keys sorted: the same text in each run, so that a recorded
        /// answer is found again. Dates are written as in `2026-11-27T09:30:00Z`.
        ///
        /// An array keeps its order, and a `Set` has none, nor has a dictionary whose keys are neither texts nor numbers: sort
        /// them before.
        ///
        /// - Throws: `EncodingError` for what JSON can't hold, such as a number that is not finite.
        public init(encoding value: some Swift.Encodable) throws {
            let encoder = Foundation.JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            encoder.dateEncodingStrategy = .iso8601
            self = try JSONParser.value(of: encoder.encode(value))
        }

        /// As `init(parsing:)`, but an object that has a key twice is refused.
        init(parsingUnambiguous data: Data) throws {
            self = try JSONParser.value(of: data, .unambiguous)
        }

        /// Reads what a server wrote, as leniently as Python's `json` does: half a surrogate pair and what is not UTF-8
        /// become U+FFFD, strings may hold raw control characters, and `NaN`, `Infinity` and `-Infinity` are numbers
        /// that are not finite: they have no `doubleValue` and are written as `null`.
        ///
        /// For answers only: requests, keys and files are read by `init(parsing:)`.
        ///
        /// - Throws: ``SyntaxError`` for all else that is not JSON.
        init(reading data: Foundation.Data) throws {
            self = try JSONParser.value(of: data, .lenient)
        }

        /// Compact JSON in UTF-8; keys in their order.
        public func data() -> Foundation.Data {
            written(.compact) { $0.data }
        }

        /// Compact JSON; keys in their order.
        public var description: String {
            written(.compact) { $0.text }
        }

        /// JSON over several lines, indented by two spaces a level; keys in their order.
        public func prettyPrinted() -> String {
            written(.pretty) { $0.text }
        }

        /// The canonical form of RFC 8785 (JCS), except that integers beyond 2^53 keep their digits.
        ///
        /// Equal values have the same canonical form, different values different ones. A number too large for a
        /// `Double` is written with all its digits, and as it came if its exponent has more than 18 digits.
        public func canonicalData() -> Foundation.Data {
            written(.canonical) { $0.data }
        }

        private func written<Output>(_ style: JSONWriter.Style, _ output: (JSONBuffer) -> Output) -> Output {
            var writer = JSONWriter(style)
            defer { writer.free() }
            writer.write(self)
            return output(writer.out)
        }

        // MARK: Comparing

        /// Whether both have the same canonical form.
        public static func == (one: JSON, other: JSON) -> Bool {
            if case .array(let first) = one, case .array(let second) = other { return first == second }
            if case .object(let first) = one, case .object(let second) = other { return first == second }
            return areSameScalars(one, other)
        }

        // Apart from `==`, to keep the stack that each level takes small.
        private static func areSameScalars(_ one: JSON, _ other: JSON) -> Bool {
            switch (one, other) {
            case (.null, .null): true
            case (.bool(let first), .bool(let second)): first == second
            case (.number(let first), .number(let second)): first == second
            case (.string(let first), .string(let second)): JSONText.areSame(first, second)
            default: false
            }
        }

        /// Hashes what the canonical form holds.
        public func hash(into hasher: inout Hasher) {
            if case .array(let array) = self { return array.hash(into: &hasher) }
            if case .object(let object) = self { return object.hash(into: &hasher) }
            hashScalar(into: &hasher)
        }

        private func hashScalar(into hasher: inout Hasher) {
            switch self {
            case .bool(let value): hasher.combine(value)
            case .number(let number): hasher.combine(number)
            case .string(let text): JSONText.hash(text, into: &hasher)
            case .null, .array, .object: hasher.combine(0)
            }
        }

        // MARK: Codable

        /// Decodes any value from any decoder; the order of keys is the decoder's (JSONDecoder has none).
        public init(from decoder: any Swift.Decoder) throws {
            self = try JSONCoding.value(from: decoder)
        }

        /// Encodes the value with any encoder; a number that is not finite becomes null.
        ///
        /// - Throws: `EncodingError` for a number that neither Int, UInt64, Decimal nor Double holds, such as 1e400.
        public func encode(to encoder: any Swift.Encoder) throws {
            try JSONCoding.encode(self, to: encoder)
        }
    }
}
