import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// The examples of RFC 8785.
@Suite struct JSONCanonicalTests {
    @Test func theStructureExample() throws {
        let source = #"""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """#
        let expected = #"""
            {"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],
            """#
        let string = #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
        #expect(try canonical(source) == expected + string)
    }

    /// Section 3.2.4: the structure example byte for byte.
    @Test func theStructureExampleInBytes() throws {
        let source = #"""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """#
        let expected = """
            7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72 75 65 2c 66 61 6c 73 65 5d 2c 22 6e 75 6d 62 65
            72 73 22 3a 5b 33 33 33 33 33 33 33 33 33 2e 33 33 33 33 33 33 33 2c 31 65 2b 33 30 2c 34 2e 35 2c 30 2e 30
            30 32 2c 31 65 2d 32 37 5d 2c 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30 30 66 5c 6e 41 27 42 5c
            22 5c 5c 5c 5c 5c 22 2f 22 7d
            """
        let bytes = expected.split(whereSeparator: \.isWhitespace).compactMap { UInt8($0, radix: 16) }
        #expect(try parse(source).canonicalData() == Data(bytes))
    }

    /// Section 3.2.3, whole.
    @Test func theSortingExample() throws {
        let source = #"""
            {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
            "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}
            """#
        let pairs = [
            #""\r":"Carriage Return""#, #""1":"One""#, "\"\u{80}\":\"Control\"",
            "\"ö\":\"Latin Small Letter O With Diaeresis\"", "\"€\":\"Euro Sign\"",
            "\"\u{1F600}\":\"Emoji: Grinning Face\"", "\"\u{FB33}\":\"Hebrew Letter Dalet With Dagesh\"",
        ]
        #expect(try canonical(source) == "{" + pairs.joined(separator: ",") + "}")
    }

    /// Section 3.2.2.2: every control character, and a lone surrogate, which is an error.
    @Test func stringsAreEscapedInOneWay() throws {
        let short: [UInt32: String] = [8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 0x22: "\\\"", 0x5C: "\\\\"]
        for code in (0...0x7F as ClosedRange<UInt32>) {
            let scalar = try #require(Unicode.Scalar(code))
            let expected = short[code] ?? (code < 0x20 ? String(format: "\\u%04x", code) : String(scalar))
            #expect(try canonical(String(format: "\"\\u%04X\"", code)) == "\"\(expected)\"")
        }
        #expect(throws: JSON.SyntaxError.self) { try canonical(#""\uDEAD""#) }
        #expect(throws: JSON.SyntaxError.self) { try canonical(#"{"\ud83d":1}"#) }
    }

    /// Appendix B's two errors. No JSON text holds them; a program's own are sent as null, and count as what is sent.
    @Test(arguments: [0x7fff_ffff_ffff_ffff, 0x7ff0_0000_0000_0000, 0xfff0_0000_0000_0000] as [UInt64])
    func whatIsNoNumberCountsAsWhatIsSent(bits: UInt64) throws {
        let value = JSON.number(.init(Double(bitPattern: bits)))
        #expect(value.canonicalData() == Data("null".utf8) && value.data() == Data("null".utf8))
        for text in ["NaN", "Infinity", "-Infinity"] {
            #expect(throws: JSON.SyntaxError.self) { try canonical(text) }
        }
    }

    @Test func keysAreSortedByUTF16CodeUnits() throws {
        let source = #"""
            {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
            "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}
            """#
        let sorted = try parse(String(decoding: parse(source).canonicalData(), as: UTF8.self))
        #expect(
            sorted.objectValue?.map(\.value.stringValue) == [
                "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign",
                "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh",
            ])
    }

    @Test func aKeyComesBeforeTheKeysItBegins() throws {
        #expect(try canonical(#"{"ab":1,"":2,"a":3,"b":4}"#) == #"{"":2,"a":3,"ab":1,"b":4}"#)
    }

    @Test func sortingAgreesWithUTF16OnRandomKeys() {
        let characters: [Character] = [
            "a", "z", "\u{7f}", "é", "߿", "ࠀ", "\u{d7ff}", "\u{e000}", "\u{ffff}", "😀", "\u{10ffff}",
        ]
        for _ in 0..<2_000 {
            let one = String((0..<Int.random(in: 0...4)).map { _ in characters.randomElement() ?? "a" })
            let other = String((0..<Int.random(in: 0...4)).map { _ in characters.randomElement() ?? "a" })
            #expect(OpenAICache.JSONText.precedes(one, other) == one.utf16.lexicographicallyPrecedes(other.utf16))
        }
    }

    @Test(
        arguments: [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"), (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
            (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
            (0xc340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
            (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"), (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
            (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"), (0x444b_1ae4_d6e2_ef50, "1e+21"),
            (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
            (0x41b3_de43_5555_5553, "333333333.3333332"), (0x41b3_de43_5555_5554, "333333333.33333325"),
            (0x41b3_de43_5555_5555, "333333333.3333333"), (0x41b3_de43_5555_5556, "333333333.3333334"),
            (0x41b3_de43_5555_5557, "333333333.33333343"), (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
            (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
        ] as [(UInt64, String)])
    func theNumbersOfAppendixB(bits: UInt64, expected: String) throws {
        let value = Double(bitPattern: bits)
        #expect(String(decoding: JSON.number(.init(value)).canonicalData(), as: UTF8.self) == expected)
        #expect(try parse(expected).doubleValue == value)
        #expect(try canonical(expected) == expected)
    }

    @Test(arguments: [
        ("1.0", "1"), ("100", "100"), ("1e2", "100"), ("100.0", "100"), ("-0", "0"), ("-0.0", "0"), ("0e5", "0"),
        ("1e21", "1e+21"), ("1e-7", "1e-7"), ("1E-6", "0.000001"), ("1e20", "100000000000000000000"),
        ("9007199254740993", "9007199254740993"), ("9007199254740993.0", "9007199254740993"),
        ("900719925474099.3e1", "9007199254740993"), ("18446744073709551615", "18446744073709551615"),
        ("-9223372036854775808", "-9223372036854775808"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("1000000000000000000000", "1e+21"), ("1e400", "1e+400"), ("10E399", "1e+400"), ("-1.5e+400", "-1.5e+400"),
        ("1e-400", "0"), ("0.1000000000000000055511151231257827", "0.1"), ("0e99999999999999999999", "0"),
        ("1e-99999999999999999999", "0"), ("1e99999999999999999999", "1e99999999999999999999"),
        ("1e000000000000000000000000002", "100"), ("0.00001e5", "1"), ("12345678901234567.90", "12345678901234568"),
        ("123456789012345e3", "123456789012345000"),
    ])
    func numbersHaveOneSpelling(literal: String, expected: String) throws {
        #expect(try canonical(literal) == expected)
        #expect(try canonical(canonical(literal)) == expected)
        #expect(try parse(expected) == parse(literal))
        #expect(try parse(expected).hashValue == parse(literal).hashValue)
    }

    @Test func integersKeepAThousandDigits() throws {
        let digits = String(repeating: "1234567891", count: 100)
        #expect(try canonical(digits) == digits)
        #expect(try canonical("-" + digits) == "-" + digits)
    }

    @Test func everyDoubleReadsBackTheSame() throws {
        for _ in 0..<20_000 {
            let value = Double(bitPattern: .random(in: .min ... .max))
            guard value.isFinite else { continue }
            let number = JSON.Number(value)
            let spelled = try #require(JSON.Number(literal: number.description))
            #expect(spelled.doubleValue.bitPattern == value.bitPattern)
            #expect(spelled == number)
            #expect(JSON.Number(literal: number.canonicalDescription) == number)
            #expect(JSON.Number(literal: value.description)?.doubleValue == value)
        }
    }
}
