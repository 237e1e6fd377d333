import Foundation

@testable import CachedOpenAI

/// A secret that is nowhere else in the world, and where it is found.
struct Canary {
    /// With characters that URLs, JSON and base64 spell in their own ways.
    let text: String

    /// The pieces by which it would be known in any of its spellings.
    private let marks: [Data]

    init(_ text: String = "Kanari/Vogel+4711=Zeisig") {
        self.text = text
        let words = text.split { !$0.isLetter }.map(String.init)
        marks = words.map { Data($0.utf8) } + (0..<3).map { Self.base64(of: text, alignment: $0) }
    }

    /// Where it is found, and how it is spelled there: in bytes as they are, in all frames of a cache's file, in the
    /// literal of a generated file.
    func places(in data: Data, named name: String) -> [String] {
        var found = self.found(in: data).map { "\(name): \($0)" }
        for (number, payload) in Self.payloads(of: data).enumerated() {
            found += self.found(in: payload).map { "\(name), frame \(number): \($0)" }
        }
        if let literal = Self.literal(of: data) { found += places(in: literal, named: "\(name), the literal") }
        return found
    }

    /// The payloads of all frames, inflated.
    static func payloads(of data: Data) -> [Data] {
        let source = OpenAICache.DataSource(data, name: "cache")
        let start = data.starts(with: [0x89] + "OAC".utf8) ? 96 : data.starts(with: [0x89] + "OAJ".utf8) ? 36 : nil
        guard let start else { return [] }
        var walk = OpenAICache.FrameWalk(source, from: UInt64(start), to: UInt64(data.count))
        var payloads: [Data] = []
        while let place = walk.next() {
            if let payload = try? place.frame.payload(from: source, at: place.offset) { payloads.append(payload) }
        }
        return payloads
    }

    /// What stands in a generated file in base64: lines that end in a backslash.
    static func literal(of data: Data) -> Data? {
        guard data.starts(with: Data("// CachedOpenAI.swift".utf8)) else { return nil }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").filter { line in
            line.hasSuffix("\\") && line.dropLast().allSatisfy { $0.isLetter || $0.isNumber || "+/=".contains($0) }
        }
        return Data(base64Encoded: lines.map { String($0.dropLast()) }.joined())
    }

    private func found(in data: Data) -> [String] {
        marks.compactMap { mark in
            guard let place = Self.range(of: mark, in: data) else { return nil }
            let around = data[max(data.startIndex, place.lowerBound - 60)..<min(data.endIndex, place.upperBound + 40)]
            return "…\(String(decoding: around, as: UTF8.self))…"
        }
    }

    /// Whatever its capitals.
    private static func range(of mark: Data, in data: Data) -> Range<Int>? {
        if let range = data.range(of: mark) { return range }
        let lower = Data(mark.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
        return data.range(of: lower)
    }

    /// What of its base64 doesn't depend on its neighbours, after so many other bytes.
    private static func base64(of text: String, alignment: Int) -> Data {
        let whole = (Data(count: alignment) + Data(text.utf8)).base64EncodedString()
        return Data(whole.dropFirst(alignment == 0 ? 0 : 4).dropLast(4).utf8)
    }
}
