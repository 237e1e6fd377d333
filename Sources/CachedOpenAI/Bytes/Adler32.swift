import Foundation

nonisolated extension OpenAICache {
    /// The Adler-32 checksum that ends a zlib stream (RFC 1950, section 8.2), eight bytes at a time.
    enum Adler32 {
        private static let modulus: UInt64 = 65521

        /// The checksum of the bytes.
        static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
            guard let start = bytes.baseAddress else { return 1 }
            let first = start.assumingMemoryBound(to: UInt8.self)
            var sums = Sums()
            var position = 0
            while bytes.count &- position >= Sums.runSize {
                sums.addRun(first + position)
                position = position &+ Sums.runSize
            }
            sums.addBytes(first + position, count: bytes.count &- position)
            return UInt32(truncatingIfNeeded: (sums.second &<< 16) | sums.first)
        }

        private struct Sums {
            /// The most words whose running sums stay within 16 bits: 255 × (1 + 2 + … + 22) < 65536.
            static let wordsPerRun = 22
            static let runSize = wordsPerRun * 8

            var first: UInt64 = 1
            var second: UInt64 = 0

            /// Adds 22 words. Four 16-bit lanes hold the bytes at even places of the words, four those at odd places.
            mutating func addRun(_ bytes: UnsafePointer<UInt8>) {
                let mask: UInt64 = 0x00FF_00FF_00FF_00FF
                var word: UInt64 = 0
                var even: UInt64 = 0
                var odd: UInt64 = 0
                var evenRunning: UInt64 = 0
                var oddRunning: UInt64 = 0
                var place = 0
                while place < Self.runSize {
                    Foundation.memcpy(&word, bytes + place, 8)
                    #if _endian(big)
                        word = word.byteSwapped
                    #endif
                    even = even &+ (word & mask)
                    odd = odd &+ ((word &>> 8) & mask)
                    evenRunning = evenRunning &+ even
                    oddRunning = oddRunning &+ odd
                    place = place &+ 8
                }
                let weighted = 8 &* (total(evenRunning) &+ total(oddRunning))
                let excess = 2 &* (byLane(even) &+ byLane(odd)) &+ total(odd)
                second = (second &+ UInt64(Self.runSize) &* first &+ weighted &- excess) % modulus
                first = (first &+ total(even) &+ total(odd)) % modulus
            }

            mutating func addBytes(_ bytes: UnsafePointer<UInt8>, count: Int) {
                var index = 0
                while index < count {
                    first = first &+ UInt64(bytes[index])
                    second = second &+ first
                    index = index &+ 1
                }
                first = first % modulus
                second = second % modulus
            }

            private func total(_ lanes: UInt64) -> UInt64 {
                (lanes & 0xFFFF) &+ ((lanes &>> 16) & 0xFFFF) &+ ((lanes &>> 32) & 0xFFFF) &+ (lanes &>> 48)
            }

            /// The lanes' sum, each times its number.
            private func byLane(_ lanes: UInt64) -> UInt64 {
                ((lanes &>> 16) & 0xFFFF) &+ 2 &* ((lanes &>> 32) & 0xFFFF) &+ 3 &* (lanes &>> 48)
            }
        }
    }
}
