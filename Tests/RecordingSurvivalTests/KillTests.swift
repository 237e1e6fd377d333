import Foundation
import Testing

/// An answer that a program has received in dev mode survives the program, whatever ends it.
@Suite("Recording survives", .serialized) struct KillTests {
    private static let rounds = Int(ProcessInfo.processInfo.environment["KILL_ROUNDS"] ?? "") ?? 200

    /// Where in its life a process is killed.
    private enum Moment: Int, CaseIterable {
        case whileMerging, whileRecording, besideAnother
    }

    @Test("SIGKILL at any moment")
    func kill() async throws {
        try await Recordings.run { recordings in
            var received: [Int: Data] = [:]
            for round in 0..<Self.rounds {
                let moment = Moment.allCases[round % Moment.allCases.count]
                let outcomes = try await record(recordings, from: round * 100_000, until: moment)
                for outcome in outcomes {
                    try recordings.expectKept(outcome.answers, "round \(round), killed \(moment)")
                    received.merge(outcome.answers) { first, _ in first }
                }
            }
            try recordings.expectKept(received, "in the end")
            #expect(!received.isEmpty)
            let replayed = try await recordings.replay(received.keys.sorted())
            #expect(replayed.answers == received)
        }
    }

    private func record(
        _ recordings: Recordings, from number: Int, until moment: Moment
    ) async throws -> [Child.Outcome] {
        let child = try recordings.start(number..<number + 50_000)
        try await child.waitUntilReady()
        switch moment {
        case .whileMerging: try await sleep(microseconds: 0...25_000)
        case .whileRecording: try await sleep(microseconds: 20_000...250_000)
        case .besideAnother:
            let other = try recordings.start(number + 50_000..<number + 100_000)
            try await other.waitUntilReady()
            try await sleep(microseconds: 50_000...200_000)
            child.kill()
            try await sleep(microseconds: 20_000...100_000)
            other.kill()
            return [try await child.outcome(), try await other.outcome()]
        }
        child.kill()
        return [try await child.outcome()]
    }

    private func sleep(microseconds: ClosedRange<Int>) async throws {
        try await Task.sleep(for: .microseconds(Int.random(in: microseconds)))
    }
}
