/// How large a block becomes. A look-up inflates one: large ones compress better, small ones answer sooner.
///
/// A change in a cache changes a block or two, which should be little of what is handed out. Numbers, pictures and sound
/// gain nothing from a large block and hardly get smaller in it, so much less of them fills one than of text.
struct BlockLimits {
    /// How much of one kind fills a block.
    private struct Filling {
        /// So many blocks would be wanted if a cache held nothing else.
        let blocksWanted: Int
        let smallest: Int
        static let largest = 288 << 10

        static let text = Filling(blocksWanted: 24, smallest: 32 << 10)
        static let bytes = Filling(blocksWanted: 240, smallest: 48 << 10)

        func byteCount(of total: Int) -> Int { min(max(total / blocksWanted, smallest), Self.largest) }
    }

    /// From here on a published cache is read in parts: a look-up fetches a block.
    private static let fewestInParts = 64_000_000
    private static let textInParts = 64 << 10
    private static let bytesInParts = 32 << 10
    private static let mostFillingsInParts = 1.5

    /// Where a border has moved, blocks soon end at the old ones again if they needn't end before.
    private static let mostFillings = 3.0
    private static let mostText = 432 << 10

    private let fullText: Int
    private let fullBytes: Int
    /// A block of more than one record holds no more of what fills one.
    let mostFilling: Double
    /// Whoever fetches answers is given what was asked there, too, for a miss to be compared with.
    let putsRequestsBeside: Bool

    /// - Parameters:
    ///   - total: how many bytes went in.
    ///   - isPublished: it becomes a file of its own.
    init(total: Int, isPublished: Bool = false) {
        putsRequestsBeside = isPublished && total >= Self.fewestInParts
        if putsRequestsBeside {
            fullText = Self.textInParts
            fullBytes = Self.bytesInParts
            mostFilling = Self.mostFillingsInParts
            return
        }
        let total = Self.step(below: total)
        fullText = Filling.text.byteCount(of: total)
        fullBytes = Filling.bytes.byteCount(of: total)
        mostFilling = min(Self.mostFillings, Double(Self.mostText) / Double(fullText))
    }

    /// A little more or less leaves all blocks as they are: 1, 1.5, 2, 3, 4, 6, …
    private static func step(below total: Int) -> Int {
        if total < 2 { return total }
        let half = 1 << (Int.bitWidth - 2 - total.leadingZeroBitCount)
        return total / half * half
    }

    /// How much of a block a record fills: from 1 on, it may end.
    func filling(_ record: PackedParts) -> Double {
        Double(record.textCount) / Double(fullText) + Double(record.bytes.count) / Double(fullBytes)
    }
}
