import CachedOpenAI
import Foundation

/// Secrets that say what they are: JSON Web Tokens and private keys.
enum SecretArmour {
    typealias Bytes = SecretPattern.Bytes

    static let patterns: [SecretPattern] = [
        .init(.jsonWebToken, "eyJ", match: jsonWebToken),
        .init(.privateKey, "-----BEGIN ", match: privateKey),
        .init(.privateKey, "PuTTY-User-Key-File-", match: puttyKey),
    ]

    /// Lines of base64 have 64 characters, 70 or 76.
    private static let fewestInLine = 40
    /// A line's end, and a checksum (RFC 9580).
    private static let mostBeforeEnd = 32

    /// The one that everybody shows (https://jwt.io).
    private static let exampleSignature = "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"

    /// Three parts in base64url, the first two of which are JSON, the first one names an algorithm (RFC 7515); or five, of
    /// which the first one names an encryption (RFC 7516).
    private static func jsonWebToken(_ rest: Bytes) -> Int? {
        let whole = rest.prefix { Byte.isTokenPart($0) || $0 == Byte.dot }
        let parts = whole.split(separator: Byte.dot, omittingEmptySubsequences: false)
        guard parts.count >= 3, let header = json("eyJ" + String(decoding: parts[0], as: UTF8.self)),
            header["alg"]?.stringValue != nil
        else { return nil }
        let isSigned = parts[1].starts(with: "eyJ".utf8) && parts[2].count >= 16
        let isExample = parts[2].elementsEqual(exampleSignature.utf8)
        let isEncrypted = header["enc"]?.stringValue != nil && parts.count >= 5 && parts[3].count >= 16
        guard isSigned && !isExample || isEncrypted else { return nil }
        return parts.prefix(isSigned ? 3 : 5).reduce(-1) { $0 + $1.count + 1 }
    }

    private static func json(_ base64url: String) -> OpenAICache.JSON? {
        let padding = String(repeating: "=", count: (4 - base64url.utf8.count % 4) % 4)
        let text = OpenAICache.Base64Alphabet.exchanged(Data((base64url + padding).utf8))
        return Data(base64Encoded: text).flatMap { try? OpenAICache.JSON(parsing: $0) }
    }

    /// The armour of RFC 7468 (or OpenPGP's, RFC 9580) with something in it; a line on its own is only spoken of.
    private static func privateKey(_ rest: Bytes) -> Int? {
        let label = rest.prefix { Byte.isUppercase($0) || $0 == Byte.space }
        let armour = "PRIVATE KEY"
        let name = String(decoding: label, as: UTF8.self)
        guard name.hasSuffix(armour) || name.hasSuffix(armour + " BLOCK") else { return nil }
        var content = rest.dropFirst(label.count)
        guard content.starts(with: "-----".utf8) else { return nil }
        content = content.dropFirst(5)
        repeat { content = afterSpace(content) } while skipHeader(&content)
        guard isContent(content) else { return nil }
        return end(ofKey: content) - rest.startIndex
    }

    private static func puttyKey(_ rest: Bytes) -> Int? {
        let name = Array("Private-Lines: ".utf8)
        let head = rest.prefix(4_096)
        guard let lines = head.indices.first(where: { head[$0...].starts(with: name) }) else { return nil }
        let content = afterSpace(rest[(lines + name.count)...].drop(while: Byte.isDigit))
        return end(ofKey: content) - rest.startIndex
    }

    /// Behind the last line, as far as it can be told: lines of base64 are long, but for the last one.
    private static func end(ofKey content: Bytes) -> Int {
        var rest = content
        while true {
            let line = rest.prefix(while: isBase64)
            rest = rest[line.endIndex...]
            if line.count < fewestInLine { break }
            let next = afterSpace(rest)
            guard next.first.map(isBase64) == true else { break }
            rest = next
        }
        let end = Array("-----END ".utf8)
        let near = rest.prefix(mostBeforeEnd)
        guard let last = near.indices.first(where: { rest[$0...].starts(with: end) }) else { return rest.startIndex }
        let label = rest[(last + end.count)...].prefix { Byte.isUppercase($0) || $0 == Byte.space }
        return rest[label.endIndex...].prefix(5).prefix { $0 == UInt8(ascii: "-") }.endIndex
    }

    private static func isContent(_ bytes: Bytes) -> Bool {
        let start = bytes.prefix(16)
        return start.count == 16 && start.allSatisfy(isBase64) && Set(start).count >= 5
    }

    /// White space, as it is or as the source of a program writes it.
    private static func afterSpace(_ bytes: Bytes) -> Bytes {
        var rest = bytes
        while let first = rest.first {
            if Byte.isWhitespace(first) || first == UInt8(ascii: ">") {
                rest = rest.dropFirst()
            } else if first == UInt8(ascii: "\\") {
                rest = rest.dropFirst(rest.dropFirst().first.map { "nrt".utf8.contains($0) } == true ? 2 : 1)
            } else {
                break
            }
        }
        return rest
    }

    /// A line such as `Proc-Type: 4,ENCRYPTED`.
    private static func skipHeader(_ bytes: inout Bytes) -> Bool {
        let name = bytes.prefix(40).prefix { Byte.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
        let behind = bytes.dropFirst(name.count)
        guard !name.isEmpty, behind.starts(with: ": ".utf8) else { return false }
        let line = behind.prefix(200).prefix { $0 != 0x0A && $0 != UInt8(ascii: "\\") }
        bytes = behind.dropFirst(line.count)
        return true
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        Byte.isAlphanumeric(byte) || "+/=".utf8.contains(byte)
    }
}
