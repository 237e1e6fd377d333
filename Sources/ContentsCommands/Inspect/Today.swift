import CacheContents
import Foundation

/// The day on which the tool runs.
enum Today {
    /// Such as `2026-11-28`.
    static var iso: String { RecordedDate.isoDay(Int64(Date().timeIntervalSince1970 * 1_000_000)) }
}
