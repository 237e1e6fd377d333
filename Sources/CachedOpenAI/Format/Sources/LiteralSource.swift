import Foundation

nonisolated extension OpenAICache {
    /// A cache in base64 in the program itself. Only what is asked for is decoded.
    struct LiteralSource: ByteSource, @unchecked Sendable {
        let name = "the embedded cache"
        let count: UInt64
        private let text: UnsafeBufferPointer<UInt8>

        /// - Parameter literal: base64 without line breaks, padded with `=` at the end alone (RFC 4648, section 4).
        init(_ literal: StaticString) {
            let isText = literal.hasPointerRepresentation
            self.init(
                isText
                    ? UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
                    : UnsafeBufferPointer(start: nil, count: 0))
        }

        /// - Parameter text: as a literal's, in memory that never changes and outlives this.
        init(_ text: UnsafeBufferPointer<UInt8>) {
            self.text = text
            count = Self.decodedCount(of: text)
        }

        func read(at offset: UInt64, count: Int) throws -> Data {
            guard count >= 0, offset <= self.count, UInt64(count) <= self.count - offset else {
                throw CacheError.endOfFile(name, offset: self.count)
            }
            let firstGroup = Int(offset) / 3
            let groupEnd = (Int(offset) + count + 2) / 3
            guard let start = text.baseAddress, count > 0 else { return Data() }
            let encoded = Data(
                bytesNoCopy: UnsafeMutableRawPointer(mutating: start + 4 * firstGroup),
                count: 4 * (groupEnd - firstGroup), deallocator: .none)
            guard let decoded = Data(base64Encoded: encoded), decoded.count >= Int(offset) % 3 + count else {
                throw CacheError.damaged(name, offset: offset, "it is not base64")
            }
            return decoded.dropFirst(Int(offset) % 3).prefix(count)
        }

        private static func decodedCount(of text: UnsafeBufferPointer<UInt8>) -> UInt64 {
            guard text.count >= 4, text.count % 4 == 0 else { return 0 }
            let padding = text.suffix(2).filter { $0 == UInt8(ascii: "=") }.count
            return UInt64(text.count / 4 * 3 - padding)
        }
    }
}
