import Foundation

nonisolated extension OpenAICache {
    /// Reads JSON by RFC 8259: UTF-8 only, no deeper than 256 levels, nothing after the value. A lenient one takes what
    /// servers get wrong; see `JSON.init(reading:)`.
    struct JSONParser {
        static let deepest = 256

        enum Rules {
            case strict
            /// As strict, and no object has a key twice.
            case unambiguous
            /// What Python's `json` reads, is read.
            case lenient
        }

        private let bytes: UnsafePointer<UInt8>
        private let end: Int
        private var offset = 0
        private var depth = 0
        private var strings: JSONStringReader
        private let rules: Rules

        static func value(of data: Data, _ rules: Rules = .strict) throws -> JSON {
            try data.withUnsafeBytes { raw in
                guard let start = raw.bindMemory(to: UInt8.self).baseAddress else {
                    throw JSONSyntaxError(reason: "there is nothing to read", offset: 0)
                }
                var parser = JSONParser(bytes: start, end: raw.count, rules)
                defer { parser.strings.free() }
                return try parser.document()
            }
        }

        private init(bytes: UnsafePointer<UInt8>, end: Int, _ rules: Rules) {
            self.bytes = bytes
            self.end = end
            self.rules = rules
            strings = JSONStringReader(bytes: bytes, end: end, isLenient: rules == .lenient)
        }

        private mutating func document() throws -> JSON {
            if end >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF { offset = 3 }
            let value = try value()
            skipSpace()
            guard offset == end else { throw error("expected nothing after the value") }
            return value
        }

        private mutating func value() throws -> JSON {
            skipSpace()
            guard offset < end else { throw error("expected a value") }
            let byte = bytes[offset]
            if byte == 0x7B { return .object(try object()) }
            if byte == 0x5B { return .array(try array()) }
            return try scalar(byte)
        }

        // Apart from `value()`, to keep the stack that each level takes small.
        private mutating func scalar(_ byte: UInt8) throws -> JSON {
            if byte == 0x22 { return .string(try string()) }
            if byte == 0x2D || (byte >= 0x30 && byte <= 0x39) { return try number() }
            if byte == 0x74 { return try word("true", .bool(true)) }
            if byte == 0x66 { return try word("false", .bool(false)) }
            if byte == 0x6E { return try word("null", .null) }
            if rules == .lenient && byte == 0x4E { return try word("NaN", .number(JSONNumber(Double.nan))) }
            if rules == .lenient && byte == 0x49 { return try word("Infinity", .number(JSONNumber(Double.infinity))) }
            throw error("expected a value")
        }

        private mutating func object() throws -> JSONObject {
            try open()
            var object = JSONObject()
            var seen: UInt64 = 0
            if skip(0x7D) { return close(object) }
            repeat {
                let key = try key()
                let mark = strings.lastMark
                let value = try value()
                if seen & mark == 0 { object.append(key, value) } else { try set(key, value, in: &object) }
                seen |= mark
            } while try goesOn(until: 0x7D, orElse: "expected ',' or '}' in an object")
            return close(object)
        }

        private func set(_ key: String, _ value: JSON, in object: inout JSONObject) throws {
            guard rules != .unambiguous || object[key] == nil else { throw error("a key comes twice in one object") }
            object.set(key, value)
        }

        private mutating func array() throws -> [JSON] {
            try open()
            var array: [JSON] = []
            if skip(0x5D) { return close(array) }
            repeat {
                array.append(try value())
            } while try goesOn(until: 0x5D, orElse: "expected ',' or ']' in an array")
            return close(array)
        }

        private mutating func open() throws {
            guard depth < Self.deepest else { throw error("nested deeper than \(Self.deepest) levels") }
            depth &+= 1
            offset &+= 1
            skipSpace()
        }

        private mutating func close<Value>(_ container: Value) -> Value {
            depth &-= 1
            return container
        }

        private mutating func goesOn(until closing: UInt8, orElse reason: StaticString) throws -> Bool {
            skipSpace()
            if skip(0x2C) { return true }
            if skip(closing) { return false }
            throw error("\(reason)")
        }

        private mutating func key() throws -> String {
            skipSpace()
            guard offset < end, bytes[offset] == 0x22 else { throw error("expected a key in quotes") }
            let key = try string()
            skipSpace()
            guard skip(0x3A) else { throw error("expected ':' after a key") }
            return key
        }

        private mutating func string() throws -> String {
            strings.offset = offset &+ 1
            let text = try strings.text()
            offset = strings.offset
            return text
        }

        private mutating func number() throws -> JSON {
            if rules == .lenient && end &- offset > 1 && bytes[offset &+ 1] == 0x49 {
                return try word("-Infinity", .number(JSONNumber(-Double.infinity)))
            }
            var scanner = JSONNumberScanner(bytes: bytes, end: end, offset: offset)
            let number = try scanner.number()
            offset = scanner.offset
            return .number(number)
        }

        private mutating func word(_ word: StaticString, _ value: JSON) throws -> JSON {
            let length = word.utf8CodeUnitCount
            guard end &- offset >= length, Foundation.memcmp(bytes + offset, word.utf8Start, length) == 0 else {
                throw error("expected a value")
            }
            offset &+= length
            return value
        }

        private mutating func skipSpace() {
            var at = offset
            while at < end {
                let byte = bytes[at]
                if byte > 0x20 || (byte != 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09) { break }
                at &+= 1
            }
            offset = at
        }

        private mutating func skip(_ byte: UInt8) -> Bool {
            guard offset < end, bytes[offset] == byte else { return false }
            offset &+= 1
            return true
        }

        private func error(_ reason: String) -> JSONSyntaxError {
            JSONSyntaxError(reason: reason, offset: offset)
        }
    }
}
