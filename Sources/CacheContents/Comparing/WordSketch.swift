import Foundation

/// A few of the words of a request, by which one finds those that are like it.
struct WordSketch {
    private static let most = 64
    private static let mostBytes = 64_000

    /// Hashes, the smallest of all: of like texts, mostly the same.
    let words: [UInt64]

    init(_ body: Data) {
        var found: Set<UInt64> = []
        var hash: UInt64 = 0
        for byte in body.prefix(Self.mostBytes) {
            if Self.isOfWord(byte) {
                // FNV-1a.
                hash = ((hash == 0 ? 0xCBF2_9CE4_8422_2325 : hash) ^ UInt64(byte)) &* 0x100_0000_01B3
            } else if hash != 0 {
                found.insert(hash)
                hash = 0
            }
        }
        if hash != 0 { found.insert(hash) }
        words = Array(found.sorted().prefix(Self.most))
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
