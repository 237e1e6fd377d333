nonisolated extension OpenAICache {
    /// Which parts of a word change from run to run, or from project to project.
    enum WordKind {
        typealias Word = UnsafeBufferPointer<UInt8>

        private static let months = [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ].map { Array($0.utf8) }
        private static let monthNames: Set<[UInt8]> = Set(
            [
                "january", "february", "march", "april", "june", "july", "august", "september", "sept", "october",
                "november", "december",
            ].map { Array($0.utf8) } + months)
        private static let dateWords: Set<[UInt8]> = Set(
            [
                "am", "pm", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday",
                "thursday", "friday", "saturday", "sunday",
            ].map { Array($0.utf8) })

        private static let days: [StaticString] = [
            "0/0/00", "0/00/00", "00/0/00", "00/00/00", "0.0.00", "0.00.00", "00.0.00", "00.00.00",
        ]

        static func isMonth(_ word: Word) -> Bool {
            word.count <= 9 && word.count >= 3 && monthNames.contains(lowercased(word))
        }

        /// A day of the week, or the half of a day.
        static func isDateWord(_ word: Word) -> Bool {
            word.count <= 9 && word.count >= 2 && dateWords.contains(lowercased(word))
        }

        private static func lowercased(_ word: Word) -> [UInt8] { word.map { $0 | 0x20 } }

        /// Where a date or a time of day stands: `2026-11-27T09:30:00Z`, `9:30`, `27.11.2026`, `11/27/26`, or seconds
        /// since 1970 or 2001.
        static func date(in word: Word) -> Range<Int>? {
            var start = 0
            while start < word.count {
                if isDigit(word, start), start == 0 || !isDigit(word, start - 1) {
                    if matches(word, start, "0000-00-00") { return start..<end(of: word, from: start + 10) }
                    if matches(word, start, "0:00") || matches(word, start, "00:00") { return start..<word.count }
                    if days.contains(where: { matches(word, start, $0) }) || isCount(word, start) {
                        return start..<end(of: word, from: start)
                    }
                }
                start = start &+ 1
            }
            return nil
        }

        /// Seconds or milliseconds since 1970, or seconds and their fraction since 2001.
        private static func isCount(_ word: Word, _ start: Int) -> Bool {
            var count = 0
            while isDigit(word, start + count) { count += 1 }
            let isSince1970 = word[start] == UInt8(ascii: "1") && (count == 10 || count == 13)
            let isSince2001 = count == 9 && word[start] >= UInt8(ascii: "7") && matches(word, start + 9, ".0")
            return isSince1970 || isSince2001
        }

        /// Behind the digits and what joins them.
        private static func end(of word: Word, from start: Int) -> Int {
            var end = start
            while end < word.count, isDigit(word, end) || [0x2E, 0x2F, 0x3A, 0x54, 0x5A].contains(word[end]) {
                end += 1
            }
            return Swift.max(end, start)
        }

        static func uuid(in word: Word) -> Range<Int>? {
            var start = 0
            while start &+ 36 <= word.count {
                if word[start &+ 8] == 0x2D, matches(word, start, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx") {
                    return start..<start &+ 36
                }
                start = start &+ 1
            }
            return nil
        }

        /// The first name of `Lesson.Sale`, as a type is printed.
        static func module(in word: Word) -> Range<Int>? {
            guard let point = word.firstIndex(of: 0x2E), point + 1 < word.count else { return nil }
            let isName = word[..<point].allSatisfy { isLetter($0) || $0 == 0x5F || ($0 >= 0x30 && $0 <= 0x39) }
            return isName && isLetter(word[0]) && (0x41...0x5A).contains(word[point + 1]) ? 0..<point : nil
        }

        /// - Parameter pattern: `0` for a digit, `x` for a hexadecimal one, anything else for itself.
        private static func matches(_ word: Word, _ start: Int, _ text: StaticString) -> Bool {
            let (pattern, count) = (text.utf8Start, text.utf8CodeUnitCount)
            if start &+ count > word.count { return false }
            var at = 0
            while at < count {
                let byte = word[start &+ at]
                switch pattern[at] {
                case UInt8(ascii: "0"): if !isDigit(word, start &+ at) { return false }
                case UInt8(ascii: "x"): if !isHexadecimal(byte) { return false }
                default: if byte != pattern[at] { return false }
                }
                at = at &+ 1
            }
            return true
        }

        private static func isDigit(_ word: Word, _ at: Int) -> Bool {
            at < word.count && word[at] >= 0x30 && word[at] <= 0x39
        }

        private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

        private static func isHexadecimal(_ byte: UInt8) -> Bool {
            (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66)
        }
    }
}
