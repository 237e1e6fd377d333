import Foundation

/// What stands in a text in another spelling: behind the escapes of JSON, of Swift or of a URL, or as base64.
struct EncodedText {
    private typealias Bytes = UnsafeBufferPointer<UInt8>

    /// What it says.
    let text: Data
    /// The line that its own first one stands on, from 1.
    let line: Int

    /// A shorter run of base64 is a word.
    private static let shortestRun = 24
    private static let percent = UInt8(ascii: "%")
    private static let backslash = UInt8(ascii: "\\")

    /// All that a text holds so.
    static func readings(of data: Data) -> [EncodedText] {
        data.withUnsafeBytes { bytes in
            let bytes = bytes.bindMemory(to: UInt8.self)
            return [unescaped(bytes)].compactMap { $0 } + base64Runs(in: bytes)
        }
    }

    // MARK: Escapes

    /// The same lines, with what their escapes of ASCII stand for; nil without any.
    private static func unescaped(_ bytes: Bytes) -> EncodedText? {
        var text = Data()
        var (index, done) = (0, 0)
        while index < bytes.count {
            if bytes[index] == percent || bytes[index] == backslash, let (byte, count) = escape(bytes[index...]) {
                text += bytes[done..<index]
                text.append(byte)
                index += count
                done = index
            } else {
                index = index &+ 1
            }
        }
        return done == 0 ? nil : EncodedText(text: text + bytes[done...], line: 1)
    }

    /// Such as `\u0073`, `\u{73}`, `\x73`, `\/` and `%73`, and how many bytes it takes. None makes a line.
    private static func escape(_ bytes: Slice<Bytes>) -> (UInt8, Int)? {
        if bytes.first == percent { return character(bytes.dropFirst().prefix(2), of: 2).map { ($0, 3) } }
        let behind = bytes.dropFirst(2)
        switch bytes.dropFirst().first {
        case UInt8(ascii: "/"): return (UInt8(ascii: "/"), 2)
        case UInt8(ascii: "x"): return character(behind.prefix(2), of: 2).map { ($0, 4) }
        case UInt8(ascii: "u") where behind.first == UInt8(ascii: "{"):
            let digits = behind.dropFirst().prefix(8).prefix { $0 != UInt8(ascii: "}") }
            guard behind.dropFirst(digits.count + 1).first == UInt8(ascii: "}") else { return nil }
            return character(digits, of: digits.count).map { ($0, digits.count + 4) }
        case UInt8(ascii: "u"): return character(behind.prefix(4), of: 4).map { ($0, 6) }
        default: return nil
        }
    }

    private static func character(_ digits: Slice<Bytes>, of count: Int) -> UInt8? {
        guard digits.count == count, let value = Int(String(decoding: digits, as: UTF8.self), radix: 16) else {
            return nil
        }
        return (0x20..<0x7F).contains(value) ? UInt8(value) : nil
    }

    // MARK: Base64

    private static func base64Runs(in bytes: Bytes) -> [EncodedText] {
        var found: [EncodedText] = []
        var (index, start, line) = (0, 0, 1)
        while index <= bytes.count {
            if index == bytes.count || !isBase64(bytes[index]) {
                if index &- start >= shortestRun, let text = decoded(bytes[start..<index]) {
                    found.append(EncodedText(text: text, line: line))
                }
                if index < bytes.count, bytes[index] == UInt8(ascii: "\n") { line = line &+ 1 }
                start = index &+ 1
            }
            index = index &+ 1
        }
        return found
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        Byte.isTokenPart(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
    }

    /// Of either alphabet (RFC 4648), and without its padding.
    private static func decoded(_ run: Slice<Bytes>) -> Data? {
        let whole = run.prefix(run.count % 4 == 1 ? run.count - 1 : run.count)
        let letters = String(decoding: whole, as: UTF8.self).replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: letters + String(repeating: "=", count: (4 - whole.count % 4) % 4))
    }
}
