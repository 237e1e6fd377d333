import Foundation

/// All parts of a text that are kept shorter than they are written, in order.
enum BodySpans {
    static func find(in text: UnsafeBufferPointer<UInt8>) -> [BodySpan] {
        let numbers = NumberSpans.find(in: text)
        let inText = gaps(between: numbers, count: text.count).flatMap { Base64Spans.find(in: text, $0) }
        let found = numbers + inText + PaddingSpans.find(in: text) + PaddingSpans.marks(in: text)
        return withoutOverlaps(found.sorted { $0.range.lowerBound < $1.range.lowerBound })
    }

    private static func gaps(between spans: [BodySpan], count: Int) -> [Range<Int>] {
        let ends = [0] + spans.map(\.range.upperBound)
        let starts = spans.map(\.range.lowerBound) + [count]
        return zip(ends, starts).map { $0..<max($0, $1) }
    }

    private static func withoutOverlaps(_ spans: [BodySpan]) -> [BodySpan] {
        var end = 0
        return spans.filter { span in
            guard span.range.lowerBound >= end else { return false }
            end = span.range.upperBound
            return true
        }
    }
}
