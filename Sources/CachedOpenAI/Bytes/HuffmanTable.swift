import Foundation

nonisolated extension OpenAICache {
    /// A two-level decoding table for one of deflate's Huffman codes (RFC 1951, section 3.2.2).
    ///
    /// An entry packs what a symbol means, so that a shift and a mask give each part:
    /// bits 0–5 how many bits to consume (code and extra bits), 8–13 the length of the code alone, 16–31 the mask of the
    /// extra bits, 32–47 the base value they add to, from 56 on the kind. A link's base is where its second level starts.
    struct HuffmanTable {
        static let lengthKind: UInt64 = 1 &<< 56
        static let endKind: UInt64 = 2 &<< 56
        static let invalidKind: UInt64 = 3 &<< 56
        static let linkKind: UInt64 = 4 &<< 56

        /// The longest code deflate can describe.
        static let longestCode = 15

        let entries: UnsafeMutablePointer<UInt64>
        let rootMask: UInt64
        private let rootBits: Int
        private let capacity: Int
        private let meanings: [UInt64]
        private let counts: UnsafeMutablePointer<Int>
        private let sorted: UnsafeMutablePointer<Int>

        /// Room for a code of these symbols. Free it with `deallocate()`.
        ///
        /// A second level of 2ᵏ entries serves at least k + 1 symbols of a complete code, hence the capacity.
        init(meanings: [UInt64], rootBits: Int) {
            let deepest = Self.longestCode - rootBits
            self.meanings = meanings
            self.rootBits = rootBits
            rootMask = (1 &<< UInt64(rootBits)) &- 1
            capacity = (1 << rootBits) + meanings.count * (1 << deepest) / (deepest + 1)
            entries = .allocate(capacity: capacity)
            counts = .allocate(capacity: 2 * (Self.longestCode + 1))
            sorted = .allocate(capacity: meanings.count)
        }

        func deallocate() {
            entries.deallocate()
            counts.deallocate()
            sorted.deallocate()
        }

        /// An entry but for its code's length.
        static func meaning(kind: UInt64, base: UInt64, extraBits: UInt64 = 0) -> UInt64 {
            kind | (base &<< 32) | (((1 &<< extraBits) &- 1) &<< 16) | extraBits
        }

        /// Builds the table for these code lengths, one a symbol, 0 for an unused symbol.
        ///
        /// False if the lengths make no complete code. As in zlib, a single code of one bit and no code at all pass
        /// where `mayBeIncomplete` is set; the bits they leave unused decode to an invalid entry.
        func build(_ lengths: UnsafePointer<UInt8>, count: Int, mayBeIncomplete: Bool) -> Bool {
            let longest = countLengths(lengths, count: count)
            let unused = unusedCodes()
            guard unused == 0 || (unused > 0 && mayBeIncomplete && longest <= 1) else { return false }
            if unused > 0 { fillWithInvalid() }
            let used = sortSymbols(lengths, count: count)
            return meanings.withUnsafeBufferPointer { meanings in
                guard let meanings = meanings.baseAddress else { return false }
                return place(lengths, count: used, longest: longest, meanings)
            }
        }

        /// Counts the symbols of each length. Returns the longest length.
        private func countLengths(_ lengths: UnsafePointer<UInt8>, count: Int) -> Int {
            counts.update(repeating: 0, count: Self.longestCode + 1)
            var longest = 0
            var symbol = 0
            while symbol < count {
                let length = Int(lengths[symbol])
                counts[length] = counts[length] &+ 1
                if length > longest { longest = length }
                symbol = symbol &+ 1
            }
            return longest
        }

        /// How many codes of the longest possible length no symbol claims; negative if too many are claimed.
        private func unusedCodes() -> Int {
            var unused = 1
            var length = 1
            while length <= Self.longestCode {
                unused = (unused &<< 1) &- counts[length]
                if unused < 0 { return unused }
                length = length &+ 1
            }
            return unused
        }

        private func fillWithInvalid() {
            let bit = UInt64(1)
            entries.update(repeating: Self.invalidKind | (bit &<< 8) | bit, count: 1 << rootBits)
        }

        /// Sorts the used symbols by length, then by number. Returns how many there are.
        private func sortSymbols(_ lengths: UnsafePointer<UInt8>, count: Int) -> Int {
            let offsets = counts + (Self.longestCode + 1)
            offsets[1] = 0
            var length = 1
            while length < Self.longestCode {
                offsets[length &+ 1] = offsets[length] &+ counts[length]
                length = length &+ 1
            }
            var used = 0
            var symbol = 0
            while symbol < count {
                let length = Int(lengths[symbol])
                if length != 0 {
                    sorted[offsets[length]] = symbol
                    offsets[length] = offsets[length] &+ 1
                    used = used &+ 1
                }
                symbol = symbol &+ 1
            }
            return used
        }

        /// Enters the sorted symbols. Codes are kept bit-reversed, as the stream's bits come in.
        private func place(
            _ lengths: UnsafePointer<UInt8>, count: Int, longest: Int, _ meanings: UnsafePointer<UInt64>
        ) -> Bool {
            let rootSize = 1 &<< rootBits
            var tableStart = 0
            var tableSize = rootSize
            var tablePrefix = -1
            var nextFree = rootSize
            var code = 0
            var index = 0
            while index < count {
                let symbol = sorted[index]
                let length = Int(lengths[symbol])
                let prefix = code & (rootSize &- 1)
                if length > rootBits && prefix != tablePrefix {
                    let tableBits = secondLevelBits(from: length, longest: longest)
                    tablePrefix = prefix
                    tableStart = nextFree
                    tableSize = 1 &<< tableBits
                    nextFree = nextFree &+ tableSize
                    guard nextFree <= capacity else { return false }
                    entries[prefix] = link(to: tableStart, bits: tableBits)
                }
                let levelBits = length > rootBits ? rootBits : 0
                let size = UInt64(truncatingIfNeeded: length)
                let entry = (meanings[symbol] | (size &<< 8)) &+ size
                let step = 1 &<< (length &- levelBits)
                var slot = code &>> levelBits
                while slot < tableSize {
                    entries[tableStart &+ slot] = entry
                    slot = slot &+ step
                }
                counts[length] = counts[length] &- 1
                code = successor(of: code, length: length)
                index = index &+ 1
            }
            return true
        }

        private func link(to start: Int, bits: Int) -> UInt64 {
            Self.linkKind | (UInt64(start) &<< 32) | (((1 &<< UInt64(bits)) &- 1) &<< 16) | (UInt64(rootBits) &<< 8)
        }

        /// The size of a second level whose first code has this length: as many bits as fill it with the codes left.
        private func secondLevelBits(from length: Int, longest: Int) -> Int {
            var bits = length &- rootBits
            var left = 1 &<< bits
            while rootBits &+ bits < longest {
                left = left &- counts[rootBits &+ bits]
                if left <= 0 { break }
                bits = bits &+ 1
                left = left &<< 1
            }
            return bits
        }

        /// The next code in canonical order, both bit-reversed.
        private func successor(of code: Int, length: Int) -> Int {
            var bit = 1 &<< (length &- 1)
            while code & bit != 0 { bit = bit &>> 1 }
            return bit == 0 ? 0 : (code & (bit &- 1)) | bit
        }
    }
}
