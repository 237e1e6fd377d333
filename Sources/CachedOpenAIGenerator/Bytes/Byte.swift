/// What an ASCII character is.
enum Byte {
    static let colon = UInt8(ascii: ":")
    static let dot = UInt8(ascii: ".")
    static let space = UInt8(ascii: " ")
    static let underscore = UInt8(ascii: "_")

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    static func isUppercase(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || (0x41...0x5A).contains(byte & ~0x20) }
    static func isWhitespace(_ byte: UInt8) -> Bool { byte == space || (0x09...0x0D).contains(byte) }
    /// RFC 8259's.
    static func isJSONSpace(_ byte: UInt8) -> Bool { byte == space || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    /// Of base64url's alphabet (RFC 4648, section 5), in which tokens are written.
    static func isTokenPart(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == underscore
    }
}
