import Foundation

nonisolated extension OpenAICache {
    /// Where a cache can be had, and the digest that it must have.
    struct CacheLink: Sendable {
        /// Without what stands behind `#`.
        let url: URL
        /// Of the file as it is published or as it is once unpacked: 64 lower-case hexadecimal digits.
        let digest: String?
        /// For messages: no user, no password, no query.
        let shown: String
        /// Stands for the link in names and files that outlive the download.
        let key: String

        /// - Throws: `DownloadFailure`.
        init(_ text: String) throws {
            let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
            shown = Address.shown(text)
            guard let start = parts.first, let url = URL(string: start), Self.isUsable(url) else {
                throw DownloadFailure(
                    "“\(shown)” is not the address of a cache: that begins with https:// (or http://, file://).")
            }
            self.url = url
            digest = try parts.count > 1 ? Self.digest(parts[1], shown) : nil
            key = Hexadecimal.text(of: SHA256.hash(Data("\(start)#\(digest ?? "")".utf8)))
        }

        private static func isUsable(_ url: URL) -> Bool {
            switch url.scheme?.lowercased() {
            case "http", "https": !(url.host ?? "").isEmpty
            case "file": url.isFileURL
            default: false
            }
        }

        private static func digest(_ fragment: String, _ shown: String) throws -> String {
            let (name, digits) = (fragment.lowercased().prefix(7), fragment.lowercased().dropFirst(7))
            guard name == "sha256=", digits.utf8.count == 64, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
                throw DownloadFailure(
                    "after the # of \(shown) there must be sha256= and 64 digits (0–9, a–f), or nothing.")
            }
            return String(digits)
        }
    }

    /// Why there is no cache from a link, and what to do.
    struct DownloadFailure: Error, CustomStringConvertible {
        let description: String
        /// Nothing is known to be wrong but the way to the server.
        var isPassing = false

        init(_ description: String, isPassing: Bool = false) {
            self.description = OneLine.lines(description)
            self.isPassing = isPassing
        }
    }
}
