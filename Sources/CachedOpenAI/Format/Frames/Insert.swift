import Foundation

nonisolated extension OpenAICache {
    /// What stands in a packed body where its text has a mark: bytes that are shorter than the text they stand for.
    package struct Insert: Sendable {
        package enum Kind: UInt64, Sendable {
            /// The mark's own byte.
            case mark = 0
            /// The filler of a stream's `obfuscation` field, up to a quotation mark.
            case padding = 1
            case bytes = 2
            /// RFC 4648, section 4. A multiple of three bytes.
            case base64 = 3
            /// RFC 4648, section 5. A multiple of three bytes.
            case base64URL = 4
            /// Numbers of 4 bytes each in base64, padded.
            case numbersInBase64 = 5
            /// Numbers of 4 bytes each, written as the shortest decimals that tell them apart.
            case numbers = 6
            /// Numbers of 4 bytes each, written as if they had 8.
            case longNumbers = 7
            /// The whole body of an earlier record in the same block.
            case earlierBody = 8
        }

        /// Set in the number of a kind whose bytes are a frame of their own.
        package static let inFrame: UInt64 = 16
        /// Set in the number of a kind whose numbers are kept in half precision: 2 bytes each (IEEE 754 binary16).
        package static let halfPrecision: UInt64 = 32
        /// Stands in the text for an insert.
        package static let mark: UInt8 = 1
        /// Between numbers stands no more than this.
        package static let longestSeparator = 64

        let kind: Kind
        let isInFrame: Bool
        let isHalfPrecision: Bool

        /// Nil for a kind of a later version.
        init?(_ number: UInt64) {
            guard let kind = Kind(rawValue: number & 15), number < 64 else { return nil }
            self.kind = kind
            isInFrame = number & Self.inFrame != 0
            isHalfPrecision = number & Self.halfPrecision != 0
        }

        /// Bytes for each of what an insert counts.
        var width: Int {
            switch kind {
            case .numbersInBase64, .numbers, .longNumbers: isHalfPrecision ? 2 : 4
            default: 1
            }
        }
    }
}
