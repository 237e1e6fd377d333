import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// Parts of what was said, as values for the templates. It gathers the media in them, whose bytes no template sees, and
/// goes on in the words that are marked.
struct PartView {
    private static let mostLines = 10
    /// Each template's tags have a value: what is missing would be looked for in what stands around it.
    private static let tags = ["text", "refusal", "reasoning", "call", "media", "citation", "other"]

    private let name: EntryName?
    private let options: ReportOptions
    private let shown: Shown
    private var marks: ArraySlice<Bool>?
    /// They stand elsewhere.
    var skipsMedia = false
    /// In the order of their slots.
    private(set) var media: [Data] = []

    /// - Parameter marks: for each word of what was answered.
    init(_ name: EntryName?, _ options: ReportOptions, _ shown: Shown, marks: [Bool]? = nil) {
        self.name = name
        self.options = options
        self.shown = shown
        self.marks = marks.map { $0[...] }
    }

    // MARK: Messages

    /// - Parameter hidesRole: of whom nobody doubts that it speaks.
    mutating func values(_ message: Message, hidesRole: String? = nil, alt: String, in interaction: Interaction)
        -> [String: Any]
    {
        let lineCount = message.text.utf8.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
        let role = shown.line(message.role, most: 60)
        let isInstruction = ["system", "developer", "instructions"].contains(message.role)
        return [
            "role": role, "hasRole": message.role != hidesRole, "isFolded": isInstruction && lineCount > Self.mostLines,
            "lines": Counted.grouped(lineCount), "style": message.role == "user" ? "user" : "",
            "parts": message.parts.filter { !skipsMedia || !$0.isMedia }.map { values($0, alt: alt, in: interaction) },
        ]
    }

    private mutating func values(_ part: Part, alt: String, in interaction: Interaction) -> [String: Any] {
        let value: (String, Any) =
            switch part {
            case .text(let text), .toolResult(_, let text): ("text", values(text))
            case .refusal(let text): ("refusal", values(text))
            case .reasoning(let text): ("reasoning", reasoning(text))
            case .toolCall(let call): ("call", ["signature": shown.line(call.signature, most: 4_000)])
            case .media(let media): ("media", values(media, alt: alt, in: interaction))
            case .citation(let source): ("citation", ["source": shown.line(source, most: 400)])
            case .other(let json): ("other", ["value": ShortJSON(json, name, shown).text])
            }
        let none = Self.tags.map { ($0, false as Any) }
        return Dictionary(none + [value]) { $1 }
    }

    private func reasoning(_ text: String) -> [String: Any] {
        let blocks = TextBlocks(text, shown)
        let count = blocks.blocks.reduce(0) { $0 + $1.lines.count }
        return Self.plain(blocks, name).merging([
            "lines": Counted.grouped(count), "word": count == 1 ? "line" : "lines",
        ]) { $1 }
    }

    mutating func values(_ media: Media, alt: String, in interaction: Interaction) -> [String: Any] {
        let view = MediaView(media, alt: alt, name: name, interaction, shown, options)
        if let bytes = view.bytes { self.media.append(bytes) }
        return view.values(slot: self.media.count - 1)
    }

    // MARK: Text

    /// As it was typed, with the words that differ marked.
    mutating func values(_ text: String) -> [String: Any] {
        let blocks = TextBlocks(text, shown)
        guard marks != nil else { return Self.plain(blocks, name) }
        let values = blocks.blocks.map { block in
            ["isCode": block.isCode, "pieces": pieces(WordDifference.words(block.text))] as [String: Any]
        }
        return ["blocks": values + Self.rest(blocks, name)]
    }

    private static func plain(_ blocks: TextBlocks, _ name: EntryName?) -> [String: Any] {
        ["blocks": blocks.blocks.map { value($0.text, isCode: $0.isCode) } + rest(blocks, name)]
    }

    private static func rest(_ blocks: TextBlocks, _ name: EntryName?) -> [[String: Any]] {
        if blocks.leftOut == 0 { return [] }
        return [value(ShortJSON.rest(blocks.leftOut, name), isCode: false)]
    }

    private static func value(_ text: String, isCode: Bool) -> [String: Any] {
        ["isCode": isCode, "pieces": [["isMarked": false, "words": text] as [String: Any]]]
    }

    private mutating func pieces(_ words: [String]) -> [[String: Any]] {
        let taken = marks?.prefix(words.count) ?? []
        marks = marks?.dropFirst(words.count)
        let marked = Array(taken) + [Bool](repeating: false, count: words.count - taken.count)
        var pieces: [(isMarked: Bool, words: String)] = []
        for (index, word) in words.enumerated() {
            let isBetween = index > 0 && index + 1 < words.count && WordDifference.isSpace(word)
            let isMarked = isBetween ? marked[index - 1] && marked[index + 1] : marked[index]
            if pieces.last?.isMarked == isMarked {
                pieces[pieces.count - 1].words += word
            } else {
                pieces.append((isMarked, word))
            }
        }
        return pieces.map { ["isMarked": $0.isMarked, "words": $0.words] }
    }

    /// The words that `values` marks, in its order.
    static func words(of answer: Answer, _ shown: Shown) -> [String] {
        let texts =
            if answer.choices.isEmpty {
                [answer.failure ?? answer.text].compactMap { $0 }
            } else {
                answer.choices.flatMap(\.messages).flatMap(\.parts).compactMap { part in
                    switch part {
                    case .text(let text), .toolResult(_, let text), .refusal(let text): text
                    default: nil
                    }
                }
            }
        return texts.flatMap { TextBlocks($0, shown).blocks.flatMap { WordDifference.words($0.text) } }
    }
}

extension Part {
    fileprivate var isMedia: Bool { if case .media = self { true } else { false } }
}
