nonisolated extension OpenAICache {
    /// The inner loop that parsing and writing share: finds the end of a run of characters that need no escape.
    enum JSONScan {
        /// A run of plain characters: where it ends, and whether it may hold anything but ASCII.
        struct Run {
            let end: Int
            let mayHoldNonASCII: Bool
        }

        /// The run from `start` up to the first quote, backslash or control character, else up to `end`.
        static func plainRun(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Run {
            let ones: UInt64 = 0x0101_0101_0101_0101
            let highs: UInt64 = 0x8080_8080_8080_8080
            let raw = UnsafeRawPointer(bytes)
            var at = start
            var seen: UInt64 = 0
            while at &+ 8 <= end {
                let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
                let quote = word ^ 0x2222_2222_2222_2222
                let backslash = word ^ 0x5C5C_5C5C_5C5C_5C5C
                let control = (word &- 0x2020_2020_2020_2020) & ~word
                // A borrow can only mark bytes above a true hit, so the lowest mark is always right.
                let marks = (((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | control) & highs
                seen |= word
                if marks != 0 {
                    return Run(end: at &+ (marks.trailingZeroBitCount &>> 3), mayHoldNonASCII: seen & highs != 0)
                }
                at &+= 8
            }
            return tail(bytes, from: at, to: end, seen: seen & highs != 0)
        }

        private static func tail(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, seen: Bool) -> Run {
            var at = start
            var nonASCII = seen
            while at < end {
                let byte = bytes[at]
                if byte == 0x22 || byte == 0x5C || byte < 0x20 { break }
                if byte >= 0x80 { nonASCII = true }
                at &+= 1
            }
            return Run(end: at, mayHoldNonASCII: nonASCII)
        }
    }
}
