import CachedOpenAI
import Foundation

/// Finds lists of numbers in JSON, such as embeddings, that four bytes each tell apart.
enum NumberSpans {
    /// Shorter ones gain nothing.
    private static let fewest = 16
    /// One in so many may be written otherwise.
    private static let exceptionsOneIn = 16

    static func find(in text: UnsafeBufferPointer<UInt8>) -> [BodySpan] {
        guard let base = text.baseAddress else { return [] }
        var spans: [BodySpan] = []
        var place = 0
        while place < text.count,
            let bracket = memchr(base + place, Int32(UInt8(ascii: "[")), text.count - place)
        {
            place = UnsafeRawPointer(bracket) - UnsafeRawPointer(base) + 1
            guard let list = NumberList(in: text, from: place) else { continue }
            place = list.range.upperBound
            if list.ranges.count >= fewest, let span = span(list, in: text) { spans.append(span) }
        }
        return spans
    }

    private static func span(_ list: NumberList, in text: UnsafeBufferPointer<UInt8>) -> BodySpan? {
        for isLong in [false, true] {
            if let span = span(list, in: text, isLong: isLong) { return span }
        }
        return nil
    }

    /// Nil if too many are written otherwise than a printer of such numbers would.
    private static func span(_ list: NumberList, in text: UnsafeBufferPointer<UInt8>, isLong: Bool) -> BodySpan? {
        var numbers: [Float] = []
        var exceptions: [(place: Int, text: Data)] = []
        for (place, range) in list.ranges.enumerated() {
            let written = UnsafeBufferPointer(rebasing: text[range])
            let number = number(written, isLong: isLong)
            numbers.append(number)
            var decimal = OpenAICache.PackedNumbers.decimal(number, isLong: isLong)
            if decimal.withUTF8({ $0.elementsEqual(written) }) { continue }
            exceptions.append((place, Data(written)))
            if exceptions.count > max(1, list.ranges.count / exceptionsOneIn) { return nil }
        }
        let writing = BodySpan.Writing(separator: list.separator, isLong: isLong, exceptions: exceptions)
        return BodySpan(range: list.range, content: .numbers(numbers, writing))
    }

    private static func number(_ written: UnsafeBufferPointer<UInt8>, isLong: Bool) -> Float {
        let text = String(decoding: written, as: UTF8.self)
        return isLong ? Double(text).map { Float($0) } ?? 0 : Float(text) ?? 0
    }
}
