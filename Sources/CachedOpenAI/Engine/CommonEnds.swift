import Foundation

nonisolated extension OpenAICache {
    /// How far two texts are the same from their beginnings and from their ends, in bytes of UTF-8.
    struct CommonEnds {
        private static let block = 64

        let start: Int
        /// No byte counts twice.
        let end: Int
        /// The longer text's length.
        let longest: Int

        init(_ left: String, _ right: String) {
            var (left, right) = (left, right)
            (start, end, longest) = left.withUTF8 { left in
                right.withUTF8 { right in
                    guard let one = left.baseAddress, let other = right.baseAddress else {
                        return (0, 0, Swift.max(left.count, right.count))
                    }
                    let fewest = Swift.min(left.count, right.count)
                    let start = Self.start(one, other, fewest)
                    let end = Self.end(one + left.count, other + right.count, fewest &- start)
                    return (start, end, Swift.max(left.count, right.count))
                }
            }
        }

        private static func start(_ one: UnsafePointer<UInt8>, _ other: UnsafePointer<UInt8>, _ most: Int) -> Int {
            var count = 0
            while count &+ block <= most, Foundation.memcmp(one + count, other + count, block) == 0 {
                count = count &+ block
            }
            while count < most, one[count] == other[count] { count = count &+ 1 }
            return count
        }

        /// - Parameter one: behind the last byte.
        private static func end(_ one: UnsafePointer<UInt8>, _ other: UnsafePointer<UInt8>, _ most: Int) -> Int {
            var count = 0
            while count &+ block <= most,
                Foundation.memcmp(one - (count &+ block), other - (count &+ block), block) == 0
            {
                count = count &+ block
            }
            while count < most, one[-1 &- count] == other[-1 &- count] { count = count &+ 1 }
            return count
        }
    }
}
