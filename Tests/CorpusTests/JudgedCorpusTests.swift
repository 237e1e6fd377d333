import CachedOpenAI
import Foundation
import TestSupport
import Testing

/// Real answers before the judge. Each line that is named here was looked at.
@Suite("Judged corpus", .enabled(if: RecordedCorpus.isThere, "\(RecordedCorpus.absence)"))
struct JudgedCorpusTests {
    /// Line numbers of what has the status of a success and is none, or is one for now only.
    struct Expected: Sendable {
        var name: String
        var failures: Set<Int>
        var inTheMaking: Set<Int>
        var provisional: Set<Int>
    }

    private static let expected = [
        // An error in a stream, and one in a body.
        Expected(name: "recorded", failures: [225, 428], inTheMaking: [160, 162, 167], provisional: []),
        // Two failed responses, two streams that tell an error, and excerpts of streams without an end.
        Expected(
            name: "more",
            failures: Set([553, 568, 818, 829, 830, 833, 1241, 1243]).union(570...589).union(591...595)
                .union(835...841),
            inTheMaking: [55, 428, 456], provisional: [56, 423, 425, 452]),
    ]

    @Test("nothing right is refused, and nothing else is taken for right", arguments: expected)
    func judged(expected: Expected) throws {
        var found = Expected(name: expected.name, failures: [], inTheMaking: [], provisional: [])
        for (place, row) in try Corpus(expected.name).rows.enumerated() where (200..<300).contains(row.status) {
            switch row.verdict {
            case .right: break
            case .provisional: found.provisional.insert(place + 1)
            case .inTheMaking: found.inTheMaking.insert(place + 1)
            case .failure(let reason):
                found.failures.insert(place + 1)
                #expect(expected.failures.contains(place + 1), "line \(place + 1), \(row.path): \(reason)")
            }
        }
        #expect(found.failures == expected.failures)
        #expect(found.inTheMaking == expected.inTheMaking)
        #expect(found.provisional == expected.provisional)
    }
}
