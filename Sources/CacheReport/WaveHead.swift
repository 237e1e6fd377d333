import Foundation

/// The head that samples need so that a browser plays them.
enum WaveHead {
    /// What the API sends: 24,000 a second, of two bytes, one channel.
    private static let rate = 24_000
    static let bytesPerSecond = rate * 2

    /// The 44 bytes that stand before the samples (RIFF WAVE, PCM).
    static func bytes(dataCount: Int) -> Data {
        var head = Data("RIFF".utf8)
        append(UInt32(clamping: dataCount + 36), to: &head)
        head += Data("WAVEfmt ".utf8)
        append(UInt32(16), to: &head)
        append(UInt16(1), to: &head)
        append(UInt16(1), to: &head)
        append(UInt32(rate), to: &head)
        append(UInt32(bytesPerSecond), to: &head)
        append(UInt16(2), to: &head)
        append(UInt16(16), to: &head)
        head += Data("data".utf8)
        append(UInt32(clamping: dataCount), to: &head)
        return head
    }

    private static func append(_ value: some FixedWidthInteger, to head: inout Data) {
        withUnsafeBytes(of: value.littleEndian) { head.append(contentsOf: $0) }
    }
}
