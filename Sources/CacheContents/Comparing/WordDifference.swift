/// Which words are not the same in several texts.
package enum WordDifference {
    private static let mostWords = 1_500
    /// Of texts that share less, nothing is marked: it would be all of them.
    private static let leastShare = 0.25

    /// Words, single signs, and the spaces between them: together they are the text.
    package static func words(_ text: String) -> [String] {
        var words: [String] = []
        var before = Kind.sign
        for character in text {
            let kind = Kind(character)
            if kind == before, kind != .sign {
                words[words.count - 1].append(character)
            } else {
                words.append(String(character))
            }
            before = kind
        }
        return words
    }

    /// Whether it stands between words.
    package static func isSpace(_ word: String) -> Bool { word.first?.isWhitespace ?? true }

    /// For each word of each text, whether there is a text that lacks it. Nil for texts that have hardly anything in
    /// common, or too many words.
    package static func marks(_ texts: [[String]]) -> [[Bool]]? {
        guard let base = texts.first, texts.allSatisfy({ $0.count <= mostWords }) else { return nil }
        var numbers: [String: Int] = [:]
        let coded = texts.map { $0.map { code($0, &numbers) } }
        let matches = coded.map { places(of: $0, in: coded[0]) }
        let isShared = base.indices.map { place in matches.allSatisfy { $0.contains(place) } }
        var (shared, all) = (0, 0)
        for (text, places) in zip(texts, matches).dropFirst() {
            shared += zip(text, places).filter { isWord($0) && $1 != nil }.count
            all += max(text.filter(isWord).count, base.filter(isWord).count)
        }
        guard Double(shared) >= leastShare * Double(all) else { return nil }
        return zip(texts, matches).map { text, places in
            zip(text, places).map { word, place in !isSpace(word) && !(place.map { isShared[$0] } ?? false) }
        }
    }

    /// For each word, the one of the first text that it is.
    private static func places(of text: [Int], in base: [Int]) -> [Int?] {
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in text.difference(from: base) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var kept = base.indices.filter { !removed.contains($0) }[...]
        return text.indices.map { inserted.contains($0) ? nil : kept.popFirst() }
    }

    private enum Kind {
        case word, space, sign

        init(_ character: Character) {
            if character.isWhitespace {
                self = .space
            } else if let scalar = character.unicodeScalars.first, scalar.properties.isIdeographic {
                // There are no spaces between these words.
                self = .sign
            } else {
                self = character.isLetter || character.isNumber ? .word : .sign
            }
        }
    }

    private static func code(_ word: String, _ numbers: inout [String: Int]) -> Int {
        if let known = numbers[word] { return known }
        numbers[word] = numbers.count
        return numbers.count - 1
    }

    private static func isWord(_ text: String) -> Bool {
        text.first.map { $0.isLetter || $0.isNumber } ?? false
    }
}
