import Foundation
import Testing

/// An answer that a program has received in dev mode survives the program, whatever ends it.
@Suite("Recording survives", .serialized) struct KillTests {
    private static let rounds = Int(ProcessInfo.processInfo.environment["KILL_ROUNDS"] ?? "") ?? 20

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
                    try expectKept(outcome.answers, recordings, "round \(round), killed \(moment)")
                    received.merge(outcome.answers) { first, _ in first }
                }
            }
            try expectKept(received, recordings, "in the end")
            #expect(!received.isEmpty)
            let replayed = try await recordings.replay(received.keys.sorted())
            #expect(replayed == received)
        }
    }

    private func record(_ recordings: Recordings, from number: Int, until moment: Moment) async throws -> [Child
        .Outcome]
    {
        let child = try recordings.start(number, 50_000)
        try await child.waitUntilReady()
        switch moment {
        case .whileMerging: try await sleep(microseconds: 0...25_000)
        case .whileRecording: try await sleep(microseconds: 20_000...250_000)
        case .besideAnother:
            let other = try recordings.start(number + 50_000, 50_000)
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

    /// Each once, byte for byte.
    private func expectKept(_ received: [Int: Data], _ recordings: Recordings, _ what: String) throws {
        let layers = try recordings.layers()
        for (number, answer) in received {
            // A journal that was merged and not yet deleted holds what the cache file holds.
            let kept = try Set(recordings.kept(number, in: layers))
            if kept != [answer] { Issue.record("\(what): the answer to \(number) is there \(kept.count) times") }
        }
    }

    @Test("a full disk")
    func fullDisk() async throws {
        try await Recordings.run { recordings in
            let dev = ["CACHED_OPENAI_DEV_MODE": "1", "CACHED_OPENAI_VERBOSE": "1"]
            let full = try await recordings.start(0, 60, environment: dev.merging(["FILE_LIMIT": "300000"]) { $1 })
                .outcome()
            #expect(full.status == 0 && full.answers.count == 60)
            #expect(full.errors.contains("was not kept") && full.errors.contains("openai_cache_temp.bin"))

            // The journal is whole, and what was not kept was said.
            let kept = try (0..<60).filter { try !recordings.kept($0, in: recordings.layers()).isEmpty }
            #expect(kept.count > 5 && kept.count < 60)
            #expect(full.errors.components(separatedBy: "was not kept").count - 1 == 60 - kept.count)
            for number in kept {
                #expect(try recordings.kept(number, in: recordings.layers()) == [full.answers[number]])
            }

            // Too full to merge: the space is given back, nothing is lost, and the answers are still given.
            let tight = dev.merging(["FILE_LIMIT": "100000", "CACHED_OPENAI_OFFLINE": "1"]) { $1 }
            let stuck = try await recordings.start(0, 60, environment: tight).outcome()
            #expect(Set(stuck.answers.keys) == Set(kept))
            #expect(stuck.errors.contains("can't be written"))
            #expect(try Data(contentsOf: recordings.cache).count < 1_000)

            // With space again, what is missing is asked for and kept.
            let again = try await recordings.start(0, 60, environment: dev).outcome()
            for number in 0..<60 where kept.contains(number) { #expect(again.answers[number] == full.answers[number]) }
            #expect(again.answers.count == 60)
            #expect(try await recordings.replay(Array(0..<60)) == again.answers)
        }
    }
}
