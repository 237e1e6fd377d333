import Foundation

nonisolated extension OpenAICache {
    /// Where a cache can be had, and what it must be.
    struct CacheLink: Sendable {
        /// Without what stands behind `#`.
        let url: URL
        /// Of the file as it is published or as it is once unpacked: 64 lower-case hexadecimal digits.
        let digest: String?
        /// Of its directory, which holds the digests of all parts.
        let root: String?
        var isPinned: Bool { digest != nil || root != nil }
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
            let fragment = parts.count > 1 ? parts[1].lowercased() : nil
            digest = Self.digits("sha256=", fragment)
            root = Self.digits("root=", fragment)
            if fragment != nil, digest == nil, root == nil {
                throw DownloadFailure(
                    "after the # of \(shown) there must be sha256= or root= and 64 digits (0–9, a–f), or nothing.")
            }
            let pin = root.map { "root=\($0)" } ?? digest ?? ""
            key = Hexadecimal.text(of: SHA256.hash(Data("\(start)#\(pin)".utf8)))
        }

        private static func isUsable(_ url: URL) -> Bool {
            switch url.scheme?.lowercased() {
            case "http", "https": !(url.host ?? "").isEmpty
            case "file": url.isFileURL
            default: false
            }
        }

        private static func digits(_ name: String, _ fragment: String?) -> String? {
            guard let fragment, fragment.hasPrefix(name) else { return nil }
            let digits = fragment.dropFirst(name.utf8.count)
            return digits.utf8.count == 64 && digits.allSatisfy { $0.isASCII && $0.isHexDigit } ? String(digits) : nil
        }

        // MARK: What is said of it

        /// What is published is not what the link pins.
        var isAnother: DownloadFailure {
            DownloadFailure(
                "what is published at \(shown) is not what the link says: behind its # stands root=\(root ?? ""), and "
                    + "another cache is there now. Ask your teacher for a new link.")
        }

        func refusal(_ head: ResponseHead, of what: String = "the cache") -> DownloadFailure {
            let advice =
                switch head.status {
                case 401, 403: "Ask your teacher for a link that everyone may open"
                case 408, 425, 429, 500...: "Run the program again in a while"
                default: "Check the URL with your teacher"
                }
            return DownloadFailure(
                "\(what) was not downloaded: \(shown) was answered with \(Self.words(head.status)). \(advice).")
        }

        static func words(_ status: Int) -> String {
            "\(status) \(HTTPURLResponse.localizedString(forStatusCode: status).capitalized)"
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
