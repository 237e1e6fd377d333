import Foundation

nonisolated extension OpenAICache {
    /// The CRC-32 of IEEE 802.3, as zlib and gzip compute it (RFC 1952, section 8), eight bytes at a time.
    enum CRC32 {
        /// The checksum of the bytes, or of an earlier run of bytes (whose checksum is `continuing`) followed by these.
        static func checksum(_ bytes: UnsafeRawBufferPointer, continuing: UInt32 = 0) -> UInt32 {
            guard let start = bytes.baseAddress else { return continuing }
            let first = start.assumingMemoryBound(to: UInt8.self)
            let wordCount = bytes.count / 8
            var crc = UInt64(~continuing)
            slices.withUnsafeBufferPointer { buffer in
                guard let table = buffer.baseAddress else { return }
                crc = addWords(first, count: wordCount, to: crc, table)
                crc = addBytes(first + wordCount * 8, count: bytes.count % 8, to: crc, table)
            }
            return ~UInt32(truncatingIfNeeded: crc)
        }

        /// The checksum of the data.
        static func checksum(_ data: Data) -> UInt32 {
            data.withUnsafeBytes { checksum($0) }
        }

        /// Slice k (256 entries each) holds what a byte adds once k zero bytes have followed it.
        /// Entries are 64 bits wide because converting widths would cost more than the look-up in a debug build.
        private static let slices = [UInt64](unsafeUninitializedCapacity: 8 * 256) { buffer, count in
            count = fill(buffer)
        }

        private static func fill(_ buffer: UnsafeMutableBufferPointer<UInt64>) -> Int {
            guard let table = buffer.baseAddress else { return 0 }
            fillFirstSlice(table)
            fillLaterSlices(table)
            return 8 * 256
        }

        private static func fillFirstSlice(_ table: UnsafeMutablePointer<UInt64>) {
            let polynomial: UInt64 = 0xEDB8_8320
            table[0] = 0
            var remainder: UInt64 = 1
            var step = 128
            while step > 0 {
                remainder = remainder & 1 == 0 ? remainder &>> 1 : (remainder &>> 1) ^ polynomial
                var index = 0
                while index < 256 {
                    table[index &+ step] = table[index] ^ remainder
                    index = index &+ step &+ step
                }
                step = step &>> 1
            }
        }

        private static func fillLaterSlices(_ table: UnsafeMutablePointer<UInt64>) {
            var index = 256
            while index < 8 * 256 {
                let previous = table[index &- 256]
                table[index] = (previous &>> 8) ^ table[Int(truncatingIfNeeded: previous & 255)]
                index = index &+ 1
            }
        }

        private static func addWords(
            _ first: UnsafePointer<UInt8>, count: Int, to start: UInt64, _ table: UnsafePointer<UInt64>
        ) -> UInt64 {
            var crc = start
            var word: UInt64 = 0
            var next = first
            var left = count
            while left > 0 {
                Foundation.memcpy(&word, next, 8)
                #if _endian(big)
                    word = word.byteSwapped
                #endif
                let mixed = word ^ crc
                let bytes01 =
                    table[Int(truncatingIfNeeded: mixed & 255) &+ 1792]
                    ^ table[Int(truncatingIfNeeded: (mixed &>> 8) & 255) &+ 1536]
                let bytes23 =
                    table[Int(truncatingIfNeeded: (mixed &>> 16) & 255) &+ 1280]
                    ^ table[Int(truncatingIfNeeded: (mixed &>> 24) & 255) &+ 1024]
                let bytes45 =
                    table[Int(truncatingIfNeeded: (mixed &>> 32) & 255) &+ 768]
                    ^ table[Int(truncatingIfNeeded: (mixed &>> 40) & 255) &+ 512]
                let bytes67 =
                    table[Int(truncatingIfNeeded: (mixed &>> 48) & 255) &+ 256]
                    ^ table[Int(truncatingIfNeeded: mixed &>> 56)]
                crc = bytes01 ^ bytes23 ^ bytes45 ^ bytes67
                next = next + 8
                left = left &- 1
            }
            return crc
        }

        private static func addBytes(
            _ first: UnsafePointer<UInt8>, count: Int, to start: UInt64, _ table: UnsafePointer<UInt64>
        ) -> UInt64 {
            var crc = start
            var index = 0
            while index < count {
                crc = (crc &>> 8) ^ table[Int(truncatingIfNeeded: (crc ^ UInt64(first[index])) & 255)]
                index = index &+ 1
            }
            return crc
        }
    }
}
