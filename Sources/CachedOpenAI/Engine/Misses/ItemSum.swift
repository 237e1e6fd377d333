nonisolated extension OpenAICache {
    /// A number that texts share whose list items, lines or JSON keys stand in another order. Within an item and within a
    /// sentence the order counts: words that were swapped make another number.
    struct ItemSum {
        private static let mostDepth = 64

        private var node = ItemNode(end: 0)
        private var outer: [ItemNode] = []

        /// The next word, sign or escape.
        ///
        /// - Parameter next: the byte behind it.
        mutating func add(_ token: Slice<UnsafeBufferPointer<UInt8>>, _ hash: UInt64, before next: UInt8?) {
            let sign = token.count == 1 ? token[token.startIndex] : 0
            switch sign {
            case ItemNode.quote where isInString: while close() != ItemNode.quote {}
            case ItemNode.quote: open(sign, hash)
            case UInt8(ascii: "("): open(sign + 1, hash)
            case UInt8(ascii: "["), UInt8(ascii: "{"): open(sign + 2, hash)
            case node.end where sign != 0: close()
            case UInt8(ascii: ","), UInt8(ascii: ";"): node.endItem()
            case UInt8(ascii: ":") where node.isText && Self.isEnd(next): node.endLead()
            case UInt8(ascii: ".") where node.isText && Self.isEnd(next): node.endSentence(hash)
            case UInt8(ascii: "?") where node.isText && Self.isEnd(next): node.endSentence(hash)
            case UInt8(ascii: "!") where node.isText && Self.isEnd(next): node.endSentence(hash)
            case 0x0A, 0x0D: node.endLine()
            case 0x01...0x20: break
            default:
                if Self.isLineEnd(token) { return node.endLine() }
                node.append(hash, isNumber: token.allSatisfy { $0 >= 0x30 && $0 <= 0x39 })
            }
        }

        /// Once all was added.
        mutating func finish() -> UInt64 {
            while !outer.isEmpty { close() }
            return node.value()
        }

        private var isInString: Bool {
            node.end == ItemNode.quote || outer.contains { $0.end == ItemNode.quote }
        }

        /// A space, an escape, a string's end, or nothing.
        private static func isEnd(_ next: UInt8?) -> Bool {
            next.map { $0 <= 0x20 || $0 == UInt8(ascii: "\\") || $0 == ItemNode.quote } ?? true
        }

        private static func isLineEnd(_ token: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
            guard token.count == 2, token[token.startIndex] == UInt8(ascii: "\\") else { return false }
            let letter = token[token.startIndex + 1]
            return letter == UInt8(ascii: "n") || letter == UInt8(ascii: "r")
        }

        private mutating func open(_ end: UInt8, _ hash: UInt64) {
            if outer.count >= Self.mostDepth { return node.append(hash) }
            outer.append(node)
            node = ItemNode(end: end)
        }

        @discardableResult private mutating func close() -> UInt8 {
            let (end, value) = (node.end, node.value())
            node = outer.popLast() ?? ItemNode(end: 0)
            node.append(value)
            return end
        }
    }
}
