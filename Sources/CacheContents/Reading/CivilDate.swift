/// A day's date in the Gregorian calendar (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
package struct CivilDate: Sendable {
    package let year: Int
    /// From 1 on.
    package let month: Int
    /// From 1 on.
    package let day: Int

    /// - Parameter days: also before 1970.
    package init(daysSince1970 days: Int64) {
        let shifted = days + 719_468
        let era = Self.floored(shifted, 146_097)
        let ofEra = shifted - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * ofYear + 2) / 153
        day = Int(ofYear - (153 * shiftedMonth + 2) / 5 + 1)
        month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
        year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
    }

    /// Divides and rounds down, below zero, too.
    static func floored(_ value: Int64, _ divisor: Int64) -> Int64 {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }
}
