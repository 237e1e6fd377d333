import Foundation

nonisolated extension OpenAICache {
    /// The SHA-256 digest that says whether two requests are the same.
    package struct RequestKey: Hashable, Comparable, Sendable, CustomStringConvertible {
        package static let byteCount = 32

        /// The first eight bytes as a big-endian number: sorted as the whole key is sorted.
        package let prefix: UInt64
        private let second: UInt64
        private let third: UInt64
        private let fourth: UInt64

        /// - Parameter digest: 32 bytes; nil is returned for any other count.
        package init?(digest: Data) {
            guard digest.count == Self.byteCount else { return nil }
            self = digest.withUnsafeBytes { RequestKey(loading: $0) }
        }

        /// - Parameter bytes: at least 32 bytes.
        init(loading bytes: UnsafeRawBufferPointer) {
            prefix = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
            second = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            third = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
            fourth = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
        }

        /// The key that 64 hexadecimal digits spell.
        package init?(hexadecimal text: String) {
            let digits = Array(text.utf8)
            let hasSign = digits.contains { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
            guard digits.count == 2 * Self.byteCount, !hasSign else { return nil }
            var words: [UInt64] = []
            for start in Swift.stride(from: 0, to: digits.count, by: 16) {
                guard let word = UInt64(String(decoding: digits[start..<start + 16], as: UTF8.self), radix: 16) else {
                    return nil
                }
                words.append(word)
            }
            (prefix, second, third, fourth) = (words[0], words[1], words[2], words[3])
        }

        package var digest: Data {
            var data = Data(capacity: Self.byteCount)
            for word in [prefix, second, third, fourth] {
                Swift.withUnsafeBytes(of: word.bigEndian) { data.append(contentsOf: $0) }
            }
            return data
        }

        /// 64 hexadecimal digits.
        package var description: String {
            [prefix, second, third, fourth].map(Self.hexadecimal).joined()
        }

        /// The first eight hexadecimal digits, for messages.
        var short: String { String(Self.hexadecimal(prefix).prefix(8)) }

        package static func < (left: RequestKey, right: RequestKey) -> Bool {
            (left.prefix, left.second, left.third, left.fourth)
                < (right.prefix, right.second, right.third, right.fourth)
        }

        private static func hexadecimal(_ word: UInt64) -> String {
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }
    }
}
