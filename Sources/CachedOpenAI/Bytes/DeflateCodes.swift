import Foundation

nonisolated extension OpenAICache {
    /// The Huffman codes of one block of a deflate stream (RFC 1951, sections 3.2.5 to 3.2.7).
    struct DeflateCodes {
        /// The code in which a block describes its other two codes.
        let forLengths = HuffmanTable(meanings: Self.lengthMeanings, rootBits: 7)
        let literals = HuffmanTable(meanings: Self.literalMeanings, rootBits: 10)
        let distances = HuffmanTable(meanings: Self.distanceMeanings, rootBits: 9)

        /// Code lengths as a block describes them: of the literals first, right after them of the distances.
        private let lengths: UnsafeMutablePointer<UInt8> = .allocate(capacity: 320)
        private var areFixed = false

        private static let endOfBlock = 256

        func deallocate() {
            forLengths.deallocate()
            literals.deallocate()
            distances.deallocate()
            lengths.deallocate()
        }

        /// Builds the codes that are the same in all streams, unless the block before had them too.
        mutating func useFixed() {
            guard !areFixed else { return }
            lengths.update(repeating: 8, count: 144)
            (lengths + 144).update(repeating: 9, count: 112)
            (lengths + 256).update(repeating: 7, count: 24)
            (lengths + 280).update(repeating: 8, count: 8)
            (lengths + 288).update(repeating: 5, count: 32)
            areFixed = build(literalCount: 288, distanceCount: 32)
        }

        /// Builds the code in which the other two are described, from lengths in the order of the stream.
        mutating func buildForLengths(_ described: [UInt8]) -> Bool {
            lengths.update(repeating: 0, count: Self.lengthOrder.count)
            for (symbol, length) in Swift.zip(Self.lengthOrder, described) { lengths[symbol] = length }
            return forLengths.build(lengths, count: Self.lengthOrder.count, mayBeIncomplete: false)
        }

        /// Enters a run of lengths.
        func setLengths(at index: Int, count: Int, to length: UInt8) {
            (lengths + index).update(repeating: length, count: count)
        }

        /// The length entered there.
        func length(at index: Int) -> UInt8 { lengths[index] }

        /// Builds both codes of a block from the lengths. False if they make none.
        mutating func build(literalCount: Int, distanceCount: Int) -> Bool {
            areFixed = false
            guard lengths[Self.endOfBlock] != 0 else { return false }
            return literals.build(lengths, count: literalCount, mayBeIncomplete: true)
                && distances.build(lengths + literalCount, count: distanceCount, mayBeIncomplete: true)
        }

        private static let lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

        private static let lengthMeanings = (0..<19).map { HuffmanTable.meaning(kind: 0, base: $0) }

        private static let literalMeanings = makeLiteralMeanings()

        private static func makeLiteralMeanings() -> [UInt64] {
            let literals = (0..<256).map { HuffmanTable.meaning(kind: 0, base: $0) }
            let longestMatch = HuffmanTable.meaning(kind: HuffmanTable.lengthKind, base: 258)
            let matches = ranges(count: 28, first: 3, perSize: 4) + [longestMatch]
            return literals + [HuffmanTable.endKind] + matches + unknown
        }

        private static let distanceMeanings = ranges(count: 30, first: 1, perSize: 2) + unknown

        /// The two symbols that take part in a fixed code and must not occur.
        private static let unknown = [HuffmanTable.invalidKind, HuffmanTable.invalidKind]

        /// Symbols for ranges of values: the ranges double in size after each `perSize` of them, but for the first.
        private static func ranges(count: Int, first: UInt64, perSize: Int) -> [UInt64] {
            var base = first
            return (0..<count).map { index in
                let extraBits = UInt64(Swift.max(index / perSize - 1, 0))
                defer { base += 1 << extraBits }
                return HuffmanTable.meaning(kind: HuffmanTable.lengthKind, base: base, extraBits: extraBits)
            }
        }
    }
}
