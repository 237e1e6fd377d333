import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport
import Testing

@Suite struct CacheCheckTests {
    private static func packed(compress: Bool) throws -> Data {
        let journal = SampleCache.journal((0..<5).map { "the answer \($0)" })
        var options = MaterializeOptions()
        options[.noCompress] = !compress
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

    @Test func whatIsDamagedInOneCacheIsTakenFromAnother() throws {
        let journal = SampleCache.journal((0..<5).map { "the answer \($0)" })
        var damaged = try Self.packed(compress: false)
        let answers = try #require(damaged.range(of: Data("the answer 0".utf8)))
        damaged[answers.lowerBound] ^= 1
        let inputs = MaterializeInputs(caches: [
            .init(name: "damaged", bytes: damaged), .init(name: "journal", bytes: journal),
        ])
        #expect(throws: DamageFound.self) { try CachePacker.pack(inputs, options: MaterializeOptions()) }
        var options = MaterializeOptions()
        options[.skipDamaged] = true
        let packed = try CachePacker.pack(inputs, options: options)
        #expect(check(packed.sections.reduce(Data(), +)).readableCount == 5)
        #expect(packed.problems.count == 1)
    }

    /// The second copy of its only answer is whole.
    @Test func anAnswerIsReadableIfOneOfItsCopiesIs() throws {
        let input = PackageRoot.file("Fuzzing/Corpus/packing/twice-and-the-first-one-damaged")
        let found = Checksums.forms(of: try Data(contentsOf: input)).map(check)
        #expect(found.allSatisfy { !$0.damage.isEmpty })
        #expect(found.map(\.readableCount).max() == 1)
    }

    @Test func noCutGoesUnnoticed() throws {
        let data = try Self.packed(compress: true)
        for count in 0..<data.count { #expect(!check(data.prefix(count)).damage.isEmpty, "cut at \(count)") }
    }
}
