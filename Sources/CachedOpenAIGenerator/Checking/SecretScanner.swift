import CachedOpenAI
import Foundation

/// Finds what looks like a secret in the texts of a cache.
///
/// Base64 (pictures, sound, embeddings) and words with a dash in them look like secrets by chance, so a secret must begin
/// where a word begins, and read as if a machine had made it.
struct SecretScanner {
    /// One secret.
    struct Finding: Hashable {
        let kind: SecretKind
        /// Enough of its beginning to find it, not to use it.
        let beginning: String
    }

    /// One secret, and where it is.
    struct Place {
        let finding: Finding
        /// Without what it is called.
        let range: Range<Int>
        /// Whether it is known by what it is called.
        let isNamed: Bool
    }

    /// The patterns by their first two bytes, told as one number: hardly any place in a body begins one.
    private static let patterns = Dictionary(grouping: SecretPattern.all) { number($0.prefix[0], $0.prefix[1]) }
    private static let isBeginning: [Bool] = (0..<65_536).map { patterns[$0] != nil }

    private static let hidingPlaces = ["\\u00", ";base64,", "\\/"].map { ByteSearch($0) }

    private static func number(_ first: UInt8, _ second: UInt8) -> Int { Int(first) << 8 | Int(second) }

    /// What is in a body: in the strings of JSON, in the events of a stream and in what their pieces make together, else
    /// in the bytes.
    static func findings(in body: Data, contentType: String?) -> [Finding] {
        let type = contentType?.lowercased() ?? ""
        if type.hasPrefix("text/event-stream") { return findings(in: BodyTexts(stream: body)) }
        if type.hasPrefix("application/x-www-form-urlencoded") {
            return findings(inText: decoded(String(decoding: body, as: UTF8.self)))
        }
        let wide = unique(WideText.readings(of: body).flatMap { findings(inBytes: $0.text) })
        guard mayHide(body) || !findings(inBytes: body, anywhere: true).isEmpty else { return wide }
        guard let json = try? OpenAICache.JSON(parsing: body) else { return unique(findings(inBytes: body) + wide) }
        return findings(in: BodyTexts(json: json))
    }

    /// What is in a text, such as a URL: as it stands, and with its percent-encoding taken off.
    static func findings(inText text: String) -> [Finding] {
        let found = findings(inBytes: Data(text.utf8))
        guard text.utf8.contains(UInt8(ascii: "%")) else { return unique(found) }
        return unique(found + findings(inBytes: Data(decoded(text).utf8)))
    }

    private static func findings(in texts: BodyTexts) -> [Finding] {
        unique(texts.all.flatMap { findings(inBytes: $0) })
    }

    private static func unique(_ findings: [Finding]) -> [Finding] {
        findings.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private static func decoded(_ text: String) -> String {
        text.split(separator: "&", omittingEmptySubsequences: false)
            .map { $0.removingPercentEncoding ?? String($0) }.joined(separator: "&")
    }

    /// Whether something can be in the strings of a JSON text that doesn't stand in its bytes: behind an escape, in base64.
    private static func mayHide(_ body: Data) -> Bool {
        body.withUnsafeBytes { bytes in
            let bytes = bytes.bindMemory(to: UInt8.self)
            return hidingPlaces.contains { $0.isIn(bytes) }
        }
    }

    /// - Parameter anywhere: also in the middle of a word.
    static func findings(inBytes data: Data, anywhere: Bool = false) -> [Finding] {
        places(inBytes: data, anywhere: anywhere).map(\.finding)
    }

    /// What is found, and where, in bytes from the beginning.
    static func places(inBytes data: Data, anywhere: Bool = false) -> [Place] {
        data.withUnsafeBytes { bytes in
            isBeginning.withUnsafeBufferPointer { isBeginning in
                places(in: bytes.bindMemory(to: UInt8.self), isBeginning, anywhere: anywhere)
            }
        }
    }

    private static func places(
        in bytes: UnsafeBufferPointer<UInt8>, _ isBeginning: UnsafeBufferPointer<Bool>, anywhere: Bool
    ) -> [Place] {
        var found: [Place] = []
        var index = 0
        while index &+ 1 < bytes.count {
            if isBeginning[Int(bytes[index]) &<< 8 | Int(bytes[index &+ 1])],
                anywhere || !WordStart.isInside(bytes, index), let place = place(bytes, at: index)
            {
                found.append(place)
                index = place.range.upperBound
            } else {
                index = index &+ 1
            }
        }
        return found
    }

    private static func place(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Place? {
        guard let base = bytes.baseAddress else { return nil }
        for pattern in patterns[number(bytes[index], bytes[index + 1])] ?? [] {
            let start = pattern.prefix.count
            guard bytes.count - index >= start, memcmp(base + index, pattern.prefix, start) == 0,
                let count = pattern.match(bytes[(index + start)...])
            else { continue }
            let beginning = String(decoding: bytes[index...].prefix(start + 4), as: UTF8.self)
            let end = index + start + count
            return Place(
                finding: Finding(kind: pattern.kind, beginning: beginning),
                range: (pattern.namedCount.map { end - $0 } ?? index)..<end, isNamed: pattern.namedCount != nil)
        }
        return nil
    }
}
