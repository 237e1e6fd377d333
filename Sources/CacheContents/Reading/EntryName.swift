import CachedOpenAI

/// How an entry is named, by people and to people: the first digits of its request's key, then `#` and its number among
/// the answers to the request, or `~` and its seed.
package struct EntryName: Hashable, Sendable, CustomStringConvertible {
    /// Which of a request's answers.
    package enum Answer: Hashable, Sendable {
        /// All of them.
        case all
        /// The one that comes in this turn, from 1.
        case number(Int)
        /// Those with this seed.
        case seed(Int)
    }

    /// So many digits at least, of what a person types.
    package static let fewestDigits = 4
    /// So many at least, of what is shown: as many as the library shows in its messages.
    package static let fewestShownDigits = 8

    /// Hexadecimal digits, in lower case.
    package let digits: String
    /// Which of the answers to it.
    package let answer: Answer

    /// Such as `9f3a51b0#2` or `9f3a51b0~7`.
    package var description: String {
        switch answer {
        case .all: digits
        case .number(let number): "\(digits)#\(number)"
        case .seed(let seed): "\(digits)~\(seed)"
        }
    }

    /// The same, fit for the name of a file.
    package var fileName: String {
        switch answer {
        case .all: digits
        case .number(let number): "\(digits)-\(number)"
        case .seed(let seed): "\(digits)-seed\(seed)"
        }
    }

    /// Makes a name.
    package init(digits: String, answer: Answer) {
        self.digits = digits
        self.answer = answer
    }

    /// - Parameter text: what a person typed; nil is returned if it is no name.
    package init?(_ text: String) {
        let digits = text.prefix { $0 != "#" && $0 != "~" }
        let rest = text.dropFirst(digits.count)
        let isHexadecimal = digits.utf8.allSatisfy { Self.isDigit($0) }
        guard isHexadecimal, (Self.fewestDigits...2 * OpenAICache.RequestKey.byteCount).contains(digits.count) else {
            return nil
        }
        self.digits = digits.lowercased()
        switch (rest.first, Int(rest.dropFirst())) {
        case (nil, _): answer = .all
        case ("#", let number?) where number > 0: answer = .number(number)
        case ("~", let seed?): answer = .seed(seed)
        default: return nil
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
