import CachedOpenAI
import Foundation

/// Why a lesson is not handed out: what looks like secrets in its files.
package struct LessonSecrets: Error, CustomStringConvertible {
    let places: [String]

    /// - Throws: itself, if anything was found.
    package static func check(_ files: [LessonFile]) throws {
        let found = files.flatMap { file in
            named(file).map { "the name of \(shown(file)): \(words($0))" }
                + places(in: file).map { "\(shown(file)):\($0)" }
        }
        if !found.isEmpty { throw LessonSecrets(places: found) }
    }

    private static func words(_ finding: SecretScanner.Finding) -> String {
        "\(finding.kind.rawValue), \(finding.beginning)…"
    }

    // MARK: In its name

    private static func named(_ file: LessonFile) -> [SecretScanner.Finding] {
        SecretScanner.findings(inText: file.path)
    }

    /// A message must not tell what it warns of.
    private static func shown(_ file: LessonFile) -> String {
        SecretMask.of(file.origin)
    }

    // MARK: In its bytes

    /// Each with its line, once.
    private static func places(in file: LessonFile) -> [String] {
        // What is no text has no words either: a key may stand right behind another string there.
        let isText = !WideText.mayBe(in: file.bytes)
        var found = Set(
            SecretScanner.places(inBytes: file.bytes, anywhere: !isText).map {
                Place(line: line(of: $0.range.lowerBound, in: file.bytes), finding: $0.finding)
            })
        for wide in WideText.readings(of: file.bytes) {
            for place in SecretScanner.places(inBytes: wide.text) {
                let start = wide.offset(of: place.range.lowerBound)
                found.insert(Place(line: line(of: start, in: file.bytes), finding: place.finding))
            }
        }
        for encoded in isText ? EncodedText.readings(of: file.bytes) : [] {
            for place in SecretScanner.places(inBytes: encoded.text) {
                let line = encoded.line + line(of: place.range.lowerBound, in: encoded.text) - 1
                found.insert(Place(line: line, finding: place.finding))
            }
        }
        return found.map { ($0.line, words($0.finding)) }.sorted { $0 < $1 }.map { "\($0): \($1)" }
    }

    private struct Place: Hashable {
        let line: Int
        let finding: SecretScanner.Finding
    }

    /// From 1.
    private static func line(of offset: Int, in bytes: Data) -> Int {
        bytes.prefix(offset).count { $0 == UInt8(ascii: "\n") } + 1
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
