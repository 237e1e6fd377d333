#if os(Linux)
    import Foundation
    import TestSupport
    import Testing

    /// A file system without locks, such as some that are reached over a network: what is recorded is kept all the same.
    @Suite("A file system without locks", .serialized) struct NoLocksTests {
        private static let library = Task {
            try await PreloadedLibrary.compile(
                "Tests/RecordingSurvivalTests/Program/no-locks.c", as: "libno-locks.so")
        }

        @Test(
            "recording, merging and replaying go on, with one warning a program",
            arguments: [
                EOPNOTSUPP, ENOLCK, ENOSYS, EINVAL, EIO, EPERM,
            ])
        func goesOn(error: Int32) async throws {
            let locks = ["LD_PRELOAD": try await Self.library.value, "FLOCK_ERROR": "\(error)"]
            try await Recordings.run { recordings in
                let environment = Recordings.devMode.merging(locks) { $1 }
                let first = try await recordings.start(0..<40, environment: environment).outcome()
                #expect(first.status == 0 && first.answers.count == 40 && first.unkeptCount == 0, "\(first.errors)")
                #expect(warnings(first) == 1, "\(first.errors)")
                try recordings.expectKept(first.answers, "without locks")

                let second = try await recordings.start(0..<60, environment: environment).outcome()
                #expect(second.answers.filter { $0.key < 40 } == first.answers)
                #expect(warnings(second) == 1 && second.errors.contains("merged 40 answers"), "\(second.errors)")
                try recordings.expectKept(second.answers, "after a merge without locks")
                #expect(try await recordings.replay(Array(0..<60)).answers == second.answers)
            }
        }

        @Test("two programs at once do not crash")
        func twoAtOnce() async throws {
            let locks = ["LD_PRELOAD": try await Self.library.value]
            try await Recordings.run { recordings in
                let environment = Recordings.devMode.merging(locks) { $1 }
                for round in 0..<5 {
                    let children = try (0..<2).map { child in
                        try recordings.start(
                            1_000 * round + 100 * child..<1_000 * round + 100 * child + 50, environment: environment)
                    }
                    for child in children {
                        let outcome = try await child.outcome()
                        #expect(outcome.status == 0 && outcome.answers.count == 50, "\(outcome.errors.prefix(3_000))")
                    }
                }
            }
        }

        private func warnings(_ outcome: Child.Outcome) -> Int {
            outcome.errors.components(separatedBy: "can't be locked").count - 1
        }
    }
#endif
