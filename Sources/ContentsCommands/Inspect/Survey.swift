import CacheContents

/// What is known of all entries once each was looked at: the summary, and by what they are sorted.
struct Survey {
    private struct Facts {
        let entry: Entry
        let tokens: Int
        let bytes: Int
        let time: UInt64
    }

    private(set) var summary: ContentsSummary
    private var facts: [Facts] = []

    init(prices: PriceList?) {
        summary = ContentsSummary(prices: prices)
    }

    mutating func add(_ interaction: Interaction) {
        summary.add(interaction)
        let usage = interaction.answer.usage
        facts.append(
            Facts(
                entry: interaction.entry, tokens: usage.map { $0.input + $0.output } ?? 0,
                bytes: interaction.recorded.body.count, time: interaction.recorded.runMicroseconds))
    }

    /// The most first; what is equal as it was recorded.
    func sorted(by sort: Inspect.Sorting) -> [Entry] {
        func descending<Value: Comparable>(_ value: (Facts) -> Value) -> [Entry] {
            facts.enumerated().sorted { (value($1.element), $0.offset) < (value($0.element), $1.offset) }.map(
                \.element.entry)
        }
        switch sort {
        case .recorded: return facts.map(\.entry)
        case .tokens: return descending(\.tokens)
        case .bytes: return descending(\.bytes)
        case .time: return descending(\.time)
        }
    }
}
