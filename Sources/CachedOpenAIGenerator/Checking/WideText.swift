import Foundation

/// ASCII that stands in bytes as UTF-16 or UTF-32, in either order, with a mark before it or without, from whichever byte
/// on: a whole file of it, or a string in a file of another kind.
struct WideText {
    /// So many bytes for a character.
    private static let widths = [2, 4]
    /// In the place of what is no such character: no part of a word.
    private static let gap = UInt8(ascii: " ")

    /// The characters, a byte each.
    let text: Data
    private let width: Int
    private let start: Int

    /// Where in the bytes a character of the text stands.
    func offset(of character: Int) -> Int { start + character * width }

    /// Whether there can be any: each character has bytes of zeros.
    static func mayBe(in data: Data) -> Bool {
        data.withUnsafeBytes { bytes in bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false }
    }

    /// All that the bytes may be read as.
    static func readings(of data: Data) -> [WideText] {
        guard mayBe(in: data) else { return [] }
        return widths.flatMap { width in
            (0..<width).flatMap { start in
                [1, 1 - width].map { WideText(data, width: width, start: start, zeros: $0) }
            }
        }
    }

    /// - Parameter zeros: where a character's zeros begin, seen from the character.
    private init(_ data: Data, width: Int, start: Int, zeros: Int) {
        self.width = width
        self.start = start
        var text = Data(count: max(0, data.count - start + width - 1) / width)
        data.withUnsafeBytes { bytes in
            text.withUnsafeMutableBytes { text in
                var (place, from) = (0, start)
                while place < text.count {
                    text[place] = Self.areZeros(bytes, from &+ zeros, width &- 1) ? bytes[from] : Self.gap
                    place = place &+ 1
                    from = from &+ width
                }
            }
        }
        self.text = text
    }

    private static func areZeros(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ count: Int) -> Bool {
        guard start >= 0, start &+ count <= bytes.count else { return false }
        var place = start
        while place < start &+ count {
            if bytes[place] != 0 { return false }
            place = place &+ 1
        }
        return true
    }
}
