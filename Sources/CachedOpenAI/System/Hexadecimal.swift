import Foundation

nonisolated extension OpenAICache {
    /// Bytes as digits.
    package enum Hexadecimal {
        /// Two lower-case digits for each byte.
        package static func text(of bytes: Foundation.Data) -> String {
            bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }
}
