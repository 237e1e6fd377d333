import Foundation

/// When something was recorded, the same in every time zone.
package enum RecordedDate {
    private static let perSecond: Int64 = 1_000_000

    /// Such as `2026-01-01T09:30:00Z`.
    package static func text(_ microseconds: Int64) -> String {
        let (days, second) = parts(microseconds)
        let time = [second / 3600, second / 60 % 60, second % 60].map { two(Int($0)) }.joined(separator: ":")
        return "\(iso(days))T\(time)Z"
    }

    /// Such as `1 Jan 2026`.
    package static func day(_ microseconds: Int64) -> String {
        let date = CivilDate(daysSince1970: parts(microseconds).days)
        return "\(date.day) \(months[date.month - 1]) \(date.year)"
    }

    /// Such as `2026-01-01`.
    package static func isoDay(_ microseconds: Int64) -> String { iso(parts(microseconds).days) }

    /// The first moment of `2026-01-01`, or that of `2026-01-01T09:30:00Z`; nil for any other text.
    package static func microseconds(_ text: String) -> Int64? {
        let whole = text.count == 10 ? text + "T00:00:00Z" : text
        let formatter = ISO8601DateFormatter()
        guard let date = formatter.date(from: whole) else { return nil }
        return Int64(date.timeIntervalSince1970) * perSecond
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func parts(_ microseconds: Int64) -> (days: Int64, second: Int64) {
        let seconds = CivilDate.floored(microseconds, perSecond)
        let days = CivilDate.floored(seconds, 86_400)
        return (days, seconds - days * 86_400)
    }

    private static func iso(_ days: Int64) -> String {
        let date = CivilDate(daysSince1970: days)
        return "\(date.year)-\(two(date.month))-\(two(date.day))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
