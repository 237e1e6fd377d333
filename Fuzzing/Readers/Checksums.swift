import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Makes the checksums of a mutated file right again: else nothing but the checksum would ever be tried.
enum Checksums {
    /// The bytes as they are and, if that is something else, with right checksums.
    static func forms(of bytes: Data) -> [Data] {
        let repaired = repaired(bytes)
        return repaired == bytes ? [bytes] : [bytes, repaired]
    }

    static func repaired(_ bytes: Data) -> Data {
        var bytes = Data(bytes)
        // A frame that stands in another one's payload first.
        for place in frames(in: bytes).reversed() { repairFrame(at: place, in: &bytes) }
        if bytes.starts(with: Data([0x89, 0x4F, 0x41, 0x43])) {
            repair(0..<16, in: &bytes)
            for slot in [24, 60] where bytes.dropFirst(slot).prefix(28).contains(where: { $0 != 0 }) {
                repair(slot..<slot + 24, in: &bytes)
            }
        } else if bytes.starts(with: Data([0x89, 0x4F, 0x41, 0x4A])) {
            repair(0..<28, in: &bytes)
        }
        return bytes
    }

    private static func frames(in bytes: Data) -> [Int] {
        var found: [Int] = []
        var from = 0
        while let match = bytes.range(of: Data("OIAF".utf8), in: from..<bytes.count) {
            found.append(match.lowerBound)
            from = match.upperBound
        }
        return found
    }

    private static func repairFrame(at place: Int, in bytes: inout Data) {
        var reader = OpenAICache.ByteReader(bytes.dropFirst(place + 8))
        guard let count = try? reader.read(UInt64.self), bytes.count - place >= 36 else { return }
        if count <= UInt64(bytes.count - place - 36) {
            write(
                OpenAICache.CRC32.checksum(bytes.dropFirst(place + 36).prefix(Int(count))), at: place + 24, in: &bytes)
        }
        repair(place..<place + 28, in: &bytes)
    }

    /// Writes a range's checksum behind it.
    private static func repair(_ range: Range<Int>, in bytes: inout Data) {
        guard range.upperBound + 4 <= bytes.count else { return }
        write(OpenAICache.CRC32.checksum(bytes[range]), at: range.upperBound, in: &bytes)
    }

    private static func write(_ checksum: UInt32, at place: Int, in bytes: inout Data) {
        withUnsafeBytes(of: checksum.littleEndian) { bytes.replaceSubrange(place..<place + 4, with: $0) }
    }
}
