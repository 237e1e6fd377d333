import CachedOpenAI
import Foundation

/// Takes bodies apart into text and what is shorter as bytes.
struct BodyPacker {
    /// Bytes in a block are read with all of it; more stand in a frame of their own.
    static let mostInBlock = 16 << 10
    /// A longer body is not looked through.
    private static let longestText = 128 << 20

    /// Keeps an embedding's numbers in two bytes each.
    let halfPrecision: Bool

    /// - Parameters:
    ///   - isOfEmbeddings: the body came from the path of embeddings: what is one in it need not say so.
    ///   - store: puts bytes into a frame of their own and returns its place.
    func pack(
        _ body: Data, isOfEmbeddings: Bool, into parts: inout PackedParts, store: (Data) throws -> UInt64
    ) throws {
        guard body.count <= Self.longestText, Self.isText(body) else {
            parts.text.append(OpenAICache.Insert.mark)
            try append(.bytes, body, to: &parts, store)
            return
        }
        try body.withUnsafeBytes { bytes in
            let text = bytes.bindMemory(to: UInt8.self)
            var end = 0
            let spans = BodySpans.find(in: text)
            let vectors = halfPrecision ? Self.vectors(spans, in: text, takesAll: isOfEmbeddings) : []
            for span in spans {
                parts.text.append(contentsOf: UnsafeBufferPointer(rebasing: text[end..<span.range.lowerBound]))
                parts.text.append(OpenAICache.Insert.mark)
                try append(span, isVector: vectors.contains(span.range), of: text, to: &parts, store)
                end = span.range.upperBound
            }
            parts.text.append(contentsOf: UnsafeBufferPointer(rebasing: text[end...]))
        }
    }

    func pack(
        _ picture: OpenAICache.RecordedAnswer.Picture, into parts: inout PackedParts, store: (Data) throws -> UInt64
    ) throws {
        parts.append(url: picture.url, contentType: picture.contentType)
        try append(.bytes, picture.content, to: &parts, store)
    }

    private static func isText(_ body: Data) -> Bool {
        String(bytes: body, encoding: .utf8) != nil
    }

    private static func vectors(
        _ spans: [BodySpan], in text: UnsafeBufferPointer<UInt8>, takesAll: Bool
    ) -> Set<Range<Int>> {
        let hasNumbers = spans.contains { span in
            switch span.content {
            case .numbers, .numbersInBase64: true
            case .mark, .padding, .base64: false
            }
        }
        return hasNumbers ? EmbeddingVectors.find(in: text, takesAll: takesAll) : []
    }

    private func append(
        _ span: BodySpan, isVector: Bool, of text: UnsafeBufferPointer<UInt8>, to parts: inout PackedParts,
        _ store: (Data) throws -> UInt64
    ) throws {
        let written = UnsafeBufferPointer(rebasing: text[span.range])
        switch span.content {
        case .mark: parts.appendMark()
        case .padding: parts.append(padding: written)
        case .base64(let isURLAlphabet):
            let standard = isURLAlphabet ? OpenAICache.Base64Alphabet.exchanged(Data(written)) : Data(written)
            let bytes = Data(base64Encoded: standard) ?? Data()
            try append(isURLAlphabet ? .base64URL : .base64, bytes, to: &parts, store)
        case .numbersInBase64(let numbers):
            let isHalf = isVector && HalfPrecision.isSurelyFloats(numbers) && HalfPrecision.keeps(numbers)
            try append(.numbersInBase64, numbers, isHalf, to: &parts, store)
        case .numbers(let numbers, let writing):
            let isHalf = isVector && HalfPrecision.keeps(numbers)
            try append(writing.isLong ? .longNumbers : .numbers, numbers, isHalf, to: &parts, store)
            parts.append(writing)
        }
    }

    private func append(
        _ kind: OpenAICache.Insert.Kind, _ content: Data, to parts: inout PackedParts, _ store: (Data) throws -> UInt64
    ) throws {
        let place = content.count > Self.mostInBlock ? try store(content) : nil
        parts.append(kind, content, count: content.count, place: place)
    }

    private func append(
        _ kind: OpenAICache.Insert.Kind, _ numbers: [Float], _ isHalf: Bool, to parts: inout PackedParts,
        _ store: (Data) throws -> UInt64
    ) throws {
        let content = Self.planes(of: numbers, isHalf)
        let place = content.count > Self.mostInBlock ? try store(content) : nil
        let flags = isHalf ? OpenAICache.Insert.halfPrecision : 0
        parts.append(kind, content, count: numbers.count, flags: flags, place: place)
    }

    private static func planes(of numbers: [Float], _ isHalf: Bool) -> Data {
        var writer = OpenAICache.ByteWriter()
        if isHalf {
            writer.append(planes: numbers.map { UInt64(HalfPrecision.bits(of: $0)) }, width: 2)
        } else {
            writer.append(planes: numbers.map { UInt64($0.bitPattern) }, width: 4)
        }
        return writer.data
    }
}
