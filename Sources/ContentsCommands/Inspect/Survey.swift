import CacheContents
import CachedOpenAIGenerator
import Foundation

/// What is known of all entries once each was looked at: the summary, by what they are sorted, and their lines, which are
/// on disk until then.
struct Survey {
    private struct Facts {
        /// Its place among the entries.
        let place: UInt32
        let tokens: Int
        let bytes: Int
        let time: Int
    }

    private(set) var summary: ContentsSummary
    /// Of all that were looked at, how many requests' texts were left out.
    private(set) var unknownCount = 0
    private var facts: [Facts] = []
    private let spool: SpoolFile

    /// How many were added.
    var count: Int { facts.count }

    private let all: [Entry]

    /// - Parameter entries: those that are looked at.
    init(of entries: [Entry], prices: PriceList?) throws {
        all = entries
        summary = ContentsSummary(prices: prices)
        spool = try SpoolFile()
    }

    /// - Parameters:
    ///   - place: among the entries.
    ///   - line: of the list. Once there is none, none comes any more.
    mutating func add(_ interaction: Interaction, at place: Int, line: String?) throws {
        summary.add(interaction)
        unknownCount += interaction.request == nil ? 1 : 0
        let usage = interaction.answer.usage
        facts.append(
            Facts(
                place: UInt32(place), tokens: usage.map { $0.input + $0.output } ?? 0,
                bytes: interaction.recorded.body.count, time: Int(clamping: interaction.recorded.runMicroseconds)))
        if let line { try spool.append(Data((line + "\n").utf8)) }
    }

    /// What is not wanted, as far as that can be told.
    mutating func passOver(_ interaction: Interaction) {
        unknownCount += interaction.request == nil ? 1 : 0
    }

    /// The most first; what is equal as it was recorded.
    func entries(by sort: Inspect.Sorting) -> [Entry] { places(by: sort).map { all[Int(facts[$0].place)] } }

    /// With their ends.
    func lines(by sort: Inspect.Sorting, most: Int) throws -> [Data] {
        let lines = facts.isEmpty ? [] : try spool.sections()
        return places(by: sort).prefix(most).map { lines[$0] }
    }

    private func places(by sort: Inspect.Sorting) -> [Int] {
        func descending(_ value: (Facts) -> Int) -> [Int] {
            StableOrder.places(facts.map { -value($0) }).map { Int($0) }
        }
        switch sort {
        case .recorded: return Array(facts.indices)
        case .tokens: return descending(\.tokens)
        case .bytes: return descending(\.bytes)
        case .time: return descending(\.time)
        }
    }
}
