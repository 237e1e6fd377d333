import Foundation

/// A base URL as its parts: `https://api.openai.com/v1` is scheme, host and path.
struct BaseParts {
    /// `https`; empty if there is none.
    let scheme: String
    /// With the port, if it has one.
    let host: String
    /// `/v1`, or empty.
    let path: String

    init(_ base: String) {
        let parts = base.range(of: "://").map { (base[..<$0.lowerBound], base[$0.upperBound...]) } ?? ("", base[...])
        let host = parts.1.prefix { $0 != "/" }
        scheme = String(parts.0)
        self.host = String(host)
        path = String(parts.1[host.endIndex...])
    }

    /// What of a whole path comes behind the base's own; nil if it doesn't begin so.
    func path(below whole: String) -> String? {
        guard whole.utf8.starts(with: path.utf8) else { return nil }
        return String(whole.utf8.dropFirst(path.utf8.count))
    }
}
