import CachedOpenAI
import Foundation

/// Shows a text without the secrets in it.
package enum SecretMask {
    /// Enough to know of which kind it is, such as `sk-…(48 characters)`.
    package static func of(_ text: String) -> String {
        let bytes = Data(text.utf8)
        let places = SecretScanner.places(inBytes: bytes)
        if places.isEmpty { return text }
        var shown = Data()
        var end = 0
        for place in places {
            let secret = bytes[place.range.clamped(to: end..<bytes.count)]
            shown += bytes[end..<max(end, place.range.lowerBound)]
            shown += Data("\(beginning(of: secret))…(\(place.range.count) characters)".utf8)
            end = secret.endIndex
        }
        return String(decoding: shown + bytes[end...], as: UTF8.self)
    }

    /// Whether a body holds one, also where it takes several pieces of a stream to make it.
    package static func isNeeded(for body: Data, contentType: String?) -> Bool {
        !SecretScanner.findings(in: body, contentType: contentType).isEmpty
    }

    /// Up to the first hyphen or underscore, which says whose it is and nothing else.
    private static func beginning(of secret: Data) -> String {
        let start = secret.prefix(4)
        let end = start.firstIndex { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        return String(decoding: end.map { start[...$0] } ?? start.prefix(4), as: UTF8.self)
    }
}
