import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct JSONNumberTests {
    typealias Number = JSON.Number

    @Test func spellingsOfOneAreEqual() throws {
        let spellings = ["1", "1.0", "1e0", "10e-1", "0.1E+1", "1.000000000000000000000000000"]
        #expect(Set(spellings.compactMap { Number(literal: $0) }) == [1])
        #expect(Number(1) == Number(1.0))
        #expect(Number(1).hashValue == Number(1.0).hashValue)
        #expect((1.5 as Number) == Number(literal: "15e-1"))
    }

    @Test func neighboursBeyondTwoToThe53Differ() throws {
        let one = try #require(Number(literal: "9007199254740993"))
        let other = try #require(Number(literal: "9007199254740992"))
        #expect(one != other)
        #expect(one.intValue == 9_007_199_254_740_993)
        #expect(one.doubleValue == other.doubleValue)
        #expect(Number(literal: "100000000000000000000001") != Number(literal: "1e23"))
        #expect(Number(literal: "100000000000000000000000") == Number(literal: "1e23"))
        #expect(Number(literal: "1e400") != Number(literal: "1e401"))
        #expect(Number(literal: "1e400") != Number(.infinity))
    }

    @Test func extremesOfIntSurvive() {
        #expect(Number(literal: "9223372036854775807")?.intValue == .max)
        #expect(Number(literal: "-9223372036854775808")?.intValue == .min)
        #expect(Number(literal: "9223372036854775808")?.intValue == nil)
        #expect(Number(literal: "9223372036854775808")?.description == "9223372036854775808")
        #expect(Number(.min as Int).description == "-9223372036854775808")
        #expect(Number(literal: "9.223372036854775807e18")?.intValue == .max)
    }

    @Test func aDoubleIsItsShortestDecimal() {
        #expect(Number(Double(1 << 60)).description == "1152921504606847000")
        #expect(Number(Double(1 << 60)).intValue == 1_152_921_504_606_847_000)
        #expect(Number(Double(1 << 60)).doubleValue == Double(1 << 60))
        #expect(Number(-0.0).doubleValue.sign == .minus)
        #expect(Number(-0.0) == 0)
        #expect(Number(-0.0).intValue == 0)
        #expect(Number(2.5).intValue == nil)
    }

    @Test func whatJSONCannotHoldIsWrittenAsNull() {
        #expect(JSON.number(.init(.nan)).description == "null")
        #expect(JSON.number(.init(-.infinity)).description == "null")
        #expect(JSON.number(.init(.nan)).doubleValue == nil)
        #expect(Number(.nan) == Number(.nan))
    }

    @Test(arguments: [
        "", "-", "+1", "01", "-01", "00", ".5", "5.", "1e", "1e+", "1E-", "NaN", "Infinity", "-Infinity", "0x10",
        "1_000",
        "1 ", " 1", "1.e5", "--1", "1e5.5", "٣", "1,5", "1e1e1",
    ])
    func whatIsNoNumberIsRefused(literal: String) {
        #expect(Number(literal: literal) == nil)
    }

    @Test(arguments: ["0", "-0", "1", "-1", "0.0", "1e5", "1E+5", "1e-05", "123.456e7", "-0e0", "1e1000000000000"])
    func whatIsANumberIsTaken(literal: String) {
        #expect(Number(literal: literal) != nil)
    }

    @Test func quickAndExactWaysAgreeWithTheStandardLibrary() throws {
        for _ in 0..<20_000 {
            let whole = UInt32.random(in: 0...(.max)) >> UInt32.random(in: 0...31)
            let digits = UInt64.random(in: 0...(.max)) >> UInt64.random(in: 0...60)
            let fraction = String(repeating: "0", count: .random(in: 0...6)) + String(digits)
            let exponent = Int.random(in: -30...30)
            let literal = "\(Bool.random() ? "-" : "")\(whole).\(fraction)e\(exponent)"
            #expect(Number(literal: literal)?.doubleValue == Double(literal), "\(literal)")
        }
    }
}
