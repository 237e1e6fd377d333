import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A JSON text: parsed, written in all forms and read back.
enum JSONCheck {
    private typealias JSON = OpenAICache.JSON

    static func run(_ bytes: Data) throws {
        try checkLenientReading(of: bytes)
        guard let value = try value(of: bytes) else { return }
        try BrokenPromise.unless(depth(of: value) <= OpenAICache.JSONParser.deepest, "no deeper than the bound")
        let canonical = value.canonicalData()
        for form in [value.data(), canonical, Data(value.prettyPrinted().utf8), Data(value.description.utf8)] {
            let copy = try JSON(parsing: form)
            try BrokenPromise.unless(
                copy == value && copy.hashValue == value.hashValue, "what is written reads back equal")
            try BrokenPromise.unless(copy.canonicalData() == canonical, "equal values have one canonical form")
        }
        try IdentityCheck.run(.json(value))
        try IdentityCheck.run(OpenAICache.RequestBody(bytes, contentType: "application/json"))
        try checkCoding(value)
    }

    /// What a server got wrong is written well.
    private static func checkLenientReading(of bytes: Data) throws {
        guard let value = try? JSON(reading: bytes) else { return }
        let copy = try JSON(parsing: value.data())
        try BrokenPromise.unless(copy.data() == value.data(), "what is read leniently is written as JSON")
    }

    /// Nil if it is none; then Foundation mostly thinks so too.
    private static func value(of bytes: Data) throws -> JSON? {
        do {
            let value = try JSON(parsing: bytes)
            try BrokenPromise.unless(try JSON(reading: bytes) == value, "what is JSON is read the same leniently")
            try BrokenPromise.unless(mayDiffer(bytes, value) || foundationTakes(bytes), "Foundation takes it too")
            return value
        } catch let error as OpenAICache.JSONSyntaxError {
            try BrokenPromise.unless((0...bytes.count).contains(error.offset), "\(error) names a place in the text")
            try BrokenPromise.unless(
                isStricter(error) || isOtherUnicode(bytes) || !foundationTakes(bytes),
                "\(error), but Foundation takes it")
            return nil
        }
    }

    /// Foundation takes a comma behind the last value, deeper nesting, and half a surrogate pair.
    private static func isStricter(_ error: OpenAICache.JSONSyntaxError) -> Bool {
        ["a key in quotes", "expected a value", "surrogate", "deeper"].contains { error.reason.contains($0) }
    }

    private static func foundationTakes(_ bytes: Data) -> Bool {
        (try? JSONSerialization.jsonObject(with: bytes, options: .fragmentsAllowed)) != nil
    }

    /// Foundation refuses numbers beyond a Double, and half surrogate pairs in another way.
    private static func mayDiffer(_ bytes: Data, _ value: JSON) -> Bool {
        isOtherUnicode(bytes) || holdsLiteral(value)
    }

    /// UTF-16 and UTF-32, which Foundation tells by zero bytes or by a mark.
    private static func isOtherUnicode(_ bytes: Data) -> Bool {
        bytes.prefix(4).contains { $0 == 0 || $0 >= 0xEF }
    }

    private static func holdsLiteral(_ value: JSON) -> Bool {
        switch value {
        case .number(let number): if case .literal = number.kind { true } else { false }
        case .array(let array): array.contains(where: holdsLiteral)
        case .object(let object): object.contains { holdsLiteral($0.value) }
        default: false
        }
    }

    /// Two keys that Swift takes for the same, such as a composed and a decomposed é.
    private static func holdsTwins(_ value: JSON) -> Bool {
        switch value {
        case .array(let array): array.contains(where: holdsTwins)
        case .object(let object):
            Set(object.map(\.key)).count < object.count || object.contains { holdsTwins($0.value) }
        default: false
        }
    }

    private static func depth(of value: JSON) -> Int {
        switch value {
        case .array(let array): 1 + (array.map(depth).max() ?? 0)
        case .object(let object): 1 + (object.map { depth(of: $0.value) }.max() ?? 0)
        default: 0
        }
    }

    /// Through Foundation's coders, where those keep all of it: numbers no longer than they do, no twins among keys.
    private static func checkCoding(_ value: JSON) throws {
        if holdsLiteral(value) || holdsTwins(value) { return }
        let encoded = try JSONEncoder().encode([value])
        try BrokenPromise.unless(try JSON(parsing: encoded) == .array([value]), "JSONEncoder writes the same value")
        try BrokenPromise.unless(
            try JSONDecoder().decode([JSON].self, from: encoded) == [value], "and JSONDecoder reads it")
    }
}
