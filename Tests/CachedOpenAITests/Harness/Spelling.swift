import Foundation

/// Writes one JSON value in any of the ways that mean the same.
struct Spelling {
    var dice: Dice

    init(_ seed: UInt64) { dice = Dice(seed) }

    mutating func data(_ json: SampleJSON) -> Data {
        Data(((roll(20) == 0 ? "\u{FEFF}" : "") + space() + text(json) + space()).utf8)
    }

    private mutating func text(_ json: SampleJSON) -> String {
        switch json {
        case .null: return "null"
        case .bool(let value): return "\(value)"
        case .number(let number): return text(number)
        case .text(let scalars): return text(scalars)
        case .list(let values):
            var all: [String] = []
            for value in values { all.append(space() + text(value) + space()) }
            return "[" + (all.isEmpty ? space() : all.joined(separator: ",")) + "]"
        case .object(let pairs):
            var all: [String] = []
            for pair in pairs.shuffled(using: &dice) {
                all.append("\(space())\(text(pair.key))\(space()):\(space())\(text(pair.value))\(space())")
            }
            return "{" + (all.isEmpty ? space() : all.joined(separator: ",")) + "}"
        }
    }

    // MARK: Numbers

    private mutating func text(_ number: SampleNumber) -> String {
        if roll(3) == 0 { return number.plain }
        if number.isZero {
            return ["0", "-0", "0.0", "-0.000", "0e5", "0E-7", "-0.0e+0", "0e99999"][roll(8)]
        }
        let digits = number.digits.map(String.init).joined()
        let whole = roll(digits.count + 6) - 3
        var text = number.isNegative ? "-" : ""
        if whole <= 0 {
            text += "0." + String(repeating: "0", count: -whole) + digits
        } else if whole >= digits.count {
            text += digits + String(repeating: "0", count: whole - digits.count) + ["", ".0", ".000"][roll(3)]
        } else {
            text += digits.prefix(whole) + "." + digits.dropFirst(whole) + ["", "0", "000"][roll(3)]
        }
        return text + power(number.exponent + digits.count - whole)
    }

    private mutating func power(_ exponent: Int) -> String {
        if exponent == 0 && roll(3) > 0 { return "" }
        let sign = exponent < 0 ? "-" : ["", "+"][roll(2)]
        return ["e", "E"][roll(2)] + sign + ["", "0", "000"][roll(3)] + "\(abs(exponent))"
    }

    // MARK: Texts

    private mutating func text(_ scalars: [Unicode.Scalar]) -> String {
        var text = "\""
        let escapes = [0, 1, 4][roll(3)]
        for scalar in scalars { text += spelled(scalar, escapes) }
        return text + "\""
    }

    private mutating func spelled(_ scalar: Unicode.Scalar, _ escapes: Int) -> String {
        let short: String? =
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "/": "\\/"
            case "\n": "\\n"
            case "\t": "\\t"
            case "\r": "\\r"
            case "\u{8}": "\\b"
            case "\u{C}": "\\f"
            default: nil
            }
        let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
        if roll(5) >= escapes && !mustEscape { return String(scalar) }
        if let short, roll(2) == 0 { return short }
        return UTF16.encode(scalar)?.map { hexadecimal($0) }.joined() ?? String(scalar)
    }

    private mutating func hexadecimal(_ unit: UInt16) -> String {
        String(format: roll(2) == 0 ? "\\u%04x" : "\\u%04X", unit)
    }

    private mutating func space() -> String { ["", "", "", " ", "\n", "\t\r\n  "][roll(6)] }

    mutating func roll(_ count: Int) -> Int { Int.random(in: 0..<count, using: &dice) }
}
