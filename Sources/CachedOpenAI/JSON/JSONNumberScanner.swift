nonisolated extension OpenAICache {
    /// Reads one number by JSON's grammar (RFC 8259, section 6).
    struct JSONNumberScanner {
        let bytes: UnsafePointer<UInt8>
        let end: Int
        var offset: Int

        private var mantissa: UInt64 = 0
        private var digits = 0
        private var scale = 0
        private var isDigitsOnly = true

        init(bytes: UnsafePointer<UInt8>, end: Int, offset: Int) {
            self.bytes = bytes
            self.end = end
            self.offset = offset
        }

        mutating func number() throws -> JSONNumber {
            let start = offset
            let isNegative = skip(0x2D)
            try wholePart()
            if skip(0x2E) { try fraction() }
            if skip(0x65) || skip(0x45) { try exponent() }
            return quickNumber(isNegative: isNegative) ?? exactNumber(from: start)
        }

        private func quickNumber(isNegative: Bool) -> JSONNumber? {
            if isDigitsOnly && digits <= 18 && (mantissa != 0 || !isNegative) {
                let magnitude = Int(truncatingIfNeeded: mantissa)
                return JSONNumber(isNegative ? 0 &- magnitude : magnitude)
            }
            guard let magnitude = quickDouble() else { return nil }
            return JSONNumber(isNegative ? -magnitude : magnitude)
        }

        /// One correctly rounded operation on two exact Doubles (Clinger's fast path).
        private func quickDouble() -> Double? {
            guard digits <= 19, mantissa < 9_007_199_254_740_992, !isDigitsOnly else { return nil }
            if scale <= 0 && scale >= -22 { return Double(mantissa) / powerOfTen(0 &- scale) }
            // Up to 15 digits, the Double's shortest decimal is the one that was written.
            if scale > 0 && scale <= 22 && digits <= 15 { return Double(mantissa) * powerOfTen(scale) }
            return nil
        }

        private func powerOfTen(_ exponent: Int) -> Double {
            var power = 1.0
            var left = exponent
            while left > 0 {
                power *= 10
                left &-= 1
            }
            return power
        }

        private func exactNumber(from start: Int) -> JSONNumber {
            let spelling = UnsafeBufferPointer(start: bytes + start, count: offset &- start)
            return JSONNumber(grammatical: String(decoding: spelling, as: UTF8.self), isDigitsOnly: isDigitsOnly)
        }

        private mutating func wholePart() throws {
            let start = offset
            try digitRun()
            guard bytes[start] == 0x30 && offset > start &+ 1 else { return }
            throw JSONSyntaxError(reason: "a number can't begin with 0 and another digit", offset: start)
        }

        private mutating func fraction() throws {
            isDigitsOnly = false
            let start = offset
            try digitRun()
            scale = start &- offset
        }

        private mutating func exponent() throws {
            isDigitsOnly = false
            let isNegative = skip(0x2D)
            if !isNegative { _ = skip(0x2B) }
            var power = Self(bytes: bytes, end: end, offset: offset)
            try power.digitRun()
            offset = power.offset
            // More digits than an Int surely holds: far out of every quick path.
            let size = power.digits <= 15 ? Int(truncatingIfNeeded: power.mantissa) : 1_000_000
            scale &+= isNegative ? 0 &- size : size
        }

        private mutating func digitRun() throws {
            let bytes = bytes
            let end = end
            let start = offset
            var at = start
            var value = mantissa
            while at < end {
                let digit = bytes[at] &- 0x30
                if digit > 9 { break }
                value = value &* 10 &+ UInt64(truncatingIfNeeded: digit)
                at &+= 1
            }
            guard at > start else { throw JSONSyntaxError(reason: "expected a digit", offset: start) }
            mantissa = value
            digits &+= at &- start
            offset = at
        }

        private mutating func skip(_ byte: UInt8) -> Bool {
            guard offset < end, bytes[offset] == byte else { return false }
            offset &+= 1
            return true
        }
    }
}
