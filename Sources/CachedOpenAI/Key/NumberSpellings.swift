nonisolated extension OpenAICache {
    /// The numbers of a JSON text, as they are spelled in it.
    enum NumberSpellings {
        /// Whether each of them is told from every other number when the text has been parsed: one with a fraction or an
        /// exponent becomes the nearest `Double`.
        ///
        /// - Parameter text: valid JSON.
        static func areExact(in text: String) -> Bool {
            var number: [UInt8] = []
            var isInString = false
            var isEscaped = false
            for byte in text.utf8 {
                if isInString {
                    isInString = isEscaped || byte != UInt8(ascii: "\"")
                    isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                } else if isPart(byte, of: number) {
                    number.append(byte)
                } else {
                    if !isExact(number) { return false }
                    number = []
                    isInString = byte == UInt8(ascii: "\"")
                }
            }
            return isExact(number)
        }

        private static func isPart(_ byte: UInt8, of number: [UInt8]) -> Bool {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
            case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"): !number.isEmpty
            default: false
            }
        }

        private static func isExact(_ number: [UInt8]) -> Bool {
            // Whole numbers keep all their digits.
            guard number.contains(where: { $0 > UInt8(ascii: "9") || $0 == UInt8(ascii: ".") }) else { return true }
            return JSONNumber.isExact(String(decoding: number, as: UTF8.self))
        }
    }
}
