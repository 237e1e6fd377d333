/// A decimal: `digits` times ten to the power of `exponent`, with no zeros at either end of the digits.
///
/// What is no integer is always a Double's shortest decimal, so two of them are never the same Double.
struct SampleNumber: Equatable {
    private(set) var isNegative: Bool
    private(set) var digits: [UInt8]
    private(set) var exponent: Int

    /// Reads what `Int` and `Double` print.
    init(_ text: String) {
        let parts = text.split(separator: "e")
        isNegative = text.hasPrefix("-")
        let mantissa = parts[0].drop { $0 == "-" }.split(separator: ".")
        let fraction = mantissa.count > 1 ? mantissa[1] : ""
        digits = (mantissa[0] + fraction).utf8.map { $0 - 48 }
        exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) - fraction.count
        normalize()
    }

    var isInteger: Bool { exponent >= 0 }
    var isZero: Bool { digits.isEmpty }

    private mutating func normalize() {
        digits = Array(digits.drop { $0 == 0 })
        while digits.last == 0 {
            digits.removeLast()
            exponent += 1
        }
        if digits.isEmpty { (isNegative, exponent) = (false, 0) }
    }

    /// The one beside it: of integers the next, else the next Double.
    var neighbour: SampleNumber {
        guard isInteger else { return SampleNumber((Double(plain) ?? 0).nextUp.description) }
        guard exponent + digits.count < 400 else { return SampleNumber("0") }
        var all = digits + Array(repeating: 0, count: exponent)
        var place = all.count - 1
        while place >= 0 && all[place] == 9 {
            all[place] = 0
            place -= 1
        }
        if place >= 0 { all[place] += 1 } else { all.insert(1, at: 0) }
        return SampleNumber((isNegative ? "-" : "") + all.map(String.init).joined())
    }

    var negated: SampleNumber {
        var other = self
        other.isNegative = !isNegative && !isZero
        return other
    }

    /// One spelling: an integer's digits, else with an exponent.
    var plain: String {
        let sign = isNegative ? "-" : ""
        let text = isZero ? "0" : digits.map(String.init).joined()
        if exponent == 0 { return sign + text }
        return (0..<40).contains(exponent)
            ? sign + text + String(repeating: "0", count: exponent)
            : "\(sign)\(text)e\(exponent)"
    }
}
