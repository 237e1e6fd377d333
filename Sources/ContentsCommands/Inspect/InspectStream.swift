import CacheContents
import CachedOpenAI

/// Forms of which the first line comes before the rest was read, as far as the order of the lines allows it.
struct InspectStream {
    let walk: ContentsWalk
    let shown: Shown
    let printer: Printer

    /// An object a line, in the order in which they were recorded.
    /// - Returns: how many.
    func json(most: Int?, prices: PriceList?) throws -> Int {
        var count = 0
        try walk.visitEach { interaction in
            printer.line(shown.json(EntryJSON.of(interaction, prices: prices)))
            count += 1
            return count < most ?? .max
        }
        return count
    }

    /// In an order of what was asked, which is known when all was read.
    /// - Returns: how many.
    func plain() throws -> Int { try PlainView(shown: shown).write(walk, to: printer) }
}
