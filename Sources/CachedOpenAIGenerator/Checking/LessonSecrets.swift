import CachedOpenAI
import Foundation

/// Why a lesson is not handed out: what looks like secrets in its files.
package struct LessonSecrets: Error, CustomStringConvertible {
    let places: [String]

    /// - Throws: itself, if anything was found.
    package static func check(_ files: [LessonFile]) throws {
        let places = files.flatMap { file in
            SecretScanner.findings(inBytes: file.bytes).map { finding in
                "\(file.origin):\(line(of: finding, in: file.bytes)): \(finding.kind.rawValue), \(finding.beginning)…"
            }
        }
        if !places.isEmpty { throw LessonSecrets(places: places) }
    }

    private static func line(of finding: SecretScanner.Finding, in bytes: Data) -> Int {
        let start = bytes.range(of: Data(finding.beginning.utf8))?.lowerBound ?? bytes.startIndex
        return bytes[..<start].count { $0 == UInt8(ascii: "\n") } + 1
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
