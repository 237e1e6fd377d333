import Foundation
import TestSupport
import Testing

/// What doesn't fit on the disk is said, what fitted stays, and nothing is lost of what was there before.
@Suite("A full disk", .serialized) struct FullDiskTests {
    @Test("a quota")
    func quota() async throws {
        try await Recordings.run { recordings in
            let limited = Recordings.devMode.merging(["FILE_LIMIT": "300000"]) { $1 }
            let full = try await recordings.start(0..<60, environment: limited).outcome()
            let kept = try expectKeptOrSaid(full, recordings)

            // Too full to merge: the space is given back, nothing is lost, and the answers are still given.
            let tight = ["FILE_LIMIT": "100000", "CACHED_OPENAI_OFFLINE": "1"]
            let stuck = try await recordings.start(
                0..<60, environment: Recordings.devMode.merging(tight) { $1 }
            ).outcome()
            #expect(Set(stuck.answers.keys) == Set(kept))
            #expect(stuck.errors.contains("can't be written"))
            #expect(!FileManager.default.fileExists(atPath: recordings.cache.path(percentEncoded: false)))
            try await expectTheRestWithSpaceAgain(full, kept, recordings)
        }
    }

    @Test("a small disk", .enabled("a user may have disks of their own") { await Recordings.hasOwnDisks.value })
    func disk() async throws {
        try await Recordings.run { recordings in
            let full = try await recordings.start(0..<60, diskBytes: 300_000).outcome()
            let kept = try expectKeptOrSaid(full, recordings)
            #expect(full.errors.contains("No space left on device"))
            try await expectTheRestWithSpaceAgain(full, kept, recordings)
        }
    }

    /// Returns what was kept: some, not all.
    private func expectKeptOrSaid(_ full: Child.Outcome, _ recordings: Recordings) throws -> [Int] {
        #expect(full.status == 0 && full.answers.count == 60, "\(full.errors.prefix(3_000))")
        #expect(full.errors.contains("was not kept") && full.errors.contains("openai_cache_temp.bin"))
        let layers = try recordings.layers()
        let kept = try (0..<60).filter { try !recordings.kept($0, in: layers).isEmpty }
        #expect(kept.count > 5 && kept.count < 60)
        #expect(full.unkeptCount == 60 - kept.count)
        try recordings.expectKept(full.answers.filter { kept.contains($0.key) }, "on a full disk")
        return kept
    }

    /// What is missing is asked for and kept.
    private func expectTheRestWithSpaceAgain(
        _ full: Child.Outcome, _ kept: [Int], _ recordings: Recordings
    ) async throws {
        let again = try await recordings.start(0..<60).outcome()
        for number in kept { #expect(again.answers[number] == full.answers[number]) }
        #expect(again.answers.count == 60)
        #expect(try await recordings.replay(Array(0..<60)).answers == again.answers)
    }
}
