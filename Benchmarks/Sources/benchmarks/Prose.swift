/// Text that compresses as English does, to about 40 %.
struct Prose {
    private var generator: Generator
    private let words: [String]

    init(seed: UInt64) {
        var generator = Generator(seed: seed)
        words = (0..<3_000).map { _ in Self.word(&generator) }
        self.generator = generator
    }

    /// Paragraphs with now and then a quotation, in ASCII.
    mutating func text(byteCount: Int) -> String {
        var text = ""
        var sinceBreak = 0
        while text.utf8.count < byteCount {
            let word = nextWord()
            sinceBreak += 1
            let ending = sinceBreak < 60 ? " " : ".\n\n"
            if ending != " " { sinceBreak = 0 }
            text += sinceBreak % 40 == 20 ? "\"\(word)\"\(ending)" : word + ending
        }
        return String(text.prefix(byteCount))
    }

    /// Few words are frequent, many are rare.
    private mutating func nextWord() -> String {
        let place = Double.random(in: 0..<1, using: &generator)
        return words[Int(place * place * Double(words.count))]
    }

    private static func word(_ generator: inout Generator) -> String {
        let letters = Array("eeetttaaooinshrdlucmfwypvbgk")
        let count = Int.random(in: 2...9, using: &generator)
        return String((0..<count).compactMap { _ in letters.randomElement(using: &generator) })
    }
}
