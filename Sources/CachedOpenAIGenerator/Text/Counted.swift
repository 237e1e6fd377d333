/// How many there are of something, for people.
package enum Counted {
    /// Such as `1 answer` and `100,000 answers`.
    package static func of(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(grouped(number)) \(number == 1 ? one : many ?? one + "s")"
    }

    /// With commas: `100,000`.
    package static func grouped(_ number: Int) -> String {
        var digits = Array(String(number))
        var place = digits.count - 3
        while place > (digits.first == "-" ? 1 : 0) {
            digits.insert(",", at: place)
            place -= 3
        }
        return String(digits)
    }
}
