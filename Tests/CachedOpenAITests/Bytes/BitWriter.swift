import Foundation

/// Writes deflate streams bit by bit.
struct BitWriter {
    private var bits: [Bool] = []

    /// Appends the lowest bits, lowest first; then Huffman codes, highest bit first.
    mutating func append(_ value: UInt64, _ count: Int, reversed codes: (value: UInt64, count: Int)...) {
        for place in 0..<count { bits.append(place < 64 && value >> UInt64(place) & 1 == 1) }
        for code in codes {
            for place in (0..<code.count).reversed() { bits.append(code.value >> UInt64(place) & 1 == 1) }
        }
    }

    mutating func alignToByte() {
        while bits.count % 8 != 0 { bits.append(false) }
    }

    mutating func appendFixedBlock(_ ascii: String, isLast: Bool) {
        append(isLast ? 0b011 : 0b010, 3)
        for byte in ascii.utf8 { append(0, 0, reversed: (UInt64(byte) + 0x30, 8)) }
        append(0, 7)
    }

    func zlibStream(of data: Data) -> Data {
        var stream = Data([0x78, 0x9C])
        for start in stride(from: 0, to: bits.count, by: 8) {
            let byte = bits[start..<min(start + 8, bits.count)].reversed().reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
            stream.append(byte)
        }
        withUnsafeBytes(of: Zlib.adler32(data).bigEndian) { stream.append(contentsOf: $0) }
        return stream
    }
}
