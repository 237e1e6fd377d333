nonisolated extension OpenAICache {
    /// The exact value of a number's spelling: 0.d₁d₂… × 10^`point`, without zeros at either end of the digits.
    struct JSONDecimal: Equatable {
        let isNegative: Bool
        /// ASCII digits; empty for zero.
        let digits: [UInt8]
        /// Where the decimal point stands, counted from the first digit.
        let point: Int

        /// Nil if the exponent has more than 18 digits, so that no arithmetic on it can overflow.
        init?(_ spelling: String) {
            var reader = Reader()
            for byte in spelling.utf8 { reader.take(byte) }
            guard reader.exponentDigits <= 18 else { return nil }
            let trimmed = reader.digits.drop { $0 == 0x30 }
            let last = trimmed.lastIndex { $0 != 0x30 } ?? trimmed.startIndex - 1
            isNegative = reader.isNegative
            digits = Array(trimmed.prefix(through: last))
            let leadingZeros = reader.digits.count - trimmed.count
            point = digits.isEmpty ? 0 : reader.wholeDigits - leadingZeros + reader.signedExponent
        }

        var isInteger: Bool { point >= digits.count }

        /// The spelling that ECMAScript's Number::toString gives these digits (RFC 8785, section 3.2.2.3).
        var ecmaScriptSpelling: String {
            point > 21 ? scientific : plainOrScientific
        }

        /// ECMAScript's spelling, except that an integer keeps its digits, however many, if at most 21 zeros follow.
        var exactSpelling: String {
            isInteger && point - digits.count <= 21 ? signed(wholeNumber) : ecmaScriptSpelling
        }

        private var plainOrScientific: String {
            if digits.isEmpty { return "0" }
            if isInteger { return signed(wholeNumber) }
            if point > 0 { return signed(text(digits.prefix(point)) + "." + text(digits.dropFirst(point))) }
            if point > -6 { return signed("0." + String(repeating: "0", count: -point) + text(digits[...])) }
            return scientific
        }

        private var wholeNumber: String {
            text(digits[...]) + String(repeating: "0", count: point - digits.count)
        }

        private var scientific: String {
            let fraction = digits.count > 1 ? "." + text(digits.dropFirst()) : ""
            return signed(text(digits.prefix(1)) + fraction + (point > 0 ? "e+" : "e") + String(point - 1))
        }

        private func signed(_ magnitude: String) -> String {
            isNegative ? "-" + magnitude : magnitude
        }

        private func text(_ digits: ArraySlice<UInt8>) -> String {
            String(decoding: digits, as: UTF8.self)
        }

        /// Takes a number apart, one character at a time.
        private struct Reader {
            var isNegative = false
            var digits: [UInt8] = []
            var wholeDigits = 0
            var exponentDigits = 0
            private var exponent = 0
            private var exponentIsNegative = false
            private var isPastPoint = false
            private var isPastE = false

            var signedExponent: Int { exponentIsNegative ? -exponent : exponent }

            mutating func take(_ byte: UInt8) {
                switch byte {
                case 0x2E: isPastPoint = true
                case 0x65, 0x45: isPastE = true
                case 0x2D where isPastE: exponentIsNegative = true
                case 0x2D: isNegative = true
                case 0x2B: break
                default: takeDigit(byte)
                }
            }

            private mutating func takeDigit(_ byte: UInt8) {
                guard isPastE else {
                    digits.append(byte)
                    if !isPastPoint { wholeDigits += 1 }
                    return
                }
                guard exponentDigits > 0 || byte != 0x30 else { return }
                exponentDigits += 1
                exponent = exponent &* 10 &+ Int(byte &- 0x30)
            }
        }
    }
}
