import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport
import Testing

@Suite struct CacheCheckTests {
    private static func packed(compress: Bool) throws -> Data {
        let journal = SampleCache.journal((0..<5).map { "the answer \($0)" })
        var options = MaterializeOptions()
        options.compress = compress
        let inputs = MaterializeInputs(caches: [.init(name: "journal", bytes: journal)])
        return try CachePacker.pack(inputs, options: options).sections.reduce(Data(), +)
    }

    private func check(_ data: Data) -> CacheCheck { CacheCheck(.init(name: "packed", bytes: data)) }

    @Test(arguments: [true, false]) func noByteThatCountsCanChangeUnnoticed(isCompressed: Bool) throws {
        let data = try Self.packed(compress: isCompressed)
        #expect(check(data).damage.isEmpty && check(data).readableCount == 5)
        let unnoticed = data.indices.filter { index in
            var changed = data
            changed[index] ^= 0x10
            return check(changed).damage.isEmpty
        }
        // Zeros: in the header, at the end of each frame's header, and up to a multiple of three.
        #expect(unnoticed.allSatisfy { data[$0] == 0 } && unnoticed.count < 100, "\(unnoticed)")
    }

    @Test func noCutGoesUnnoticed() throws {
        let data = try Self.packed(compress: true)
        for count in 0..<data.count - 2 { #expect(!check(data.prefix(count)).damage.isEmpty, "cut at \(count)") }
    }
}
