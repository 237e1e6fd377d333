import CacheContents

/// What a report shows, and how.
package struct ReportOptions: Sendable {
    /// Which pictures, sounds and files are in it.
    package enum MediaChoice: Hashable, Sendable {
        case all
        case none
        /// Those of so many bytes at most.
        case upTo(Int)
    }

    /// Whose colours it has.
    package enum Theme: String, Sendable {
        /// Those that the reader's system has.
        case automatic = ""
        case light
        case dark
    }

    /// Nil for one of our own.
    package var title: String?
    /// What it would have cost if so many had asked.
    package var students: Int?
    package var media = MediaChoice.all
    /// A page of more bytes becomes several; a question is never divided.
    package var mostPageBytes: Int?
    /// Nil leaves costs out.
    package var prices: PriceList?
    package var theme = Theme.automatic
    /// Goes on where something looks like a secret; in texts it is masked nevertheless.
    package var allowsSecrets = false

    package init() {}
}
