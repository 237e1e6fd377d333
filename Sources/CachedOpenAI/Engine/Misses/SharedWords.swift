nonisolated extension OpenAICache {
    /// The words of a text, to tell how many of them stand in another one, too, and beside the same words as there.
    struct SharedWords {
        private struct Word {
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            /// A long word says more, and one of two letters nothing.
            var weight = -2

            mutating func add(_ scalar: Swift.Unicode.Scalar) {
                let isCapital = scalar.value >= 0x41 && scalar.value <= 0x5A
                hash = (hash ^ UInt64(isCapital ? scalar.value | 0x20 : scalar.value)) &* 0x100_0000_01b3
                weight += Swift.UTF8.width(scalar)
            }
        }

        /// Scripts from Thai on don't tell words apart: each letter is one.
        private static let firstAlone: UInt32 = 0xE00

        private var words: [Word] = []
        private var pairs: Set<UInt64> = []
        private var weight = 0

        /// - Parameter most: how many are looked at, from the beginning.
        init(_ text: String, most: Int) {
            var word = Word()
            for scalar in text.unicodeScalars {
                if !Self.isLetter(scalar) || scalar.value >= Self.firstAlone { end(&word) }
                if words.count >= most { return }
                if Self.isLetter(scalar) { word.add(scalar) }
            }
            end(&word)
        }

        /// Of 1. It is that of the text with fewer words, so a longer one with all of them shares all.
        func share(with other: SharedWords) -> Double {
            if weight > other.weight { return other.share(with: self) }
            if weight == 0 { return 0 }
            var shared = 0
            for (place, word) in words.enumerated() {
                let isAfter = place > 0 && other.pairs.contains(Self.pair(words[place - 1], word))
                let isBefore = place + 1 < words.count && other.pairs.contains(Self.pair(word, words[place + 1]))
                if isAfter || isBefore { shared += Swift.max(word.weight, 0) }
            }
            return Double(shared) / Double(weight)
        }

        /// Whether a person takes one text for the other with some words changed or more said. Of little words alone it
        /// can't be told.
        func areClose(to other: SharedWords) -> Bool {
            if weight == 0 || other.weight == 0 { return true }
            let (one, two) = (Set(words.map(\.hash)), Set(other.words.map(\.hash)))
            let isOneChanged = one.subtracting(two).count <= 1 && two.subtracting(one).count <= 1
            return isOneChanged || share(with: other) >= 0.4
        }

        private mutating func end(_ word: inout Word) {
            if word.weight == -2 { return }
            if let last = words.last { pairs.insert(Self.pair(last, word)) }
            words.append(word)
            weight += Swift.max(word.weight, 0)
            word = Word()
        }

        private static func pair(_ one: Word, _ other: Word) -> UInt64 { one.hash &* 31 &+ other.hash }

        private static func isLetter(_ scalar: Swift.Unicode.Scalar) -> Bool {
            if scalar.value >= 0x80 { return scalar.properties.isAlphabetic }
            return (0x61...0x7A).contains(scalar.value | 0x20) || (0x30...0x39).contains(scalar.value)
        }
    }
}
