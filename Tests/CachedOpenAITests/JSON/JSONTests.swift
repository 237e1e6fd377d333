import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

typealias JSON = OpenAICache.JSON

func parse(_ text: String) throws -> JSON {
    try JSON(parsing: Data(text.utf8))
}

func canonical(_ text: String) throws -> String {
    String(decoding: try parse(text).canonicalData(), as: UTF8.self)
}

@Suite struct JSONTests {
    @Test func everyLiteralMakesItsValue() {
        let city = "Bern"
        let value: JSON = [
            "type": "object", "required": ["city"], "n": 1, "x": nil, "pi": 3.25, "yes": true, "in": "\(city)!",
            "e": [:],
        ]
        #expect(
            value.description
                == #"{"type":"object","required":["city"],"n":1,"x":null,"pi":3.25,"yes":true,"in":"Bern!","e":{}}"#)
        #expect(value["e"]?.objectValue?.isEmpty == true)
        #expect(([] as JSON) == .array([]))
    }

    @Test func aKeyTwiceInALiteralKeepsTheFirstPlaceAndTheLastValue() {
        let value: JSON = ["a": 1, "b": 2, "a": 3]
        #expect(value.description == #"{"a":3,"b":2}"#)
    }

    @Test func accessorsGiveNilForWhatIsNotThere() throws {
        let json = try parse(#"{"choices":[{"text":"hi","n":2.0,"big":1e400,"ok":false,"none":null}]}"#)
        #expect((json["choices"]?[0]?["text"]?.stringValue ?? "-") == "hi")
        #expect((json["choices"]?[1]?["text"]?.stringValue ?? "-") == "-")
        #expect(json["choices"]?[-1] == nil)
        #expect(json[0] == nil)
        #expect(json["choices"]?["text"] == nil)
        let choice = try #require(json["choices"]?[0])
        #expect(choice["n"]?.intValue == 2)
        #expect(choice["n"]?.doubleValue == 2)
        #expect(choice["n"]?.stringValue == nil)
        #expect(choice["big"]?.doubleValue == nil)
        #expect(choice["big"]?.intValue == nil)
        #expect(choice["ok"]?.boolValue == false)
        #expect(choice["text"]?.boolValue == nil)
        #expect(choice["none"]?.isNull == true)
        #expect(choice["text"]?.isNull == false)
        #expect(json["choices"]?.arrayValue?.count == 1)
        #expect(json["choices"]?.objectValue == nil)
        #expect(choice.objectValue?.keys == ["text", "n", "big", "ok", "none"])
        #expect(choice.arrayValue == nil)
    }

    @Test func theOrderOfKeysAndTheSpellingOfNumbersDoNotMatterToEquality() throws {
        let one = try parse(#"{"a":[1,1e2,"é"],"b":-0}"#)
        let other = try parse(#"{ "b":0.0, "a":[1.0,100,"\u00e9"] }"#)
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
        #expect(one != (try parse(#"{"a":[1,100,"é"],"b":1}"#)))
    }

    @Test func canonicallyEquivalentStringsAreDifferentValues() throws {
        let composed = try parse(#"{"\u00e9":"\u00e9"}"#)
        let decomposed = try parse(#"{"e\u0301":"e\u0301"}"#)
        #expect(composed != decomposed)
        #expect(JSON.string("a\u{323}\u{307}") != JSON.string("a\u{307}\u{323}"))
        #expect(try parse(#"{"\u00e9":1,"e\u0301":2}"#).objectValue?.count == 2)
    }

    @Test func prettyPrintingIndentsByTwoSpaces() throws {
        let pretty = try parse(#"{"a":[1,{"b":[]}],"c":{}}"#).prettyPrinted()
        #expect(pretty == "{\n  \"a\": [\n    1,\n    {\n      \"b\": []\n    }\n  ],\n  \"c\": {}\n}")
    }

    @Test func compactTextKeepsOrderAndBigDigits() throws {
        let text = #"{"z":12345678901234567890123,"a":1e400,"m":"/é\u0001\n"}"#
        #expect(try parse(text).description == text)
        #expect(try parse(text).data() == Data(text.utf8))
    }

    @Test func aBigStringSurvives() throws {
        let text = String(repeating: "iVBORw0KGgoAAAANSUhEUgAA", count: 70_000) + "\n\"é😀\\"
        let data = JSON.string(text).data()
        #expect(try JSON(parsing: data).stringValue == text)
    }

    @Test(arguments: 0..<40) func escapesAreFoundAtEveryPlaceInAWord(place: Int) throws {
        for special in ["\"", "\\", "\u{1f}", "\u{0}", "é", "😀", "\u{7f}", " ", "!"] {
            let text = String(repeating: "a", count: place) + special + String(repeating: "#", count: 20)
            #expect(try JSON(parsing: JSON.string(text).data()) == .string(text))
        }
    }
}
