import CachedOpenAI
import Foundation

/// Why a lesson is not handed out: what looks like secrets in its files.
package struct LessonSecrets: Error, CustomStringConvertible {
    let places: [String]

    /// - Throws: itself, if anything was found.
    package static func check(_ files: [LessonFile]) throws {
        let found = files.flatMap { file in places(in: file).map { "\(file.origin):\($0)" } }
        if !found.isEmpty { throw LessonSecrets(places: found) }
    }

    /// Each with its line, once.
    private static func places(in file: LessonFile) -> [String] {
        // What is no text has no words either: a key may stand right behind another string there.
        let isText = !WideText.mayBe(in: file.bytes)
        var found: [Int: SecretScanner.Finding] = [:]
        for place in SecretScanner.places(inBytes: file.bytes, anywhere: !isText) {
            found[place.range.lowerBound] = place.finding
        }
        for wide in WideText.readings(of: file.bytes) {
            for place in SecretScanner.places(inBytes: wide.text) {
                found[wide.offset(of: place.range.lowerBound)] = place.finding
            }
        }
        return found.sorted { $0.key < $1.key }.map { offset, finding in
            let line = file.bytes.prefix(offset).count { $0 == UInt8(ascii: "\n") } + 1
            return "\(line): \(finding.kind.rawValue), \(finding.beginning)…"
        }
    }

    package var description: String {
        """
        The lesson holds what looks like a secret, so nothing was written:
        \(ShownPlaces.lines(places, more: "more"))
        Take it out; the client reads its key from the environment variable OPENAI_API_KEY. A key that was shown should \
        be replaced. If it opens nothing, add --allow-secrets.
        """
    }
}
