import CachedOpenAI
import Foundation

/// Why a cache is not handed out: what looks like secrets, and where they are.
package struct SecretsFound: Error, CustomStringConvertible {
    /// One place in one entry.
    struct Place: Hashable {
        let entry: String
        /// Such as `request`, `answer` or `request's query`.
        let side: String
        let finding: SecretScanner.Finding
    }

    let places: [Place]

    package var description: String {
        let shown = places.prefix(10).map {
            "  \($0.entry): \($0.finding.kind.rawValue) in the \($0.side), \($0.finding.beginning)…"
        }
        let more = places.count > 10 ? ["  and \(places.count - 10) more"] : []
        return """
            The cache holds what looks like a secret, so nothing was written:
            \((shown + more).joined(separator: "\n"))
            Take it out of the lesson and record those requests again in an empty folder; a key that was shown should be \
            replaced. If it opens nothing, add --allow-secrets.
            """
    }
}
