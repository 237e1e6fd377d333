/// Whether a place in a text is inside a word or token, where nothing begins.
enum WordStart {
    typealias Bytes = UnsafeBufferPointer<UInt8>

    static func isInside(_ bytes: Bytes, _ index: Int) -> Bool {
        guard index > 0, Byte.isTokenPart(bytes[index - 1]) else { return false }
        if isEscape(bytes, index) { return false }
        guard let escaped = percentEscape(bytes, index) else { return true }
        return Byte.isTokenPart(escaped)
    }

    /// Behind `\n` or `\u0022` in the source of a program or in JSON inside of JSON.
    private static func isEscape(_ bytes: Bytes, _ index: Int) -> Bool {
        let backslash = UInt8(ascii: "\\")
        if index >= 2, bytes[index - 2] == backslash { return "nrtbf".utf8.contains(bytes[index - 1]) }
        return index >= 6 && bytes[index - 6] == backslash && bytes[index - 5] == UInt8(ascii: "u")
            && bytes[(index - 4)..<index].allSatisfy { hexadecimal($0) != nil }
    }

    /// The byte that `%20` or the like before the place stands for.
    private static func percentEscape(_ bytes: Bytes, _ index: Int) -> UInt8? {
        guard index >= 3, bytes[index - 3] == UInt8(ascii: "%"), let high = hexadecimal(bytes[index - 2]),
            let low = hexadecimal(bytes[index - 1])
        else { return nil }
        return high << 4 | low
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        Byte.isAlphanumeric(byte) ? UInt8(String(UnicodeScalar(byte)), radix: 16) : nil
    }
}
