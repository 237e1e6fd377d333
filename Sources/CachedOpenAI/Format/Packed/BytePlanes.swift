import Foundation

nonisolated extension OpenAICache {
    /// Numbers of one width whose bytes stand apart: first all lowest ones, then all second ones, and so on. Like
    /// stands beside like that way, and compresses better.
    struct BytePlanes: Sendable {
        let count: Int
        private let bytes: Data
        private let width: Int

        /// Nil if there are not as many bytes as the numbers take.
        init?(_ bytes: Data, count: Int, width: Int) {
            guard count >= 0, width > 0, bytes.count % width == 0, bytes.count / width == count else { return nil }
            self.bytes = bytes
            self.count = count
            self.width = width
        }

        /// - Parameter index: below `count`.
        subscript(index: Int) -> UInt64 {
            bytes.withUnsafeBytes { bytes in
                var value: UInt64 = 0
                var plane = width
                while plane > 0 {
                    plane = plane &- 1
                    value = value &<< 8 | UInt64(bytes[plane &* count &+ index])
                }
                return value
            }
        }
    }
}
