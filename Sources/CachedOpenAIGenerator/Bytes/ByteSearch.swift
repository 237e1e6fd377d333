import Foundation

/// Looks for bytes in bytes. The system's search for one byte is quick, so it looks for the pattern's rarest first.
struct ByteSearch {
    /// What stands in JSON all the time.
    private static let common = Set("etaoinsrhldcumpg\" ,:{}".utf8)
    private static let letters = UInt8(ascii: "a")...UInt8(ascii: "z")

    private let pattern: [UInt8]
    /// Where in the pattern the byte stands that is looked for.
    private let anchor: Int

    init(_ pattern: [UInt8]) {
        self.pattern = pattern
        anchor = pattern.indices.min { Self.frequency(pattern[$0]) < Self.frequency(pattern[$1]) } ?? 0
    }

    init(_ pattern: String) {
        self.init(Array(pattern.utf8))
    }

    var count: Int { pattern.count }

    /// Where the pattern stands, not counting one within another.
    func places(in text: UnsafeBufferPointer<UInt8>) -> [Int] {
        var places: [Int] = []
        var start = 0
        while let place = first(in: text, from: start) {
            places.append(place)
            start = place + pattern.count
        }
        return places
    }

    func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        first(in: text, from: 0) != nil
    }

    private static func frequency(_ byte: UInt8) -> Int {
        if common.contains(byte) { return 2 }
        return letters.contains(byte) ? 1 : 0
    }

    private func first(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = text.baseAddress, !pattern.isEmpty else { return nil }
        var place = start
        while place + pattern.count <= text.count {
            let candidates = text.count - pattern.count + 1 - place
            guard let found = memchr(base + place + anchor, Int32(pattern[anchor]), candidates) else { return nil }
            place = UnsafeRawPointer(found) - UnsafeRawPointer(base) - anchor
            if memcmp(base + place, pattern, pattern.count) == 0 { return place }
            place += 1
        }
        return nil
    }
}
