import Foundation

nonisolated extension OpenAICache {
    /// Reads the strings of one JSON text. Whoever makes one calls `free()`.
    struct JSONStringReader {
        /// Where to read: after the opening quote at first, after the closing one in the end.
        var offset = 0
        /// A bit for the last string by its length and two of its bytes: equal strings never lack a common bit.
        private(set) var lastMark: UInt64 = 0

        private let bytes: UnsafePointer<UInt8>
        private let end: Int
        private let isLenient: Bool
        private var unescaped = JSONBuffer(capacity: 64)

        init(bytes: UnsafePointer<UInt8>, end: Int, isLenient: Bool) {
            self.bytes = bytes
            self.end = end
            self.isLenient = isLenient
        }

        func free() {
            unescaped.free()
        }

        mutating func text() throws -> String {
            let start = offset
            let run = JSONScan.plainRun(bytes, from: start, to: end)
            offset = run.end
            try expectNoControl()
            guard bytes[offset] == 0x22 else { return try textWithEscapes(from: start) }
            offset &+= 1
            let length = run.end &- start
            lastMark = mark(start, length)
            return try decode(bytes + start, length, isASCII: !run.mayHoldNonASCII, source: start)
        }

        private func mark(_ start: Int, _ length: Int) -> UInt64 {
            guard length > 0 else { return 1 }
            let first = Int(bytes[start])
            let middle = Int(bytes[start &+ length / 2])
            return 1 &<< UInt64(truncatingIfNeeded: length &* 7 &+ first &* 3 &+ middle)
        }

        private mutating func textWithEscapes(from start: Int) throws -> String {
            unescaped.removeAll()
            unescaped.append(bytes + start, count: offset &- start)
            while bytes[offset] != 0x22 {
                if bytes[offset] == 0x5C { try escape() } else { rawControl() }
                let run = JSONScan.plainRun(bytes, from: offset, to: end)
                unescaped.append(bytes + offset, count: run.end &- offset)
                offset = run.end
                try expectNoControl()
            }
            offset &+= 1
            lastMark = .max
            return try decode(unescaped.base, unescaped.count, isASCII: false, source: start)
        }

        private func expectNoControl() throws {
            guard offset < end else { throw error("a string has no closing quote") }
            guard bytes[offset] >= 0x20 || isLenient else {
                throw error("a control character in a string must be escaped")
            }
        }

        private mutating func rawControl() {
            unescaped.append(bytes[offset])
            offset &+= 1
        }

        private mutating func escape() throws {
            offset &+= 1
            guard offset < end else { throw error("a string has no closing quote") }
            let letter = bytes[offset]
            if letter == 0x75 { return try unicodeEscape() }
            guard let byte = Self.byte(escapedAs: letter) else { throw error("no such escape in JSON") }
            offset &+= 1
            unescaped.append(byte)
        }

        private static func byte(escapedAs letter: UInt8) -> UInt8? {
            switch letter {
            case 0x22, 0x5C, 0x2F: letter
            case 0x6E: 0x0A
            case 0x74: 0x09
            case 0x72: 0x0D
            case 0x62: 0x08
            case 0x66: 0x0C
            default: nil
            }
        }

        /// Reads `uXXXX`, and the other half if that is a surrogate. Half a pair is refused: no String can hold it.
        private mutating func unicodeEscape() throws {
            let start = offset &- 1
            var code = try hexadecimal()
            if code & 0xFC00 == 0xD800 && offset &+ 1 < end && bytes[offset] == 0x5C && bytes[offset &+ 1] == 0x75 {
                let half = offset
                offset &+= 1
                let low = try hexadecimal()
                let isPair = low & 0xFC00 == 0xDC00
                if isPair { code = 0x10000 &+ ((code & 0x3FF) &<< 10 | (low & 0x3FF)) } else { offset = half }
            }
            unescaped.append(ascii: String(Character(try scalar(code, at: start))))
        }

        private func scalar(_ code: UInt32, at start: Int) throws -> Unicode.Scalar {
            if let scalar = Unicode.Scalar(code) { return scalar }
            if isLenient { return "\u{FFFD}" }
            throw JSONSyntaxError(reason: "half a surrogate pair stands for no character", offset: start)
        }

        private mutating func hexadecimal() throws -> UInt32 {
            var code: UInt32 = 0
            for place in 1...4 {
                guard offset &+ place < end, let digit = Self.hexDigit(bytes[offset &+ place]) else {
                    throw error("expected four hexadecimal digits after \\u")
                }
                code = code &<< 4 | digit
            }
            offset &+= 5
            return code
        }

        private static func hexDigit(_ byte: UInt8) -> UInt32? {
            if byte >= 0x30 && byte <= 0x39 { return UInt32(byte &- 0x30) }
            let lower = byte | 0x20
            return lower >= 0x61 && lower <= 0x66 ? UInt32(lower &- 0x57) : nil
        }

        private mutating func decode(_ text: UnsafePointer<UInt8>, _ length: Int, isASCII: Bool, source: Int) throws
            -> String
        {
            var string = String(decoding: UnsafeBufferPointer(start: text, count: length), as: UTF8.self)
            if isASCII { return string }
            // Decoding repairs what is not UTF-8; if nothing changed, there was nothing to repair.
            let isSame = string.withUTF8 { decoded in
                guard let base = decoded.baseAddress, decoded.count == length else { return decoded.count == length }
                return Foundation.memcmp(base, text, length) == 0
            }
            guard isSame || isLenient else { throw notUTF8(from: source) }
            // Two keys may be the same only once they are repaired.
            if !isSame { lastMark = .max }
            return string
        }

        private func notUTF8(from start: Int) -> JSONSyntaxError {
            let source = UnsafeBufferPointer(start: bytes + start, count: offset &- start)
            var wrong = 0
            for byte in String(decoding: source, as: UTF8.self).utf8 {
                guard wrong < source.count, source[wrong] == byte else { break }
                wrong += 1
            }
            // The repair character is EF BF BD: its first bytes may have matched an unfinished character's.
            if wrong >= 1 && source[wrong - 1] == 0xEF { wrong -= 1 }
            if wrong >= 2 && source[wrong - 2] == 0xEF && source[wrong - 1] == 0xBF { wrong -= 2 }
            return JSONSyntaxError(reason: "a string is not UTF-8", offset: start + wrong)
        }

        private func error(_ reason: String) -> JSONSyntaxError {
            JSONSyntaxError(reason: reason, offset: offset)
        }
    }
}
