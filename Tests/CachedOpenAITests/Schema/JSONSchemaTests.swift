import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct JSONSchemaTests {
    private func expect<Value: Decodable>(
        _ type: Value.Type, strict: Bool = true, is text: String, at place: SourceLocation = #_sourceLocation
    ) throws {
        let schema = try OpenAI.JSONSchema(of: type, strict: strict)
        let expected = try OpenAI.JSON(parsing: Data(text.utf8))
        #expect(schema.json == expected, "\(schema.json)", sourceLocation: place)
    }

    private func message<Value: Decodable>(of type: Value.Type, strict: Bool = true) -> String {
        let error = #expect(throws: OpenAI.SchemaError.self) { try OpenAI.JSONSchema(of: type, strict: strict) }
        return error?.message ?? ""
    }

    @Test func aStructIsAnObjectWhosePropertiesAreAllRequiredInTheirOrder() throws {
        struct Event: Decodable {
            struct Place: Decodable {
                var city: String
                var zip: Int?
            }
            var name: String
            var participants: [String]
            var places: [Place]
            var main: Place?
            var price: Double
            var isPublic: Bool
        }
        let schema = try OpenAI.JSONSchema(of: Event.self)
        let place = """
            {"type":"object","properties":{"city":{"type":"string"},"zip":{"type":["integer","null"]}},\
            "required":["city","zip"],"additionalProperties":false}
            """
        #expect(
            schema.json.description == """
                {"type":"object","properties":{"name":{"type":"string"},\
                "participants":{"type":"array","items":{"type":"string"}},"places":{"type":"array","items":\(place)},\
                "main":{"anyOf":[\(place),{"type":"null"}]},"price":{"type":"number"},"isPublic":{"type":"boolean"}},\
                "required":["name","participants","places","main","price","isPublic"],"additionalProperties":false}
                """)
        #expect(schema.name == "Event" && schema.strict)
    }

    @Test func scalarsOfFoundationHaveTheirFormats() throws {
        struct Scalars: Decodable {
            var date: Date
            var id: UUID
            var link: URL
            var bytes: Data
            var price: Decimal
            var count: UInt8
            var ratio: Float?
        }
        try expect(
            Scalars.self,
            is: """
                {"type":"object","properties":{"date":{"type":"string","format":"date-time"},
                "id":{"type":"string","format":"uuid"},"link":{"type":"string","description":"A URL."},
                "bytes":{"type":"string","description":"In base64."},"price":{"type":"number"},
                "count":{"type":"integer"},"ratio":{"type":["number","null"]}},
                "required":["date","id","link","bytes","price","count","ratio"],"additionalProperties":false}
                """)
    }

    enum Color: String, Decodable, CaseIterable {
        case red
        case green = "GREEN"
    }
    enum Level: Int, Decodable, CaseIterable {
        case low = 1
        case high = 9
    }

    @Test func enumsListTheirValues() throws {
        struct Paint: Decodable {
            var color: Color
            var others: Set<Color>
            var level: Level?
        }
        try expect(
            Paint.self,
            is: """
                {"type":"object","properties":{"color":{"type":"string","enum":["red","GREEN"]},
                "others":{"type":"array","items":{"type":"string","enum":["red","GREEN"]}},
                "level":{"anyOf":[{"type":"integer","enum":[1,9]},{"type":"null"}]}},
                "required":["color","others","level"],"additionalProperties":false}
                """)
    }

    enum Plain: String, Decodable {
        case none = ""
        case a
    }
    enum Number: Int, Decodable { case zero, one }
    enum Shape: Decodable {
        case circle(radius: Double)
        case square(side: Double)
    }

    @Test func whatCannotBeListedIsAnErrorThatSaysWhatToDo() {
        struct Box: Decodable { var plain: [Plain] }
        struct Other: Decodable { var number: Number }
        struct Drawing: Decodable { var shapes: [Shape] }
        #expect(message(of: Box.self).contains("Plain (at plain[])"))
        #expect(message(of: Box.self).contains("enum Plain: String, Decodable, CaseIterable"))
        #expect(message(of: Other.self).contains("CaseIterable"))
        #expect(message(of: Drawing.self).contains("Shape (at shapes[])"))
        #expect(message(of: Drawing.self).contains("associated values"))
        #expect(message(of: [String].self).contains("property of a struct"))
        #expect(message(of: Optional<Box>.self).contains("CaseIterable"))
    }

    @Test func codingKeysWrappersAndTypesThatReadByHandAreFollowed() throws {
        struct Tag: RawRepresentable, Decodable { var rawValue: String }
        struct Meters: Decodable {
            var value: Double
            init(from decoder: any Decoder) throws { value = try decoder.singleValueContainer().decode(Double.self) }
        }
        struct Deep: Decodable {
            enum Keys: String, CodingKey {
                case outer, inner
                case rest = "the_rest"
                case maybe
            }
            var inner: Int
            init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: Keys.self)
                inner = try container.nestedContainer(keyedBy: Keys.self, forKey: .outer).decode(
                    Int.self, forKey: .inner)
                var rest = try container.nestedUnkeyedContainer(forKey: .rest)
                while !rest.isAtEnd { _ = try rest.decode(Meters.self) }
                _ = try container.decodeIfPresent(Bool.self, forKey: .maybe) ?? true
            }
        }
        struct Named: Decodable {
            enum CodingKeys: String, CodingKey {
                case tag = "the tag"
                case deep, sizes
            }
            var tag: Tag
            var deep: Deep
            var sizes: [Meters?]
        }
        try expect(
            Named.self,
            is: """
                {"type":"object","properties":{"the tag":{"type":"string"},"deep":{"type":"object","properties":{
                "outer":{"type":"object","properties":{"inner":{"type":"integer"}},"required":["inner"],
                "additionalProperties":false},"the_rest":{"type":"array","items":{"type":"number"}},
                "maybe":{"type":["boolean","null"]}},"required":["outer","the_rest","maybe"],
                "additionalProperties":false},"sizes":{"type":"array","items":{"type":["number","null"]}}},
                "required":["the tag","deep","sizes"],"additionalProperties":false}
                """)
    }

    struct Node: Decodable {
        var title: String
        var children: [Node]
    }
    final class Link: Decodable {
        let next: Link?
        let number: Int
    }
    final class Endless: Decodable { let inner: Endless }

    @Test func typesThatHoldThemselvesAreReferredTo() throws {
        try expect(
            Node.self,
            is: """
                {"type":"object","properties":{"title":{"type":"string"},
                "children":{"type":"array","items":{"$ref":"#"}}},"required":["title","children"],
                "additionalProperties":false}
                """)
        struct Tree: Decodable {
            var roots: [Node]
            var link: Link
        }
        try expect(
            Tree.self,
            is: """
                {"type":"object","properties":{"roots":{"type":"array","items":{"$ref":"#/$defs/Node"}},
                "link":{"$ref":"#/$defs/Link"}},"required":["roots","link"],"additionalProperties":false,"$defs":{
                "Node":{"type":"object","properties":{"title":{"type":"string"},
                "children":{"type":"array","items":{"$ref":"#/$defs/Node"}}},"required":["title","children"],
                "additionalProperties":false},
                "Link":{"type":"object","properties":{"next":{"anyOf":[{"$ref":"#/$defs/Link"},{"type":"null"}]},
                "number":{"type":"integer"}},"required":["next","number"],"additionalProperties":false}}}
                """)
        #expect(message(of: Endless.self).contains("holds itself without end"))
    }

    @Test func freeKeysNeedASchemaThatIsNotStrict() throws {
        struct Scores: Decodable {
            var byName: [String: Int]
            var byNumber: [Int: String]?
            var any: OpenAI.JSON
        }
        #expect(message(of: Scores.self).contains("at byName"))
        #expect(message(of: Scores.self).contains("strict: false"))
        try expect(
            Scores.self, strict: false,
            is: """
                {"type":"object","properties":{"byName":{"type":"object","additionalProperties":{"type":"integer"}},
                "byNumber":{"anyOf":[{"type":"object","additionalProperties":{"type":"string"}},{"type":"null"}]},
                "any":{}},"required":["byName","any"],"additionalProperties":false}
                """)
    }

    @Test func aTypeThatRefusesSamplesGetsOthersAndIsNamedInTheEnd() throws {
        struct Filled: Decodable {
            var text: String
            init(from decoder: any Decoder) throws {
                text = try decoder.singleValueContainer().decode(String.self)
                guard !text.isEmpty else { throw CocoaError(.coderInvalidValue) }
            }
        }
        struct Picky: Decodable {
            init(from decoder: any Decoder) throws {
                let text = try decoder.singleValueContainer().decode(String.self)
                guard text == "open sesame" else { throw CocoaError(.coderInvalidValue) }
            }
        }
        struct One: Decodable { var filled: Filled }
        struct Two: Decodable { var picky: Picky }
        try expect(
            One.self,
            is: """
                {"type":"object","properties":{"filled":{"type":"string"}},"required":["filled"],
                "additionalProperties":false}
                """)
        #expect(message(of: Two.self).contains("Picky (at picky)"))
    }

    @Test func anEmptyStructIsAnObjectWithoutProperties() throws {
        struct Nothing: Decodable {}
        try expect(
            Nothing.self, is: #"{"type":"object","properties":{},"required":[],"additionalProperties":false}"#)
    }

    @Test func namesAreOfTheLettersThatTheAPITakes() throws {
        struct Box<Value: Decodable>: Decodable { var value: Value }
        #expect(try OpenAI.JSONSchema(of: Box<Int>.self).name == "Box_Int_")
        #expect(OpenAI.JSONSchema(["type": "object"]).name == "answer")
        let format = OpenAI.JSONSchema(["type": "object"], name: "n", purpose: "p", strict: false).responseFormat
        let expected: OpenAI.JSON = [
            "type": "json_schema",
            "json_schema": ["name": "n", "description": "p", "schema": ["type": "object"], "strict": false],
        ]
        #expect(format == expected)
    }

    @Test(arguments: [
        "2025-03-01T10:00:00Z", "2025-03-01T10:00:00.000Z", "2025-03-01T12:00:00+02:00", "2025-03-01T10:00:00.000000Z",
    ])
    func datesAreReadInEachISOForm(text: String) throws {
        struct When: Decodable { var date: Date }
        let when = try OpenAI.StructuredText.value(of: #"{"date":"\#(text)"}"#, as: When.self)
        #expect(when.date == Date(timeIntervalSince1970: 1_740_823_200))
        let day = try OpenAI.StructuredText.value(of: #"{"date":"2025-03-01"}"#, as: When.self)
        #expect(day.date == Date(timeIntervalSince1970: 1_740_787_200))
    }
}
