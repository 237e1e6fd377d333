import Foundation

nonisolated extension OpenAICache {
    /// The two alphabets of base64 (RFC 4648), which differ in two characters.
    package enum Base64Alphabet {
        /// The same bytes in the other alphabet: `+` and `/` for `-` and `_`, and the other way round.
        package static func exchanged(_ base64: Foundation.Data) -> Foundation.Data {
            var text = base64
            text.withUnsafeMutableBytes { text in
                var index = 0
                while index < text.count {
                    text[index] = other(text[index])
                    index = index &+ 1
                }
            }
            return text
        }

        private static func other(_ character: UInt8) -> UInt8 {
            switch character {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            case UInt8(ascii: "-"): UInt8(ascii: "+")
            case UInt8(ascii: "_"): UInt8(ascii: "/")
            default: character
            }
        }
    }
}
