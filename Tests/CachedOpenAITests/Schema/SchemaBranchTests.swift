import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A type whose reading branches gets all its branches or an error, never one of them in silence.
@Suite struct SchemaBranchTests {
    private struct Box<Value: Decodable>: Decodable { var it: Value }

    private func schema<Value: Decodable>(of type: Value.Type, strict: Bool = true) throws -> OpenAI.JSON {
        let json = try OpenAI.JSONSchema(of: Box<Value>.self, strict: strict).json
        return try #require(json["properties"]?["it"])
    }

    private func expect<Value: Decodable>(
        _ type: Value.Type, strict: Bool = true, is text: String, at place: SourceLocation = #_sourceLocation
    ) throws {
        let found = try schema(of: type, strict: strict)
        #expect(found == (try OpenAI.JSON(parsing: Data(text.utf8))), "\(found)", sourceLocation: place)
    }

    private func expectRefused<Value: Decodable>(
        _ type: Value.Type, _ words: String..., at place: SourceLocation = #_sourceLocation
    ) {
        let error = #expect(throws: OpenAI.SchemaError.self, sourceLocation: place) {
            let found = try schema(of: type)
            Issue.record("\(found)", sourceLocation: place)
        }
        for word in words + ["schema by hand", "\(type)"] {
            #expect(error?.message.contains(word) == true, "\(error?.message ?? "")", sourceLocation: place)
        }
    }

    private static func object(_ properties: String, _ names: String) -> String {
        #"{"type":"object","properties":{\#(properties)},"required":[\#(names)],"additionalProperties":false}"#
    }

    // MARK: One thing, else another

    enum Amount: Decodable {
        case number(Int)
        case text(String)
        case flag(Bool)
        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int.self) {
                self = .number(number)
            } else if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .flag(try container.decode(Bool.self))
            }
        }
    }

    @Test func aValueOfSeveralTypesIsAnyOfThem() throws {
        let any = #"[{"type":"integer"},{"type":"string"},{"type":"boolean"}]"#
        try expect(Amount.self, is: #"{"anyOf":\#(any)}"#)
        try expect([Amount].self, is: #"{"type":"array","items":{"anyOf":\#(any)}}"#)
        try expect(
            Amount?.self, is: #"{"anyOf":[{"type":"integer"},{"type":"string"},{"type":"boolean"},{"type":"null"}]}"#)
    }

    struct Loose: Decodable {
        enum CodingKeys: CodingKey { case count, name, other }
        var count: Int
        var name: String
        var other: Double
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            do {
                count = try container.decode(Int.self, forKey: .count)
            } catch {
                count = Int(try container.decode(String.self, forKey: .count)) ?? 0
            }
            name = (try? container.decode(String.self, forKey: .name)) ?? "nobody"
            if let number = try? container.decode(Double.self, forKey: .other) {
                other = number
            } else {
                other = Double(try container.decode(String.self, forKey: .other)) ?? 0
            }
        }
    }

    @Test func aPropertyOfSeveralTypesIsAnyOfThemAndADefaultIsNoBranch() throws {
        try expect(
            Loose.self,
            is: Self.object(
                """
                "count":{"anyOf":[{"type":"integer"},{"type":"string"}]},"name":{"type":"string"},
                "other":{"anyOf":[{"type":"number"},{"type":"string"}]}
                """, #""count","name","other""#))
    }

    struct Circle: Decodable { var radius: Double }
    struct Square: Decodable { var side: Double }
    enum Either: Decodable {
        case circle(Circle)
        case square(Square)
        init(from decoder: any Decoder) throws {
            do {
                self = .circle(try Circle(from: decoder))
            } catch {
                self = .square(try Square(from: decoder))
            }
        }
    }

    enum Nested: Decodable {
        case circle(Circle)
        case list([Square])
        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let circle = try? container.decode(Circle.self) {
                self = .circle(circle)
            } else {
                self = .list(try container.decode([Square].self))
            }
        }
    }

    private static let circle = object(#""radius":{"type":"number"}"#, #""radius""#)
    private static let square = object(#""side":{"type":"number"}"#, #""side""#)

    @Test func oneTypeElseAnotherIsAnyOfTheirObjects() throws {
        try expect(Either.self, is: #"{"anyOf":[\#(Self.circle),\#(Self.square)]}"#)
        try expect(Nested.self, is: #"{"anyOf":[\#(Self.circle),{"type":"array","items":\#(Self.square)}]}"#)
        let error = #expect(throws: OpenAI.SchemaError.self) { try OpenAI.JSONSchema(of: Either.self) }
        #expect(error?.message.contains("property of a struct") == true)
    }

    struct Present: Decodable {
        enum CodingKeys: CodingKey { case radius, side }
        var length: Double
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            if container.contains(.radius) {
                length = try container.decode(Double.self, forKey: .radius)
            } else {
                length = try container.decode(Double.self, forKey: .side)
            }
        }
    }

    indirect enum Term: Decodable {
        case number(Double)
        case sum([Term])
        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else {
                self = .sum(try container.decode([Term].self))
            }
        }
    }

    @Test func whatDependsOnAKeyAndWhatHoldsItselfAreFollowed() throws {
        try expect(Present.self, is: #"{"anyOf":[\#(Self.circle),\#(Self.square)]}"#)
        let json = try OpenAI.JSONSchema(of: Box<Term>.self).json
        #expect(json["properties"]?["it"]?["$ref"]?.stringValue == "#/$defs/Term")
        let term = ##"{"anyOf":[{"type":"number"},{"type":"array","items":{"$ref":"#/$defs/Term"}}]}"##
        #expect(json["$defs"]?["Term"] == (try OpenAI.JSON(parsing: Data(term.utf8))), "\(json)")
    }

    // MARK: One value decides on the others

    enum Kind: String, Decodable, CaseIterable { case circle, square, ring, none }
    struct Tagged: Decodable {
        enum CodingKeys: CodingKey { case kind, radius, side }
        var size: Double
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            switch try container.decode(Kind.self, forKey: .kind) {
            case .circle, .ring: size = try container.decode(Double.self, forKey: .radius)
            case .square: size = try container.decode(Double.self, forKey: .side)
            case .none: size = 0
            }
        }
    }
    struct Flagged: Decodable {
        enum CodingKeys: CodingKey { case isRound, radius, side }
        var size: Double
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            let isRound = try container.decode(Bool.self, forKey: .isRound)
            size = try container.decode(Double.self, forKey: isRound ? .radius : .side)
        }
    }
    struct Conditional: Decodable {
        enum CodingKeys: CodingKey { case hasNote, note }
        var note: String?
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            if try !container.decode(Bool.self, forKey: .hasNote) { return }
            note = try container.decode(String.self, forKey: .note)
        }
    }

    @Test func aListedValueThatDecidesIsNamedInEachObject() throws {
        try expect(
            Tagged.self,
            is: """
                {"anyOf":[\(Self.object(#""kind":{"type":"string","enum":["circle","ring","none"]},"radius":{"type":"number"}"#, #""kind","radius""#)),
                \(Self.object(#""kind":{"type":"string","enum":["square"]},"side":{"type":"number"}"#, #""kind","side""#))]}
                """)
        try expect(
            Flagged.self,
            is: """
                {"anyOf":[\(Self.object(#""isRound":{"type":"boolean","enum":[true]},"radius":{"type":"number"}"#, #""isRound","radius""#)),
                \(Self.object(#""isRound":{"type":"boolean","enum":[false]},"side":{"type":"number"}"#, #""isRound","side""#))]}
                """)
        try expect(
            Conditional.self,
            is: Self.object(#""hasNote":{"type":"boolean"},"note":{"type":"string"}"#, #""hasNote","note""#))
    }

    enum Item: Decodable {
        case circle(Circle)
        case square(Square)
        enum Kind: String, Decodable, CaseIterable { case circle, square }
        enum CodingKeys: CodingKey { case kind, shape }
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            switch try container.decode(Kind.self, forKey: .kind) {
            case .circle: self = .circle(try container.decode(Circle.self, forKey: .shape))
            case .square: self = .square(try container.decode(Square.self, forKey: .shape))
            }
        }
    }
    struct Names: Decodable {
        var names: [String]
        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let one = try? container.decode(String.self) {
                names = [one]
            } else {
                names = try container.decode([String].self)
            }
        }
    }
    enum Anything: Decodable {
        case null
        case flag(Bool)
        case number(Double)
        case text(String)
        case list([Anything])
        case object([String: Anything])
        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let flag = try? container.decode(Bool.self) {
                self = .flag(flag)
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else if let text = try? container.decode(String.self) {
                self = .text(text)
            } else if let list = try? container.decode([Anything].self) {
                self = .list(list)
            } else {
                self = .object(try container.decode([String: Anything].self))
            }
        }
    }

    @Test func enumsWithAssociatedValuesThatTellTheirCasesAreAnyOfThem() throws {
        try expect(
            Item.self,
            is: """
                {"anyOf":[\(Self.object(#""kind":{"type":"string","enum":["circle"]},"shape":\#(Self.circle)"#, #""kind","shape""#)),
                \(Self.object(#""kind":{"type":"string","enum":["square"]},"shape":\#(Self.square)"#, #""kind","shape""#))]}
                """)
        try expect(Names.self, is: #"{"anyOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}]}"#)
        #expect(message(of: Anything.self).contains("strict: false"))
        let anything = try OpenAI.JSONSchema(of: Box<Anything>.self, strict: false).json["$defs"]?["Anything"]
        let forms = try #require(anything?["anyOf"]?.arrayValue).map(\.description)
        #expect(forms.count == 5 && forms.allSatisfy { $0.contains(#""null""#) }, "\(forms)")
    }

    // MARK: What can't be found out

    enum Shape: Decodable {
        case circle(Double)
        case other(String)
        enum CodingKeys: CodingKey { case type, radius, name }
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            if try container.decode(String.self, forKey: .type) == "circle" {
                self = .circle(try container.decode(Double.self, forKey: .radius))
            } else {
                self = .other(try container.decode(String.self, forKey: .name))
            }
        }
    }
    enum Tolerant: Decodable {
        case circle(Double)
        case unknown
        enum CodingKeys: CodingKey { case type, radius }
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            switch try container.decode(String.self, forKey: .type) {
            case "circle": self = .circle(try container.decode(Double.self, forKey: .radius))
            default: self = .unknown
            }
        }
    }
    struct Versioned: Decodable {
        enum CodingKeys: CodingKey { case version, old, new }
        var old: String?
        var new: Int?
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            switch try container.decode(Int.self, forKey: .version) {
            case 1: old = try container.decode(String.self, forKey: .old)
            case 2: new = try container.decode(Int.self, forKey: .new)
            default: throw CocoaError(.coderInvalidValue)
            }
        }
    }
    struct Deep: Decodable {
        enum CodingKeys: CodingKey { case head, isRound, radius, side }
        var size: Double
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            let head = try container.nestedContainer(keyedBy: CodingKeys.self, forKey: .head)
            let isRound = try head.decode(Bool.self, forKey: .isRound)
            size = try container.decode(Double.self, forKey: isRound ? .radius : .side)
        }
    }
    struct Figure: Decodable {
        enum CodingKeys: CodingKey { case type, radius, side }
        var type: String
        var radius: Double?
        var side: Double?
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            type = try container.decode(String.self, forKey: .type)
            if type == "circle" {
                radius = try container.decode(Double.self, forKey: .radius)
            } else {
                side = try container.decode(Double.self, forKey: .side)
            }
        }
    }
    struct Listing: Decodable {
        enum CodingKeys: CodingKey { case a, b }
        var names: [String]
        init(from decoder: any Decoder) throws {
            names = try decoder.container(keyedBy: CodingKeys.self).allKeys.map(\.stringValue)
        }
    }
    enum Plain: String, Decodable { case yes, no }
    struct Swallowing: Decodable {
        enum CodingKeys: CodingKey { case plain, name }
        var plain: Plain?
        var name: String
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            plain = try? container.decode(Plain.self, forKey: .plain)
            name = try container.decode(String.self, forKey: .name)
        }
    }
    enum HalfKnown: Decodable {
        case number(Int)
        case plain(Plain)
        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int.self) {
                self = .number(number)
            } else {
                self = .plain(try container.decode(Plain.self))
            }
        }
    }

    @Test func aBranchThatCannotBeFoundIsAnErrorThatAsksForTheSchema() {
        expectRefused(Shape.self, "associated values")
        expectRefused(Figure.self, "radius")
        expectRefused(Tolerant.self, "associated values")
        expectRefused(Versioned.self, "new")
        expectRefused(Deep.self, "depends on")
        expectRefused(Listing.self, "keys")
        for message in [message(of: Swallowing.self), message(of: HalfKnown.self)] {
            #expect(message.contains("Plain") && message.contains("CaseIterable"), "\(message)")
        }
    }

    private func message<Value: Decodable>(of type: Value.Type) -> String {
        (#expect(throws: OpenAI.SchemaError.self) { try schema(of: type) })?.message ?? ""
    }

    // MARK: What doesn't branch

    @propertyWrapper struct Trimmed: Decodable {
        var wrappedValue: String
        init(from decoder: any Decoder) throws {
            wrappedValue = try decoder.singleValueContainer().decode(String.self)
                .trimmingCharacters(in: .whitespaces)
        }
    }
    class Base: Decodable { var id: Int }
    final class Derived: Base {
        enum CodingKeys: String, CodingKey { case name = "the.name" }
        var name: String?
        required init(from decoder: any Decoder) throws {
            name = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(String.self, forKey: .name)
            try super.init(from: decoder)
        }
    }
    struct Fresh: Decodable {
        enum CodingKeys: CodingKey { case id, name }
        let id: UUID
        @Trimmed var name: String
        init(from decoder: any Decoder) throws {
            id = UUID()
            _name = try decoder.container(keyedBy: CodingKeys.self).decode(Trimmed.self, forKey: .name)
        }
    }
    struct Colors: OptionSet, Decodable { var rawValue: Int }

    @Test func usualTypesStayAsTheyAre() throws {
        try expect(
            Derived.self,
            is: Self.object(#""the.name":{"type":["string","null"]},"id":{"type":"integer"}"#, #""the.name","id""#))
        try expect(Fresh.self, is: Self.object(#""name":{"type":"string"}"#, #""name""#))
        try expect(Colors.self, is: #"{"type":"integer"}"#)
        try expect(
            Range<Int>.self, is: #"{"type":"array","items":{"type":"integer"},"minItems":2,"maxItems":2}"#)
        try expect(
            [Set<Kind>?].self,
            is: """
                {"type":"array","items":{"anyOf":[{"type":"array",
                "items":{"type":"string","enum":["circle","square","ring","none"]}},{"type":"null"}]}}
                """)
        try expect(Decimal?.self, is: #"{"type":["number","null"]}"#)
    }

    @Test func aLargeTypeIsWithinTheBounds() throws {
        struct Row: Decodable {
            var a: Kind?, b: Kind?, c: Kind?, d: Kind?, e: Kind?, f: Kind?, g: Kind?, h: Kind?
            var i: Bool?, j: Bool?, k: Bool?, l: Bool?, m: Int?, n: Double?, o: String?, p: [Kind]?
        }
        struct Table: Decodable {
            var rows: [Row]
            var other: Row?
        }
        #expect(try OpenAI.JSONSchema(of: Table.self).json["properties"]?["rows"] != nil)
    }
}
