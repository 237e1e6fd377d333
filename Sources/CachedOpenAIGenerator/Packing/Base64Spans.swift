import Foundation

/// Finds base64 (RFC 4648) in a text: pictures, sound, embeddings, encrypted reasoning.
enum Base64Spans {
    /// Shorter ones gain nothing.
    private static let shortest = 40
    /// With fewer different characters it is something else: a line of dashes, a hexadecimal number.
    private static let fewestCharacters = 20

    private static let alphabet: [Bool] = {
        var alphabet = [Bool](repeating: false, count: 256)
        for byte in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_".utf8 {
            alphabet[Int(byte)] = true
        }
        return alphabet
    }()

    /// - Parameters:
    ///   - text: the whole body.
    ///   - range: where to look.
    static func find(in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [BodySpan] {
        var spans: [BodySpan] = []
        alphabet.withUnsafeBufferPointer { alphabet in
            var place = range.lowerBound
            while let run = nextRun(in: text, from: place, to: range.upperBound, alphabet) {
                if let span = span(run, in: text) { spans.append(span) }
                place = run.upperBound
            }
        }
        return spans
    }

    /// Looks at every 40th character first: a run that is long enough has one there.
    private static func nextRun(
        in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, _ alphabet: UnsafeBufferPointer<Bool>
    ) -> Range<Int>? {
        var first = start
        while first &+ shortest <= end {
            var last = first &+ shortest &- 1
            while last >= first && alphabet[Int(text[last])] { last = last &- 1 }
            if last < first {
                var behind = first &+ shortest
                while behind < end && alphabet[Int(text[behind])] { behind = behind &+ 1 }
                return first..<behind
            }
            first = last &+ 1
        }
        return nil
    }

    private static func span(_ run: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> BodySpan? {
        if let numbers = embedding(run, in: text) { return numbers }
        let (isStandard, isURL, count) = characters(of: run, in: text)
        guard count >= fewestCharacters, !(isStandard && isURL) else { return nil }
        // What is over at the end, padding included, stays text: so every run means the same bytes again.
        return BodySpan(
            range: run.lowerBound..<run.lowerBound + run.count / 4 * 4, content: .base64(isURLAlphabet: isURL))
    }

    private static func characters(
        of run: Range<Int>, in text: UnsafeBufferPointer<UInt8>
    ) -> (hasStandard: Bool, hasURL: Bool, count: Int) {
        var seen = [Bool](repeating: false, count: 256)
        seen.withUnsafeMutableBufferPointer { seen in
            var index = run.lowerBound
            while index < run.upperBound {
                seen[Int(text[index])] = true
                index = index &+ 1
            }
        }
        func has(_ characters: String) -> Bool { characters.utf8.contains { seen[Int($0)] } }
        return (has("+/"), has("-_"), seen.count(where: { $0 }))
    }

    /// The value of a member called `embedding`: numbers of 4 bytes, little-endian.
    private static func embedding(_ run: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> BodySpan? {
        guard EmbeddingMember.opens(before: run.lowerBound, in: text) else { return nil }
        var end = run.upperBound
        while end < text.count, text[end] == UInt8(ascii: "=") { end += 1 }
        let written = Data(text[run.lowerBound..<end])
        guard end < text.count, text[end] == UInt8(ascii: "\""), let bytes = Data(base64Encoded: written),
            bytes.count % 4 == 0, bytes.base64EncodedData() == written
        else { return nil }
        return BodySpan(range: run.lowerBound..<end, content: .numbersInBase64(numbers(in: bytes)))
    }

    private static func numbers(in bytes: Data) -> [Float] {
        bytes.withUnsafeBytes { bytes in
            (0..<bytes.count / 4).map {
                Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)))
            }
        }
    }
}
