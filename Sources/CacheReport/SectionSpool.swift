import CachedOpenAIGenerator
import Foundation

/// The questions' HTML, on disk until the pages are written.
final class SectionSpool {
    private static let slot = Data("<slot ".utf8)
    /// A multiple of three: the base64 of the pieces is that of the whole.
    private static let pieceBytes = 3 << 18

    private let templates: ReportTemplates
    private let file: SpoolFile
    private var sectionCount = 0
    private var byteCount = 0
    private var questions: [(end: Int, byteCount: Int)] = []

    init(_ templates: ReportTemplates) throws {
        self.templates = templates
        file = try SpoolFile()
    }

    /// Appends what a template makes of values. Nothing from a cache can hold `<slot `, since `<` is escaped in it: so
    /// where it stands, the template wants the base64 of one of the media.
    func append(_ template: String, _ values: [String: Any], media: [Data] = []) throws {
        let html = Data(try templates.render(template, values).utf8)
        var start = html.startIndex
        while let slot = html.range(of: Self.slot, in: start..<html.endIndex),
            let end = html[slot.upperBound...].firstIndex(of: UInt8(ascii: ">"))
        {
            try append(html[start..<slot.lowerBound])
            let number = Int(String(decoding: html[slot.upperBound..<end], as: UTF8.self))
            if let number, media.indices.contains(number) { try append(base64: media[number]) }
            start = end + 1
        }
        try append(html[start...])
    }

    func endQuestion() {
        questions.append((sectionCount, byteCount))
        byteCount = 0
    }

    /// All that was appended, and which of it is on which page.
    func pages(of mostBytes: Int?) throws -> (sections: [Data], pages: [Range<Int>]) {
        var pages: [Range<Int>] = []
        var (start, end, count) = (0, 0, 0)
        for question in questions {
            if let mostBytes, count + question.byteCount > mostBytes, count > 0 {
                pages.append(start..<end)
                (start, count) = (end, 0)
            }
            (end, count) = (question.end, count + question.byteCount)
        }
        return (sectionCount == 0 ? [] : try file.sections(), pages + [start..<end])
    }

    private func append(base64 bytes: Data) throws {
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let end = bytes.index(start, offsetBy: Self.pieceBytes, limitedBy: bytes.endIndex) ?? bytes.endIndex
            try append(bytes[start..<end].base64EncodedData())
            start = end
        }
    }

    private func append(_ section: Data) throws {
        if section.isEmpty { return }
        try file.append(section)
        sectionCount += 1
        byteCount += section.count
    }
}
