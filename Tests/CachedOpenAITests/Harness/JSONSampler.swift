import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Random JSON requests, the same on every run: made, spelled in another way, and changed in one place.
struct JSONSampler {
    typealias JSON = OpenAICache.JSON

    private var dice: Dice
    private let words = [
        "model", "n", "é", "e\u{301}", "\u{1F600}", "", "a\"b", "\\", "\n", "/", "\u{7F}", "top_p", "0",
    ]
    private let numbers = ["0", "1", "-1", "0.1", "1e21", "1e-7", "9007199254740993", "-2.5", "123456789012345678901"]

    init(seed: UInt64) {
        dice = Dice(seed)
    }

    mutating func object(depth: Int = 3) -> JSON {
        var object: OpenAICache.JSONObject = [:]
        for _ in 0...roll(5) { object[word()] = value(depth: depth - 1) }
        return .object(object)
    }

    /// The same value with other white space, another order of keys, other escapes and other spellings of numbers.
    mutating func respelled(_ json: JSON) -> String {
        switch json {
        case .object(let object):
            let pairs = object.shuffled(using: &dice).map { "\(respelled($0.key))\(space()):\(respelled($0.value))" }
            return "{" + pairs.joined(separator: space() + ",") + space() + "}"
        case .array(let array): return "[" + array.map { respelled($0) }.joined(separator: ",\(space())") + "]"
        case .string(let text): return respelled(text)
        case .number(let number): return respelled(number)
        default: return space() + json.description
        }
    }

    /// Another value, by one change somewhere.
    mutating func changed(_ json: JSON) -> JSON {
        switch json {
        case .object(var object):
            guard let (key, value) = object.randomElement(using: &dice), roll(4) > 0 else {
                object["new \(roll(1000))"] = .null
                return .object(object)
            }
            switch roll(3) {
            case 0: object[key] = nil
            case 1:
                object[key] = nil
                object[key + "x"] = value
            default: object[key] = changed(value)
            }
            return .object(object)
        case .array(var array):
            guard !array.isEmpty, roll(3) > 0 else { return .array(array + [.null]) }
            let place = roll(array.count)
            if roll(2) == 0 { array.remove(at: place) } else { array[place] = changed(array[place]) }
            return .array(array)
        case .string(let text): return roll(5) == 0 ? .null : .string(roll(2) == 0 ? text + "\u{301}" : " " + text)
        case .number(let number): return roll(2) == 0 ? .string(number.description) : other(than: json)
        default: return other(than: json)
        }
    }

    private mutating func other(than json: JSON) -> JSON {
        let all: [JSON] = [.null, .bool(true), .bool(false), .array([]), .object([:]), .number(7.5)]
        return all.filter { $0 != json }.randomElement(using: &dice) ?? .null
    }

    private mutating func value(depth: Int) -> JSON {
        switch roll(depth > 0 ? 7 : 5) {
        case 0: return .null
        case 1: return .bool(roll(2) == 0)
        case 2, 3: return .string(word() + word())
        case 4: return OpenAICache.JSONNumber(literal: numbers[roll(numbers.count)]).map { .number($0) } ?? .null
        case 5: return .array((0..<roll(4)).map { _ in value(depth: depth - 1) })
        default: return object(depth: depth)
        }
    }

    private mutating func respelled(_ text: String) -> String {
        let units = text.utf16.map { unit -> String in
            let isPlain = (0x20..<0x7F).contains(unit) && unit != 0x22 && unit != 0x5C && roll(3) > 0
            return isPlain
                ? String(decoding: [unit], as: UTF16.self) : String(format: roll(2) == 0 ? "\\u%04x" : "\\u%04X", unit)
        }
        return "\"" + units.joined() + "\""
    }

    private mutating func respelled(_ number: OpenAICache.JSONNumber) -> String {
        let text = number.description
        guard !text.contains("e"), !text.contains("E") else { return text.replacingOccurrences(of: "e", with: "E") }
        switch roll(3) {
        case 0: return text + (text.contains(".") ? "00" : ".0")
        case 1: return text + "e" + ["0", "+0", "-00"][roll(3)]
        default: return text
        }
    }

    private mutating func space() -> String { ["", " ", "\n", "\t\r\n "][roll(4)] }
    private mutating func word() -> String { words[roll(words.count)] }
    private mutating func roll(_ count: Int) -> Int { Int.random(in: 0..<count, using: &dice) }
}
