/// How large a block becomes. A look-up inflates one: large ones compress better, small ones answer sooner.
struct BlockLimits {
    /// A change in a cache changes a block or two, which should be little of the whole.
    private static let blocksWanted = 24
    private static let smallest = 32 << 10
    private static let largest = 288 << 10

    /// A block is not ended before.
    let fewestBytes: Int
    /// A block with more than one record has no more.
    var mostBytes: Int { fewestBytes * 3 / 2 }

    /// - Parameter total: about how many bytes all blocks will hold.
    init(total: Int) {
        fewestBytes = min(max(total / Self.blocksWanted, Self.smallest), Self.largest)
    }
}
