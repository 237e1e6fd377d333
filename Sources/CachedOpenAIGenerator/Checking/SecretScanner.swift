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

    /// Whether a pattern begins with two bytes, told them as one number: hardly any place in a body does.
    private static let isBeginning: [Bool] = SecretPattern.all.reduce(into: Array(repeating: false, count: 65_536)) {
        $0[number($1.prefix[0], $1.prefix[1])] = true
    }

    private static func number(_ first: UInt8, _ second: UInt8) -> Int { Int(first) << 8 | Int(second) }

    /// What is in a body: in the strings of JSON, in the events of a stream and in what their pieces make together, else
    /// in the bytes.
    static func findings(in body: Data, contentType: String?) -> [Finding] {
        if contentType?.lowercased().hasPrefix("text/event-stream") == true { return findings(inStream: body) }
        guard !findings(inBytes: body, anywhere: true).isEmpty else { return [] }
        guard let json = try? OpenAICache.JSON(parsing: body) else { return findings(inBytes: body) }
        var texts: [String: String] = [:]
        gather(json, at: "", separator: "\n", into: &texts)
        return findings(inTexts: texts)
    }

    private static func findings(inStream body: Data) -> [Finding] {
        var stream = OpenAICache.EventStream()
        var texts: [String: String] = [:]
        for event in stream.take(body) + [stream.finish()].compactMap({ $0 }) {
            guard let json = try? OpenAICache.JSON(parsing: event.data) else { continue }
            gather(json, at: "", separator: "", into: &texts)
        }
        return findings(inTexts: texts)
    }

    /// All strings with the same path, array indexes aside, behind one another: the pieces of a stream make one text.
    private static func gather(
        _ json: OpenAICache.JSON, at path: String, separator: String, into texts: inout [String: String]
    ) {
        switch json {
        case .string(let text): texts[path, default: ""] += text + separator
        case .array(let elements):
            for element in elements { gather(element, at: path, separator: separator, into: &texts) }
        case .object(let object):
            texts["keys", default: ""] += object.keys.joined(separator: "\n") + "\n"
            for (name, value) in object { gather(value, at: "\(path)/\(name)", separator: separator, into: &texts) }
        case .null, .bool, .number: break
        }
    }

    private static func findings(inTexts texts: [String: String]) -> [Finding] {
        texts.sorted { $0.key < $1.key }.flatMap { findings(inBytes: Data($0.value.utf8)) }
    }

    /// - Parameter anywhere: also in the middle of a word.
    static func findings(inBytes data: Data, anywhere: Bool = false) -> [Finding] {
        data.withUnsafeBytes { raw in
            let bytes = raw.bindMemory(to: UInt8.self)
            let isBeginning = self.isBeginning
            var found: [Finding] = []
            var index = 0
            while index + 1 < bytes.count {
                guard isBeginning[number(bytes[index], bytes[index + 1])],
                    anywhere || index == 0 || !isInsideWord(bytes[index - 1]),
                    let (finding, count) = finding(bytes[index...])
                else {
                    index += 1
                    continue
                }
                found.append(finding)
                index += count
            }
            return found
        }
    }

    private static func finding(
        _ bytes: UnsafeBufferPointer<UInt8>.SubSequence
    ) -> (Finding, Int)? {
        for pattern in SecretPattern.all where bytes.starts(with: pattern.prefix) {
            guard let count = pattern.match(bytes.dropFirst(pattern.prefix.count)) else { continue }
            let beginning = String(decoding: bytes.prefix(pattern.prefix.count + 4), as: UTF8.self)
            return (Finding(kind: pattern.kind, beginning: beginning), pattern.prefix.count + count)
        }
        return nil
    }

    private static func isInsideWord(_ byte: UInt8) -> Bool {
        Byte.isTokenPart(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
    }
}
