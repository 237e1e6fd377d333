import CachedOpenAI
import Foundation

/// Numbers of JSON (RFC 8259) in a row, with the same characters between any two of them.
struct NumberList {
    /// From the first number to the last.
    let range: Range<Int>
    let ranges: [Range<Int>]
    let separator: Data

    /// Nil if no number stands there, behind any white space.
    ///
    /// - Parameter start: behind the bracket.
    init?(in text: UnsafeBufferPointer<UInt8>, from start: Int) {
        let first = Self.skip(from: start, in: text, where: Byte.isJSONSpace)
        guard let firstNumber = Self.number(at: first, in: text) else { return nil }
        let second = Self.skip(from: firstNumber.upperBound, in: text) {
            Byte.isJSONSpace($0) || $0 == UInt8(ascii: ",")
        }
        guard second - firstNumber.upperBound <= OpenAICache.Insert.longestSeparator, second < text.count else {
            return nil
        }
        let separator = UnsafeBufferPointer(rebasing: text[firstNumber.upperBound..<second])
        ranges = Self.numbers(after: firstNumber, separator, in: text)
        range = first..<(ranges.last ?? firstNumber).upperBound
        self.separator = Data(separator)
    }

    private static func numbers(
        after first: Range<Int>, _ separator: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>
    ) -> [Range<Int>] {
        var ranges = [first]
        var end = first.upperBound
        while !separator.isEmpty, end + separator.count < text.count,
            text[end..<end + separator.count].elementsEqual(separator),
            let next = number(at: end + separator.count, in: text)
        {
            ranges.append(next)
            end = next.upperBound
        }
        return ranges
    }

    private static func number(at start: Int, in text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        let end = skip(from: start, in: text, where: isOfNumber)
        return end > start ? start..<end : nil
    }

    private static func skip(
        from start: Int, in text: UnsafeBufferPointer<UInt8>, where isPassed: (UInt8) -> Bool
    ) -> Int {
        var place = start
        while place < text.count, isPassed(text[place]) { place = place &+ 1 }
        return place
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        Byte.isDigit(byte) || byte == Byte.dot
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E")
            || byte == UInt8(ascii: "+")
    }
}
