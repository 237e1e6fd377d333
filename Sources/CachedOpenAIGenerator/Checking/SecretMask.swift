import CachedOpenAI
import Foundation

/// Shows a text without the secrets in it.
package enum SecretMask {
    /// Enough to know of which kind it is, such as `sk-…(48 characters)`.
    /// - Parameter name: of the field that the text is the value of: some secrets are known by it alone.
    package static func of(_ text: String, named name: String = "") -> String {
        let lead = SecretPattern.names.contains(name) ? Data("\(name)\n".utf8) : Data()
        let bytes = lead + Data(text.utf8)
        let places = SecretScanner.places(inBytes: bytes)
        if places.isEmpty { return text }
        var shown = Data()
        var end = lead.count
        for place in places {
            let range = place.range.clamped(to: end..<bytes.count)
            shown += bytes[end..<range.lowerBound]
            shown += Data("\(beginning(of: place, in: bytes))…(\(place.range.count) characters)".utf8)
            end = range.upperBound
        }
        return String(decoding: shown + bytes[end...], as: UTF8.self)
    }

    /// Whether a body holds one, also where it takes several pieces of a stream to make it.
    package static func isNeeded(for body: Data, contentType: String?) -> Bool {
        !SecretScanner.findings(in: body, contentType: contentType).isEmpty
    }

    /// What says whose it is and nothing else: up to the first hyphen or underscore; of a private key, the first word.
    private static func beginning(of place: SecretScanner.Place, in bytes: Data) -> String {
        if place.isNamed { return "" }
        let secret = bytes[place.range]
        if place.finding.kind == .privateKey {
            return String(decoding: secret.prefix { $0 != Byte.space && $0 != Byte.colon }.prefix(20), as: UTF8.self)
        }
        let start = secret.prefix(4)
        let end = start.firstIndex { $0 == UInt8(ascii: "-") || $0 == Byte.underscore }
        return String(decoding: end.map { start[...$0] } ?? start, as: UTF8.self)
    }
}
