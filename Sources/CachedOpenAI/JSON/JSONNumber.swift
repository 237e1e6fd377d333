nonisolated extension OpenAICache {
    /// A JSON number, exact: integers of any length keep their digits, and `1`, `1.0` and `1e0` are equal.
    ///
    /// A `Double` stands for the shortest decimal that reads back as it, as in ECMAScript and RFC 8785.
    public struct JSONNumber: Sendable, Hashable, CustomStringConvertible, ExpressibleByIntegerLiteral,
        ExpressibleByFloatLiteral
    {
        /// Every value has one kind: an integer that fits is always an `int`, and what a `Double` can't hold a `literal`.
        enum Kind: Sendable {
            case int(Int)
            case double(Double)
            indirect case literal(String)
        }

        let kind: Kind

        /// The number as an `Int`; nil if it has a fraction or is too large.
        public var intValue: Int? {
            switch kind {
            case .int(let value): value
            case .double(let value): value == 0 ? 0 : nil
            case .literal: nil
            }
        }

        /// The nearest `Double`; infinite if the number is too large for one.
        public var doubleValue: Double {
            switch kind {
            case .int(let value): Double(value)
            case .double(let value): value
            case .literal(let spelling): Double(spelling) ?? .infinity
            }
        }

        /// As it is written: an integer as digits, a `Double` in ECMAScript's shortest form.
        ///
        /// An infinity or NaN, which JSON can't hold, is written as `null`.
        public var description: String {
            switch kind {
            case .int(let value): value.description
            case .double(let value): value == 0 ? "-0" : Self.shortest(value)
            case .literal(let spelling): spelling
            }
        }

        /// As RFC 8785 writes it, except that integers beyond 2^53 keep their digits. Equal numbers have one spelling.
        var canonicalDescription: String {
            switch kind {
            case .int(let value): value.description
            case .double(let value): value == 0 ? "0" : Self.shortest(value)
            case .literal(let spelling): Self.canonical(spelling)
            }
        }

        /// An integer.
        public init(_ value: Int) {
            kind = .int(value)
        }

        /// The shortest decimal that reads back as `value`.
        public init(_ value: Double) {
            if value.magnitude < Self.exactLimit {
                let whole = Self.isNegativeZero(value) ? nil : Int(exactly: value)
                kind = whole.map(Kind.int) ?? .double(value)
            } else {
                kind = Int(Self.shortest(value)).map(Kind.int) ?? .double(value)
            }
        }

        /// The number spelled by `literal`; nil if that is not a number by JSON's grammar.
        public init?(literal: String) {
            var literal = literal
            let number = literal.withUTF8 { bytes -> Self? in
                guard let start = bytes.baseAddress else { return nil }
                var scanner = JSONNumberScanner(bytes: start, end: bytes.count, offset: 0)
                guard let number = try? scanner.number(), scanner.offset == bytes.count else { return nil }
                return number
            }
            guard let number else { return nil }
            self = number
        }

        /// An integer, from a literal.
        public init(integerLiteral value: Int) {
            self.init(value)
        }

        /// A number with a fraction, from a literal.
        public init(floatLiteral value: Double) {
            self.init(value)
        }

        /// The number that `spelling`, which obeys the grammar, means; for those that no shorter way is sure to get right.
        init(grammatical spelling: String, isDigitsOnly: Bool) {
            let value = Double(spelling) ?? .infinity
            if isDigitsOnly, let whole = Int(spelling), whole != 0 {
                self.init(whole)
            } else if value.magnitude < Self.exactLimit {
                self.init(value)
            } else {
                self.init(kind: Self.kind(ofLarge: spelling, near: value, isDigitsOnly: isDigitsOnly))
            }
        }

        private init(kind: Kind) {
            self.kind = kind
        }

        /// Whether both mean the same decimal.
        public static func == (one: Self, other: Self) -> Bool {
            switch (one.kind, other.kind) {
            case (.int(let first), .int(let second)): first == second
            case (.double(let first), .double(let second)): first == second || !(first.isFinite || second.isFinite)
            case (.literal, _), (_, .literal): one.canonicalDescription == other.canonicalDescription
            case (.int(let whole), .double(let value)), (.double(let value), .int(let whole)): whole == 0 && value == 0
            }
        }

        /// Hashes the nearest `Double`, which equal numbers share.
        public func hash(into hasher: inout Hasher) {
            let value = doubleValue
            hasher.combine(value.isFinite ? value : .infinity)
        }

        /// From here on (2^53) a `Double` no longer holds every integer.
        private static var exactLimit: Double { 9_007_199_254_740_992 }

        private static func isNegativeZero(_ value: Double) -> Bool {
            value == 0 && value.sign == .minus
        }

        private static func kind(ofLarge spelling: String, near value: Double, isDigitsOnly: Bool) -> Kind {
            guard !isDigitsOnly, let decimal = JSONDecimal(spelling) else { return .literal(spelling) }
            guard decimal.isInteger else { return value.isFinite ? JSONNumber(value).kind : .literal(spelling) }
            if let whole = Int(decimal.exactSpelling) { return .int(whole) }
            return isShortest(decimal, of: value) ? .double(value) : .literal(spelling)
        }

        private static func isShortest(_ decimal: JSONDecimal, of value: Double) -> Bool {
            value.isFinite && JSONDecimal(value.description) == decimal
        }

        /// Whether a number's spelling means no other decimal than the `Double` nearest to it, in its shortest form.
        static func isExact(_ spelling: String) -> Bool {
            guard let decimal = JSONDecimal(spelling), let value = Double(spelling) else { return false }
            return isShortest(decimal, of: value)
        }

        private static func canonical(_ literal: String) -> String {
            guard let decimal = JSONDecimal(literal) else { return literal }
            return isShortest(decimal, of: Double(literal) ?? .infinity)
                ? decimal.ecmaScriptSpelling : decimal.exactSpelling
        }

        private static func shortest(_ value: Double) -> String {
            guard value.isFinite else { return "null" }
            let spelling = value.description
            if spelling.utf8.count < 20 && !spelling.utf8.contains(0x65) && !spelling.hasSuffix(".0") {
                return spelling
            }
            return JSONDecimal(spelling)?.ecmaScriptSpelling ?? spelling
        }
    }
}
