import CachedOpenAIGenerator
import Foundation
import Testing

@Suite("Payload lines")
struct PayloadLinesTests {
    private func lines(_ sections: [Data]) throws -> [Substring] {
        var bytes = Data()
        try PayloadLines.write(sections) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }

    private func bytes(_ count: Int) -> Data {
        Data((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) })
    }

    /// What the compiler makes of the lines.
    private func value(of lines: [Substring]) -> Data? {
        Data(base64Encoded: lines.map { $0.hasSuffix("\\") ? $0.dropLast() : $0 }.joined())
    }

    @Test(
        "every line ends in a backslash and is 120 columns at most, and the value is the bytes",
        arguments: [0, 1, 2, 3, 86, 87, 88, 174, 1000, 87 * 8192 - 1, 87 * 8192, 87 * 8192 + 1, 2_000_000])
    func roundTrip(count: Int) throws {
        let lines = try lines([bytes(count)])
        #expect(lines.last == "")
        #expect(lines.dropLast().allSatisfy { $0.hasSuffix("\\") && $0.count <= 120 })
        #expect(lines.count == (count + 86) / 87 + 1)
        #expect(value(of: lines) == bytes(count))
    }

    @Test("a slice of a longer buffer is read from where it begins")
    func slice() throws {
        #expect(try value(of: lines([bytes(1000)[300..<600]])) == Data(bytes(1000)[300..<600]))
    }

    @Test("each section stands on lines of its own, so a change in one leaves the lines of the others")
    func sections() throws {
        let before = try lines([bytes(300), bytes(99), bytes(500)])
        let after = try lines([bytes(300), bytes(102), bytes(500)])
        #expect(before.prefix(4) == after.prefix(4))
        #expect(before.suffix(7) == after.suffix(7))
        #expect(value(of: after) == bytes(300) + bytes(102) + bytes(500))
    }

    @Test("a section whose base64 would be padded in the middle is refused")
    func padding() {
        #expect(throws: PayloadLines.PaddingInside.self) { try lines([bytes(4), bytes(3)]) }
    }

    @Test("a large section goes out in pieces of a megabyte at most, so memory stays bounded")
    func pieces() throws {
        var sizes: [Int] = []
        try PayloadLines.write([bytes(5_000_000)]) { sizes.append($0.count) }
        #expect(sizes.count > 5)
        #expect(sizes.allSatisfy { $0 <= 1_000_000 })
    }

    @Test("what the sink throws ends the writing")
    func failingSink() {
        struct Full: Error {}
        #expect(throws: Full.self) { try PayloadLines.write([bytes(3)]) { _ in throw Full() } }
    }
}
