#if os(Linux)
    import Foundation
    import TestSupport
    import Testing

    /// Whichever of the system's calls fails while it records or merges, an answer is kept or the program says that not.
    @Suite("Write errors", .serialized) struct WriteErrorTests {
        private static let rounds = 60

        /// What makes the calls fail, compiled once.
        private static let faults = Task {
            try await PreloadedLibrary.compile(
                "Tests/RecordingSurvivalTests/Program/faults.c", as: "libwrite-faults.so")
        }

        @Test("at any call")
        func anyCall() async throws {
            let library = try await Self.faults.value
            try await Recordings.run { recordings in
                var received: [Int: Data] = [:]
                var failedCount = 0
                for round in 0..<Self.rounds {
                    let percent = [1, 4, 15, 0][round % 4]
                    let faults = ["LD_PRELOAD": library, "FAULT_PERCENT": "\(percent)", "FAULT_SEED": "\(round)"]
                    let outcome = try await recordings.start(
                        Self.numbers(ofRound: round), environment: Recordings.devMode.merging(faults) { $1 }
                    ).outcome()
                    #expect(outcome.status == 0 && outcome.answers.count == 60, "\(outcome.errors.prefix(3_000))")
                    #expect(percent > 0 || outcome.unkeptCount == 0)
                    received.merge(try keptOrSaid(outcome, recordings, round)) { first, _ in first }
                    failedCount += outcome.unkeptCount
                }
                #expect(failedCount > Self.rounds)
                try recordings.expectKept(received, "in the end")

                // Without errors the rest is merged, and all of it is given again.
                let known = try #require(received.keys.first)
                let sound = try await recordings.start([known]).outcome()
                let replayed = try await recordings.replay(received.keys.sorted())
                #expect(replayed.answers == received)
                let isMerged = !FileManager.default.fileExists(atPath: recordings.journal.path(percentEncoded: false))
                #expect(isMerged, "\(sound.errors.prefix(3_000))")
            }
        }

        /// One question with a large answer, the others with small ones.
        private static func numbers(ofRound round: Int) -> [Int] {
            [1_024 * round] + (0..<59).map { 1_024 * round + 2 * $0 + 1 }
        }

        /// Returns the answers that are there; the others it said that it could not keep.
        private func keptOrSaid(
            _ outcome: Child.Outcome, _ recordings: Recordings, _ round: Int
        ) throws -> [Int: Data] {
            let layers = try recordings.layers()
            let kept = try outcome.answers.filter { try !recordings.kept($0.key, in: layers).isEmpty }
            try recordings.expectKept(kept, "round \(round)")
            #expect(kept.count + outcome.unkeptCount >= outcome.answers.count, "round \(round): lost without a word")
            return kept
        }
    }
#endif
