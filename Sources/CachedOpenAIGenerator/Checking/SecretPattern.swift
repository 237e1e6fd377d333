import CachedOpenAI
import Foundation

/// What a secret of one kind begins with, and what must come then.
struct SecretPattern: Sendable {
    let kind: SecretKind
    let prefix: [UInt8]
    /// The byte count of the whole secret, told the bytes behind the prefix; nil if it is none.
    let match: @Sendable (UnsafeBufferPointer<UInt8>.SubSequence) -> Int?

    /// The more special ones first: the first that matches counts.
    static let all: [SecretPattern] =
        [
            .init(.anthropic, "sk-ant-") { token($0, atLeast: 20, of: Byte.isTokenPart) },
            .init(.openRouter, "sk-or-") { token($0, atLeast: 20, of: Byte.isTokenPart) },
            .init(.openAI, "sk-") { token($0, atLeast: 20, of: Byte.isTokenPart) },
            .init(.google, "AIza") { exactly($0, 35, of: Byte.isTokenPart) },
            .init(.gitHub, "github_pat_") {
                token($0, atLeast: 22, of: { Byte.isAlphanumeric($0) || $0 == Byte.underscore })
            },
            .init(.huggingFace, "hf_") { token($0, atLeast: 30, of: Byte.isAlphanumeric) },
            .init(.jsonWebToken, "eyJ", match: jsonWebToken),
            .init(.privateKey, "-----BEGIN ", match: privateKey),
        ]
        + ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"].map {
            .init(.gitHub, $0) { token($0, atLeast: 36, of: Byte.isAlphanumeric) }
        } + ["AKIA", "ASIA"].map { .init(.aws, $0, match: accessKey) }

    init(
        _ kind: SecretKind, _ prefix: String,
        match: @escaping @Sendable (UnsafeBufferPointer<UInt8>.SubSequence) -> Int?
    ) {
        self.kind = kind
        self.prefix = Array(prefix.utf8)
        self.match = match
    }

    /// Made by a machine: letters and digits mixed in a run without a dash. A slug such as `sk-how-to-2024` is none.
    private static func token(
        _ rest: UnsafeBufferPointer<UInt8>.SubSequence, atLeast count: Int, of isPart: (UInt8) -> Bool
    ) -> Int? {
        let body = rest.prefix { isPart($0) }
        guard body.count >= count else { return nil }
        let isRandom = body.split { !Byte.isAlphanumeric($0) }.contains { run in
            run.count >= 12 && run.contains(where: Byte.isDigit) && run.contains { !Byte.isDigit($0) }
        }
        return isRandom ? body.count : nil
    }

    private static func exactly(
        _ rest: UnsafeBufferPointer<UInt8>.SubSequence, _ count: Int, of isPart: (UInt8) -> Bool
    ) -> Int? {
        let body = rest.prefix { isPart($0) }
        return body.count == count && !isBase64(rest.dropFirst(count).first) ? count : nil
    }

    /// `AKIA…EXAMPLE` is what AWS writes in its documentation.
    private static func accessKey(_ rest: UnsafeBufferPointer<UInt8>.SubSequence) -> Int? {
        let body = rest.prefix { Byte.isUppercase($0) || Byte.isDigit($0) }
        guard body.count == 16, !isBase64(rest.dropFirst(16).first), body.contains(where: Byte.isDigit) else {
            return nil
        }
        return body.suffix(7).elementsEqual("EXAMPLE".utf8) ? nil : 16
    }

    /// Three parts in base64url, the first of which is JSON that names an algorithm (RFC 7519).
    private static func jsonWebToken(_ rest: UnsafeBufferPointer<UInt8>.SubSequence) -> Int? {
        let whole = rest.prefix { Byte.isTokenPart($0) || $0 == Byte.dot }
        let parts = whole.split(separator: Byte.dot, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].starts(with: "eyJ".utf8), parts[2].count >= 16 else { return nil }
        var text = "eyJ" + String(decoding: parts[0], as: UTF8.self)
        text = text.replacing("-", with: "+").replacing("_", with: "/")
        text += String(repeating: "=", count: (4 - text.count % 4) % 4)
        guard let header = Data(base64Encoded: text), let json = try? OpenAICache.JSON(parsing: header) else {
            return nil
        }
        return json["alg"]?.stringValue == nil ? nil : whole.count
    }

    /// The armour of RFC 7468 with something in it; a line on its own is only spoken of.
    private static func privateKey(_ rest: UnsafeBufferPointer<UInt8>.SubSequence) -> Int? {
        let label = rest.prefix { Byte.isUppercase($0) || $0 == Byte.space }
        let armour = "PRIVATE KEY"
        let name = String(decoding: label, as: UTF8.self)
        guard name.hasSuffix(armour) || name.hasSuffix(armour + " BLOCK") else { return nil }
        let behind = rest.dropFirst(label.count)
        guard behind.starts(with: "-----".utf8) else { return nil }
        let content = behind.dropFirst(5).drop { Byte.isWhitespace($0) || $0 == UInt8(ascii: "\\") }
        guard content.prefix(16).allSatisfy({ isBase64($0) }), content.count >= 16 else { return nil }
        return label.count + 5
    }

    private static func isBase64(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return Byte.isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
            || byte == UInt8(ascii: "=")
    }
}
