import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct JSONCodingTests {
    private static let text = #"""
        {"s":"text","t":true,"f":false,"z":null,"i":-3,"one":1,"nil":0,"d":0.25,"e":1e-7,"max":9223372036854775807,
        "min":-9223372036854775808,"u":18446744073709551615,"big":12345678901234567890123456789012345678,
        "large":1e100,"a":[[],{},[null,1,"1"]],"o":{"k":{"k":[true]}},"":"empty","c":"2024-01-01T00:00:00Z"}
        """#

    @Test func aRoundTripThroughJSONCodersIsEqual() throws {
        let value = try parse(Self.text)
        #expect(try JSONDecoder().decode(JSON.self, from: JSONEncoder().encode(value)) == value)
        #expect(try JSONDecoder().decode(JSON.self, from: Data(Self.text.utf8)) == value)
        #expect(try JSON(parsing: JSONEncoder().encode(value)) == value)
    }

    @Test func scalarsAndModelsRoundTrip() throws {
        struct Model: Codable, Equatable {
            var any: JSON
            var maybe: JSON?
            var list: [JSON]
        }
        let model = Model(any: nil, maybe: nil, list: [nil, true, 1, 2.5, "x", [], [:]])
        #expect(try JSONDecoder().decode(Model.self, from: JSONEncoder().encode(model)) == model)
        for scalar: JSON in [nil, true, 1, "x", 2.5] {
            #expect(try JSONDecoder().decode(JSON.self, from: JSONEncoder().encode(scalar)) == scalar)
        }
    }

    @Test func aPropertyListKeepsWhatItCanHold() throws {
        let value: JSON = ["s": "1", "t": true, "i": 1, "d": 0.5, "a": [1, "x", [:]], "max": .number(.init(Int.max))]
        let data = try PropertyListEncoder().encode(value)
        #expect(try PropertyListDecoder().decode(JSON.self, from: data) == value)
    }

    @Test func aNumberThatNoCoderHoldsIsAnEncodingError() throws {
        #expect(throws: EncodingError.self) { try JSONEncoder().encode(parse("[1e400]")) }
    }

    @Test func aDocumentTooDeepIsADecodingError() {
        let deep = String(repeating: "[", count: 5_000) + String(repeating: "]", count: 5_000)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(JSON.self, from: Data(deep.utf8)) }
    }
}
