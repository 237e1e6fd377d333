import Foundation

nonisolated extension OpenAICache {
    /// How far two texts are the same from their beginnings and from their ends, in bytes.
    struct CommonEnds {
        private static let block = 64

        let start: Int
        /// No byte counts twice.
        let end: Int
        /// The longer text's length.
        let longest: Int

        /// In UTF-8.
        init(_ left: String, _ right: String) {
            var (left, right) = (left, right)
            self = left.withUTF8 { left in
                right.withUTF8 { CommonEnds(UnsafeRawBufferPointer(left), UnsafeRawBufferPointer($0)) }
            }
        }

        init(_ left: Data, _ right: Data) {
            self = left.withUnsafeBytes { left in right.withUnsafeBytes { CommonEnds(left, $0) } }
        }

        private init(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) {
            longest = Swift.max(left.count, right.count)
            let fewest = Swift.min(left.count, right.count)
            guard fewest > 0, let one = left.baseAddress, let other = right.baseAddress else {
                (start, end) = (0, 0)
                return
            }
            start = Self.start(one, other, fewest)
            end = Self.end(one + left.count, other + right.count, fewest &- start)
        }

        private static func start(_ one: UnsafeRawPointer, _ other: UnsafeRawPointer, _ most: Int) -> Int {
            var count = 0
            while count &+ block <= most, Foundation.memcmp(one + count, other + count, block) == 0 {
                count = count &+ block
            }
            while count < most,
                one.load(fromByteOffset: count, as: UInt8.self) == other.load(fromByteOffset: count, as: UInt8.self)
            {
                count = count &+ 1
            }
            return count
        }

        /// - Parameter one: behind the last byte.
        private static func end(_ one: UnsafeRawPointer, _ other: UnsafeRawPointer, _ most: Int) -> Int {
            var count = 0
            while count &+ block <= most,
                Foundation.memcmp(one - (count &+ block), other - (count &+ block), block) == 0
            {
                count = count &+ block
            }
            while count < most,
                one.load(fromByteOffset: -1 &- count, as: UInt8.self)
                    == other.load(fromByteOffset: -1 &- count, as: UInt8.self)
            {
                count = count &+ 1
            }
            return count
        }
    }
}
