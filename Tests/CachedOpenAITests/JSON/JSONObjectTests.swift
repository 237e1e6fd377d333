import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct JSONObjectTests {
    @Test func settingNilRemovesAndNewKeysGoLast() {
        var object: JSON.Object = ["a": 1, "b": 2, "c": 3]
        object["b"] = nil
        object["d"] = 4
        object["a"] = 5
        object["zzz"] = nil
        #expect(object.description == #"{"a":5,"c":3,"d":4}"#)
        #expect(object.keys == ["a", "c", "d"])
        #expect(object.map { "\($0.key)=\($0.value)" } == ["a=5", "c=3", "d=4"])
        #expect(object["b"] == nil)
        #expect(object.count == 3)
        object["a"] = .some(.null)
        #expect(object["a"]?.isNull == true)
    }

    @Test func equalityAndHashIgnoreOrder() {
        let one: JSON.Object = ["a": 1, "b": ["x": 1, "y": 2]]
        let other: JSON.Object = ["b": ["y": 2, "x": 1], "a": 1]
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
        #expect(one != ["a": 1])
        #expect(one != ["a": 1, "c": ["x": 1, "y": 2]])
        #expect(one != ["a": 2, "b": ["x": 1, "y": 2]])
    }

    @Test(arguments: [15, 16, 17, 18, 500]) func aBigObjectBehavesAsASmallOne(size: Int) throws {
        let text = "{" + (0..<size).map { "\"k\($0)\":\($0)" }.joined(separator: ",") + ",\"k3\":-3}"
        var object = try #require(try parse(text).objectValue)
        #expect(object.count == size)
        #expect(object["k3"] == -3)
        #expect(object.keys[3] == "k3")
        #expect(object["k\(size - 1)"]?.intValue == size - 1)
        #expect(object["nothing"] == nil)
        object["k0"] = nil
        #expect(object.keys.first == "k1")
        #expect(object["k\(size - 1)"]?.intValue == size - 1)
        object["k0"] = 7
        #expect(object.keys.last == "k0")
        #expect(object["k0"] == 7)
    }

    @Test func ofEqualKeysTheLastWinsAtTheFirstPlace() throws {
        #expect(try parse(#"{"a":1,"b":2,"a":3}"#).description == #"{"a":3,"b":2}"#)
        #expect(try parse(#"{"a":1,"b":2,"\u0061":3}"#).description == #"{"a":3,"b":2}"#)
        #expect(try parse(#"{"\u0061":1,"b":2,"a":3}"#).description == #"{"a":3,"b":2}"#)
        #expect(try parse(#"{"":1,"b":2,"":3}"#).description == #"{"":3,"b":2}"#)
    }

    @Test(.timeLimit(.minutes(5))) func manyKeysAreNotQuadratic() throws {
        let text = "{" + (0..<50_000).map { "\"key number \($0)\":\($0)" }.joined(separator: ",") + "}"
        let object = try #require(try parse(text).objectValue)
        var found = 0
        for place in 0..<50_000 where object["key number \(place)"] != nil { found += 1 }
        #expect(found == 50_000)
    }
}
