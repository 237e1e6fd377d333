nonisolated extension OpenAICache {
    /// The items that stand between two brackets, in one string, or outside of both.
    struct ItemNode {
        static let quote = UInt8(ascii: "\"")

        /// The sign that ends it.
        let end: UInt8
        /// Those of the sentence so far, each with the hashes of its words.
        private var items: [[UInt64]] = [[]]
        /// They are a number, and nothing else.
        private var isNumber = false
        /// A colon has ended what leads to them.
        private var hasLead = false
        /// Of the sentences of the line, in their order.
        private var line: UInt64 = 0
        /// Of the lines, in any.
        private var lines: UInt64 = 0

        init(end: UInt8) {
            self.end = end
        }

        /// Between brackets there are no sentences.
        var isText: Bool { end == 0 || end == Self.quote }

        mutating func append(_ hash: UInt64, isNumber: Bool = false) {
            self.isNumber = isNumber && items == [[]]
            items[items.count - 1].append(hash)
        }

        mutating func endItem() { items.append([]) }

        mutating func endLead() {
            hasLead = true
            endItem()
        }

        mutating func endSentence(_ sign: UInt64 = 0) {
            // The number of a line is no part of it.
            let isNumbering = isNumber && line == 0 && sign != 0
            if !isNumbering { line = Self.mixed(line, sum ^ sign) }
            items = [[]]
            hasLead = false
            isNumber = false
        }

        mutating func endLine() {
            if items != [[]] { endSentence() }
            if line != 0 { lines &+= Self.mixed(line, 0) }
            line = 0
        }

        mutating func value() -> UInt64 {
            endLine()
            return Self.mixed(lines, UInt64(end))
        }

        /// Of the items in any order. In a list such as `We have tea, milk, bread here` there are words before and behind
        /// them.
        private var sum: UInt64 {
            var items = items
            var frame: UInt64 = 0
            if isText, !hasLead, items.count > 2, let first = items.first?.last, let last = items.last?.first {
                frame = Self.mixed(Self.ordered(items[0].dropLast()), Self.ordered(items[items.count - 1].dropFirst()))
                items[0] = [first]
                items[items.count - 1] = [last]
            }
            return items.reduce(frame) { $0 &+ ($1.isEmpty ? 0 : Self.mixed(Self.ordered($1[...]), 1)) }
        }

        private static func ordered(_ hashes: ArraySlice<UInt64>) -> UInt64 { hashes.reduce(0, mixed) }

        /// As in SplitMix64.
        private static func mixed(_ one: UInt64, _ other: UInt64) -> UInt64 {
            var hash = (one &+ 0x9e37_79b9_7f4a_7c15) ^ (other &* 0xff51_afd7_ed55_8ccd)
            hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
            hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
            return hash ^ (hash >> 31)
        }
    }
}
