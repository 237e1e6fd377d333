import Foundation
import TestSupport
import Testing

/// An answer that a program has received in dev mode survives the program, whatever ends it.
@Suite("Recording survives", .serialized) struct KillTests {
    private static let rounds = Int(ProcessInfo.processInfo.environment["KILL_ROUNDS"] ?? "") ?? 200
    /// Of all moments; a test that failed says which it was.
    private static let seed =
        UInt64(ProcessInfo.processInfo.environment["KILL_SEED"] ?? "") ?? UInt64.random(in: 0...UInt64.max)

    /// Where in its life a process is killed.
    private enum Moment: Int, CaseIterable {
        case whileMerging, whileRecording, besideAnother
    }

    @Test("SIGKILL at any moment")
    func kill() async throws {
        try await Recordings.run { recordings in
            var received: [Int: Data] = [:]
            var dice = Dice(seed: Self.seed)
            for round in 0..<Self.rounds {
                let moment = Moment.allCases[round % Moment.allCases.count]
                let outcomes = try await record(recordings, from: round * 100_000, until: moment, &dice)
                for outcome in outcomes {
                    try recordings.expectKept(
                        outcome.answers, "KILL_SEED=\(Self.seed), round \(round), killed \(moment)")
                    received.merge(outcome.answers) { first, _ in first }
                }
            }
            try recordings.expectKept(received, "in the end, KILL_SEED=\(Self.seed)")
            #expect(!received.isEmpty, "KILL_SEED=\(Self.seed)")
            let replayed = try await recordings.replay(received.keys.sorted())
            #expect(replayed.answers == received, "KILL_SEED=\(Self.seed)")
        }
    }

    private func record(
        _ recordings: Recordings, from number: Int, until moment: Moment, _ dice: inout Dice
    ) async throws -> [Child.Outcome] {
        let child = try recordings.start(number..<number + 50_000)
        try await child.waitUntilReady()
        switch moment {
        case .whileMerging: try await sleep(microseconds: 0...25_000, &dice)
        case .whileRecording: try await sleep(microseconds: 20_000...250_000, &dice)
        case .besideAnother:
            let other = try recordings.start(number + 50_000..<number + 100_000)
            try await other.waitUntilReady()
            try await sleep(microseconds: 50_000...200_000, &dice)
            child.kill()
            try await sleep(microseconds: 20_000...100_000, &dice)
            other.kill()
            return [try await child.outcome(), try await other.outcome()]
        }
        child.kill()
        return [try await child.outcome()]
    }

    private func sleep(microseconds: ClosedRange<Int>, _ dice: inout Dice) async throws {
        try await Task.sleep(for: .microseconds(Int.random(in: microseconds, using: &dice)))
    }
}
