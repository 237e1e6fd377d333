import Foundation
import TestSupport
import Testing

/// Eight processes with 64 tasks each record 4,000 answers in one folder, while others come, merge and go.
@Suite("Many at once", .serialized) struct ManyAtOnceTests {
    private static let processCount = 8
    private static let ownCount = 250
    private static let sharedNumbers = (0..<250).map { 900_001 + 2 * $0 }

    /// The questions of one process: first its own, which nobody else asks; then those that all ask.
    private static func numbers(ofProcess process: Int) -> [Int] {
        (0..<ownCount).map { 10_000 * process + 2 * $0 + 1 } + sharedNumbers
    }

    @Test("none is lost, none is there twice, each comes in its turn")
    func record() async throws {
        try await Recordings.run { recordings in
            let outcomes = try await recordAll(recordings)
            try expectAllKept(outcomes, recordings)
            try await expectTurns(outcomes, recordings)
        }
    }

    private func recordAll(_ recordings: Recordings) async throws -> [Child.Outcome] {
        // Once all have answered their first question, all have opened the cache: what another records is found only by
        // those whose journal was merged meanwhile, and which open the next.
        let gate = recordings.file("gate")
        let environment = Recordings.devMode.merging(["GATE": gate.path(percentEncoded: false)]) { $1 }
        let children = try (0..<Self.processCount).map {
            try recordings.start(Self.numbers(ofProcess: $0), lanes: 64, environment: environment)
        }
        for child in children { try await child.waitUntilAnswered() }
        try Data().write(to: gate)
        for visitor in 0..<5 {
            let number = 800_001 + 2 * visitor
            let outcome = try await recordings.start(number..<number + 1).outcome()
            #expect(outcome.status == 0 && outcome.answers.count == 1, "\(outcome.errors.prefix(3_000))")
        }
        var outcomes: [Child.Outcome] = []
        for child in children { outcomes.append(try await child.outcome()) }
        for outcome in outcomes {
            #expect(
                outcome.status == 0 && outcome.given.count == 500 && outcome.unkeptCount == 0,
                "\(outcome.errors.prefix(3_000))")
        }
        return outcomes
    }

    /// Every answer that any process had is there once, and nothing else.
    private func expectAllKept(_ outcomes: [Child.Outcome], _ recordings: Recordings) throws {
        let given = Dictionary(grouping: outcomes.flatMap(\.given), by: \.number).mapValues { $0.map(\.answer) }
        #expect(given.values.reduce(0) { $0 + $1.count } == 4_000)
        let layers = try recordings.layers()
        var keptCount = 0
        for (number, answers) in given {
            let kept = try recordings.kept(number, in: layers)
            #expect(kept.count == Set(kept).count && Set(kept) == Set(answers), "question \(number)")
            keptCount += kept.count
        }
        // Otherwise they were hardly at it at the same time: an answer that is merged meanwhile is given to the others.
        #expect(keptCount > 2_500)
    }

    /// Each of the answers to a question comes as often as the others when it is asked for 16 times, by 64 tasks or by one.
    private func expectTurns(_ outcomes: [Child.Outcome], _ recordings: Recordings) async throws {
        let layers = try recordings.layers()
        let asked = Array(repeating: Self.sharedNumbers, count: 2 * Self.processCount).joined()
        let together = try await recordings.replay(Array(asked), lanes: 64)
        for (number, given) in Dictionary(grouping: together.given, by: \.number) {
            let recorded = try recordings.kept(number, in: layers)
            let counts = Dictionary(grouping: given, by: \.answer).mapValues(\.count)
            let often = 2 * Self.processCount / recorded.count
            #expect(Set(counts.keys) == Set(recorded), "question \(number)")
            #expect(counts.values.allSatisfy { (often...often + 1).contains($0) }, "question \(number)")
        }
        let inTurn = try await recordings.replay(Array(asked.prefix(10 * Self.sharedNumbers.count)), lanes: 1)
        for (number, given) in Dictionary(grouping: inTurn.given, by: \.number) {
            let recorded = try recordings.kept(number, in: layers)
            #expect(given.map(\.answer) == given.indices.map { recorded[$0 % recorded.count] }, "question \(number)")
        }
    }
}
