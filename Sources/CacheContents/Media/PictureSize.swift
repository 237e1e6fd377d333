import Foundation

/// How large a picture is, in pixels, as its own head says.
package struct PictureSize: Hashable, Sendable {
    package let width: Int
    package let height: Int

    /// Nil if it can't be told.
    package init?(_ content: Data) {
        let bytes = Array(content.prefix(32))
        let found: (Int, Int)? =
            if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]), bytes.count >= 24 {
                (Self.big(bytes[16..<20]), Self.big(bytes[20..<24]))
            } else if bytes.starts(with: "GIF8".utf8), bytes.count >= 10 {
                (Self.little(bytes[6..<8]), Self.little(bytes[8..<10]))
            } else if bytes.starts(with: "RIFF".utf8), bytes.count >= 30 {
                Self.webP(bytes)
            } else if bytes.starts(with: [0xFF, 0xD8]) {
                Self.jpeg(content)
            } else {
                nil
            }
        guard let found, found.0 > 0, found.1 > 0 else { return nil }
        (width, height) = found
    }

    private static func big(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
    private static func little(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reversed().reduce(0) { $0 << 8 | Int($1) } }

    private static func webP(_ bytes: [UInt8]) -> (Int, Int)? {
        switch String(decoding: bytes[12..<16], as: UTF8.self) {
        case "VP8X": return (little(bytes[24..<27]) + 1, little(bytes[27..<30]) + 1)
        case "VP8 ": return (little(bytes[26..<28]) & 0x3FFF, little(bytes[28..<30]) & 0x3FFF)
        case "VP8L":
            let bits = little(bytes[21..<25])
            return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
        default: return nil
        }
    }

    /// The size stands in the first "start of frame" among the segments.
    private static func jpeg(_ content: Data) -> (Int, Int)? {
        var place = content.startIndex + 2
        for _ in 0..<1_000 {
            guard place + 9 <= content.endIndex, content[place] == 0xFF else { return nil }
            let marker = content[place + 1]
            if marker == 0xFF {
                place += 1
                continue
            }
            if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
                let size = Array(content[place + 5..<place + 9])
                return (big(size[2..<4]), big(size[0..<2]))
            }
            place += 2 + big(Array(content[place + 2..<place + 4])[...])
        }
        return nil
    }
}
