import Foundation

nonisolated extension OpenAICache {
    /// A cache in base64 in the program itself. Only what is asked for is decoded.
    struct LiteralSource: ByteSource {
        let name = "the embedded cache"
        let count: UInt64
        private let literal: StaticString

        /// - Parameter literal: base64 without line breaks, padded with `=` at the end alone (RFC 4648, section 4).
        init(_ literal: StaticString) {
            self.literal = literal
            count = Self.decodedCount(of: literal)
        }

        func read(at offset: UInt64, count: Int) throws -> Data {
            guard offset <= self.count, UInt64(count) <= self.count - offset else {
                throw CacheError.endOfFile(name, offset: self.count)
            }
            let firstGroup = Int(offset) / 3
            let groupEnd = (Int(offset) + count + 2) / 3
            let text = UnsafeMutableRawPointer(mutating: literal.utf8Start + 4 * firstGroup)
            let encoded = Data(bytesNoCopy: text, count: 4 * (groupEnd - firstGroup), deallocator: .none)
            guard let decoded = Data(base64Encoded: encoded), decoded.count >= Int(offset) % 3 + count else {
                throw CacheError.damaged(name, offset: offset, "no base64")
            }
            return decoded.dropFirst(Int(offset) % 3).prefix(count)
        }

        private static func decodedCount(of literal: StaticString) -> UInt64 {
            let count = literal.utf8CodeUnitCount
            guard literal.hasPointerRepresentation, count >= 4, count % 4 == 0 else { return 0 }
            let padding = (count - 2..<count).filter { literal.utf8Start[$0] == UInt8(ascii: "=") }.count
            return UInt64(count / 4 * 3 - padding)
        }
    }
}
