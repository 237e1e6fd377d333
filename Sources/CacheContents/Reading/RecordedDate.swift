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
        let (year, month, day) = civil(parts(microseconds).days)
        return "\(day) \(months[month - 1]) \(year)"
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
        let seconds = floored(microseconds, perSecond)
        let days = floored(seconds, 86_400)
        return (days, seconds - days * 86_400)
    }

    private static func floored(_ value: Int64, _ divisor: Int64) -> Int64 {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }

    private static func iso(_ days: Int64) -> String {
        let (year, month, day) = civil(days)
        return "\(year)-\(two(month))-\(two(day))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// A day's date in the Gregorian calendar (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    private static func civil(_ days: Int64) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = floored(shifted, 146_097)
        let ofEra = shifted - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * ofYear + 2) / 153
        let day = Int(ofYear - (153 * shiftedMonth + 2) / 5 + 1)
        let month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
        return (Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0), month, day)
    }
}
