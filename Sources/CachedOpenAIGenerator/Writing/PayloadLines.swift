import Foundation

/// Base64 as the inside of a `"""` literal: lines that end in backslash and newline, so that the value has no newline.
package struct PayloadLines {
    /// Bytes in a full line: 116 characters of base64 and the backslash, 120 columns at most.
    static let bytesPerLine = 87

    private static let charactersPerLine = bytesPerLine / 3 * 4
    private static let lineEnd: StaticString = "\\\n"

    /// About how many characters stand for so many bytes, line ends included.
    package static func characterCount(ofBytes count: Int) -> Int {
        count * 4 / 3 * (charactersPerLine + lineEnd.utf8CodeUnitCount) / charactersPerLine
    }

    /// What is encoded at once; bounds the memory it takes.
    private static let bytesPerChunk = bytesPerLine * 8192

    /// Why sections cannot stand in one literal.
    package struct PaddingInside: Error, CustomStringConvertible {
        let section: Int
        package var description: String {
            "section \(section) of the packed cache has a length that is not divisible by 3, and another follows it"
        }
    }

    /// The sections' base64, each on lines of its own.
    /// - Throws: `PaddingInside`, or what the sink throws.
    package static func write(_ sections: [Data], to sink: ByteSink) throws {
        for (index, section) in sections.enumerated() {
            guard section.count % 3 == 0 || index == sections.count - 1 else { throw PaddingInside(section: index) }
            try write(section, to: sink)
        }
    }

    private static func write(_ section: Data, to sink: ByteSink) throws {
        var start = section.startIndex
        while start < section.endIndex {
            let end = min(start + bytesPerChunk, section.endIndex)
            try sink(lines(of: section[start..<end].base64EncodedData()))
            start = end
        }
    }

    private static func lines(of base64: Data) -> Data {
        let lineCount = (base64.count + charactersPerLine - 1) / charactersPerLine
        var lines = Data(count: base64.count + lineCount * lineEnd.utf8CodeUnitCount)
        lines.withUnsafeMutableBytes { target in
            base64.withUnsafeBytes { source in
                copy(source, toLinesIn: target)
            }
        }
        return lines
    }

    private static func copy(_ source: UnsafeRawBufferPointer, toLinesIn target: UnsafeMutableRawBufferPointer) {
        guard var from = source.baseAddress, var to = target.baseAddress else { return }
        let sourceEnd = from + source.count
        while from < sourceEnd {
            let count = min(charactersPerLine, sourceEnd - from)
            to.copyMemory(from: from, byteCount: count)
            (to + count).copyMemory(from: lineEnd.utf8Start, byteCount: lineEnd.utf8CodeUnitCount)
            from += count
            to += count + lineEnd.utf8CodeUnitCount
        }
    }
}
