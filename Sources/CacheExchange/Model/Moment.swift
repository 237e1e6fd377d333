import CacheContents
import Foundation

/// Points in time as microseconds since 1970, and as the formats write them.
package enum Moment {
    private static let microsecondsPerDay: Int64 = 86_400_000_000
    /// Up to the year 9999.
    private static let writable: Range<Int64> = 0..<253_402_300_800_000_000
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// Such as `2026-11-27T09:30:00.123456Z` (RFC 3339); nil for a year that it can't write.
    package static func text(_ moment: Int64) -> String? {
        guard writable.contains(moment) else { return nil }
        let (days, rest) = moment.quotientAndRemainder(dividingBy: microsecondsPerDay)
        let date = CivilDate(daysSince1970: days)
        let seconds = rest / 1_000_000
        let time = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }.joined(separator: ":")
        let day = [padded(date.year, 4), padded(date.month, 2), padded(date.day, 2)].joined(separator: "-")
        return "\(day)T\(time).\(padded(rest % 1_000_000, 6))Z"
    }

    /// Reads RFC 3339 with any fraction and zone; nil for anything else.
    package static func of(_ text: String) -> Int64? {
        let numbers = text.split { !$0.isASCII || !$0.isNumber }
        guard numbers.count >= 6, numbers[0].count == 4, text.utf8.count >= 19, text.utf8.count <= 64,
            let days = days(numbers[0], numbers[1], numbers[2]),
            let seconds = seconds(numbers[3], numbers[4], numbers[5])
        else { return nil }
        var rest = text.utf8.dropFirst(19)
        let fraction = fraction(&rest)
        guard let zone = zone(String(decoding: rest, as: UTF8.self)) else { return nil }
        return days * microsecondsPerDay + (seconds - zone) * 1_000_000 + fraction
    }

    /// Reads `Tue, 01 Nov 2011 04:58:44 GMT` (RFC 9110); nil for anything else.
    package static func of(http text: String) -> Int64? {
        let words = text.lowercased().split { $0 == " " || $0 == "," }
        guard words.count == 6, words[5] == "gmt" || words[5] == "utc",
            let month = months.firstIndex(of: String(words[2])),
            let days = days(words[3], Substring("\(month + 1)"), words[1])
        else { return nil }
        let time = words[4].split(separator: ":")
        guard time.count == 3, let seconds = seconds(time[0], time[1], time[2]) else { return nil }
        return days * microsecondsPerDay + seconds * 1_000_000
    }

    private static func seconds(_ hour: Substring, _ minute: Substring, _ second: Substring) -> Int64? {
        guard let hour = Int64(hour), let minute = Int64(minute), let second = Int64(second),
            hour < 24, minute < 60, second <= 60
        else { return nil }
        return hour * 3_600 + minute * 60 + second
    }

    /// In microseconds.
    private static func fraction(_ rest: inout Substring.UTF8View) -> Int64 {
        guard rest.first == UInt8(ascii: ".") else { return 0 }
        let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
        rest = rest.dropFirst(digits.count + 1)
        let six = (String(decoding: digits, as: UTF8.self) + "000000").prefix(6)
        return Int64(six) ?? 0
    }

    /// In seconds.
    private static func zone(_ text: String) -> Int64? {
        if text.isEmpty || text.uppercased() == "Z" { return 0 }
        let digits = text.dropFirst().filter { $0 != ":" }
        guard let sign: Int64 = ["+": 1, "-": -1][text.prefix(1)], digits.count == 4, let value = Int64(digits),
            value >= 0
        else { return nil }
        return sign * (value / 100 * 3_600 + value % 100 * 60)
    }

    // MARK: The calendar (Howard Hinnant's algorithm)

    private static func days(_ year: Substring, _ month: Substring, _ day: Substring) -> Int64? {
        guard let year = Int64(year), let month = Int64(month), let day = Int64(day), year < 10_000,
            (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = (shifted / 400, shifted % 400)
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func padded(_ number: some BinaryInteger, _ count: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
    }
}
