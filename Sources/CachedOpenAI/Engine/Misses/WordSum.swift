import Foundation

nonisolated extension OpenAICache {
    /// Numbers that requests of the same words share, in whichever order the words stand; the same without dates, without
    /// UUIDs, without the modules' names of printed types; and one for the same items in whichever order these stand. They
    /// are found in one pass, comparing nothing.
    struct WordSum: Sendable {
        /// A longer word is a picture, or the like.
        private static let mostWord = 200
        private(set) var words: UInt64 = 0
        private(set) var withoutDates: UInt64 = 0
        private(set) var withoutUUIDs: UInt64 = 0
        private(set) var withoutModules: UInt64 = 0
        private(set) var items: UInt64 = 0
        /// How many words ago a month was named.
        private var wordsSinceMonth = 3
        /// The word just before, if it may be a day.
        private var dayBefore: UInt64?

        /// - Parameter data: JSON, or any text.
        init(_ data: Data) {
            data.withUnsafeBytes { add($0.bindMemory(to: UInt8.self)) }
        }

        /// That of what a request says.
        init(_ body: JSON, ignoring ignored: Set<String>) {
            self.init(
                (body.objectValue.map { .object(RequestMeaning.of($0, ignoring: ignored)) } ?? body).canonicalData())
        }

        private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
            var itemSum = ItemSum()
            var at = 0
            while at < bytes.count {
                let end = Self.end(of: bytes, from: at)
                let hash = Self.hash(bytes[at..<end])
                itemSum.add(bytes[at..<end], hash, before: end < bytes.count ? bytes[end] : nil)
                if Self.isWord(bytes[at]) {
                    add(word: UnsafeBufferPointer(rebasing: bytes[at..<end]), hash)
                } else {
                    add(hash)
                }
                at = end
            }
            items = itemSum.finish()
        }

        /// A word, with what joins its parts; or one sign, with its escape.
        private static func end(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
            let count = bytes.count
            if !isWord(bytes[start]) { return Swift.min(start &+ (bytes[start] == UInt8(ascii: "\\") ? 2 : 1), count) }
            var end = start &+ 1
            while end < count {
                let isJoint = isJoint(bytes[end]) && end &+ 1 < count && isWord(bytes[end &+ 1])
                if !isWord(bytes[end]) && !isJoint { break }
                end = end &+ 1
            }
            return end
        }

        private mutating func add(_ hash: UInt64) {
            words &+= hash
            withoutDates &+= hash
            withoutUUIDs &+= hash
            withoutModules &+= hash
        }

        private mutating func add(word: UnsafeBufferPointer<UInt8>, _ hash: UInt64) {
            if word.count > Self.mostWord { return add(hash) }
            words &+= hash
            withoutUUIDs &+= WordKind.uuid(in: word).map { Self.hash(word, without: $0) } ?? hash
            withoutModules &+= WordKind.module(in: word).map { Self.hash(word, without: $0) } ?? hash
            addDate(word, hash)
        }

        /// A month makes dates of the numbers around it.
        private mutating func addDate(_ word: UnsafeBufferPointer<UInt8>, _ hash: UInt64) {
            let isNumber = word.count <= 4 && word.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
            wordsSinceMonth = Swift.min(wordsSinceMonth &+ 1, 3)
            defer { dayBefore = isNumber ? hash : nil }
            if WordKind.isMonth(word) {
                if let dayBefore { withoutDates &-= dayBefore }
                wordsSinceMonth = 0
            } else if let date = WordKind.date(in: word) {
                withoutDates &+= Self.hash(word, without: date)
            } else if !WordKind.isDateWord(word) && !(isNumber && wordsSinceMonth < 3) {
                withoutDates &+= hash
            }
        }

        private static func isWord(_ byte: UInt8) -> Bool {
            (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte >= 0x80
                || byte == 0x5F
        }

        /// `-`, `.`, `/` and `:`.
        private static func isJoint(_ byte: UInt8) -> Bool { (byte >= 0x2D && byte <= 0x2F) || byte == 0x3A }

        /// FNV-1a, mixed as in SplitMix64, so that the sums of different words differ.
        private static func hash(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, from start: UInt64 = 0xcbf2_9ce4_8422_2325)
            -> UInt64
        {
            var hash = start
            var at = bytes.startIndex
            while at < bytes.endIndex {
                hash = (hash ^ UInt64(bytes.base[at])) &* 0x100_0000_01b3
                at = at &+ 1
            }
            hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
            hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
            return hash ^ (hash >> 31)
        }

        private static func hash(_ word: UnsafeBufferPointer<UInt8>, without part: Range<Int>) -> UInt64 {
            part.count == word.count ? 0 : hash(word[part.upperBound...], from: hash(word[..<part.lowerBound]))
        }
    }
}
