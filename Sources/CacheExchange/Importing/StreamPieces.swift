import CachedOpenAI
import Foundation

/// The pieces of a stream of which only the bytes are known: one an event.
struct StreamPieces {
    private typealias Piece = OpenAICache.RecordedAnswer.Piece

    /// Each with its end.
    let pieces: [OpenAICache.RecordedAnswer.Piece]

    /// - Parameters:
    ///   - body: an event stream.
    ///   - first: when it began, in microseconds since it was asked for.
    ///   - run: how long the answer took; 0 if nobody knows.
    ///   - pace: events a second; nil: all come with the first, as nobody knows better.
    init(_ body: Data, first: UInt64, run: UInt64, pace: Double?) {
        let counts = Self.counts(body)
        pieces = counts.enumerated().map { number, count in
            let behind = pace.map { UInt64(Double(number) / $0 * 1_000_000) } ?? 0
            return Piece(byteCount: count, microseconds: (pace == nil ? min(first, run) : first) &+ behind)
        }
    }

    /// How many bytes each event has, with the blank line behind it.
    private static func counts(_ body: Data) -> [Int] {
        var counts: [Int] = []
        var start = 0
        body.withUnsafeBytes { bytes in
            var index = 0
            while index < bytes.count {
                let count = blankLineCount(bytes, at: index)
                if count > 0 {
                    counts.append(index + count - start)
                    start = index + count
                }
                index &+= max(1, count)
            }
        }
        if start < body.count { counts.append(body.count - start) }
        return counts
    }

    /// How long the line's end and the blank line are that begin at a place; 0 if none do.
    private static func blankLineCount(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Int {
        let first = lineEndCount(bytes, at: index)
        if first == 0 { return 0 }
        var count = first
        while true {
            let next = lineEndCount(bytes, at: index + count)
            if next == 0 { return count > first ? count : 0 }
            count += next
        }
    }

    private static func lineEndCount(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Int {
        guard index < bytes.count else { return 0 }
        if bytes[index] == UInt8(ascii: "\n") { return 1 }
        guard bytes[index] == UInt8(ascii: "\r") else { return 0 }
        return index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n") ? 2 : 1
    }
}
