import Foundation
import TestSupport
import Testing

/// A system without files as POSIX knows them: what stands in for its calls does the same work by means of Foundation.
@Suite("A system without the calls of this one", .serialized)
struct PortableSystemTests {
    @Test("recording, merging and replaying work, with one warning a program")
    func records() async throws {
        try await Recordings.run(isPortable: true) { recordings in
            let first = try await recordings.start(0..<40).outcome()
            #expect(first.status == 0 && first.answers.count == 40 && first.unkeptCount == 0, "\(first.errors)")
            #expect(warnings(first) == 1, "\(first.errors)")
            try recordings.expectKept(first.answers, "without the system's calls")

            let second = try await recordings.start(0..<60).outcome()
            #expect(second.answers.filter { $0.key < 40 } == first.answers)
            #expect(second.errors.contains("merged 40 answers"), "\(second.errors)")
            try recordings.expectKept(second.answers, "after a merge without the system's calls")
            #expect(try await recordings.replay(Array(0..<60)).answers == second.answers)
        }
    }

    @Test("a link is not written into, and a folder in a file's place is named")
    func refusals() async throws {
        try await Recordings.run(isPortable: true) { recordings in
            let outside = recordings.file("elsewhere")
            try Data().write(to: outside)
            try FileManager.default.createSymbolicLink(at: recordings.journal, withDestinationURL: outside)
            let outcome = try await recordings.start(0..<1).outcome()
            #expect(outcome.errors.contains("symbolic link"), "\(outcome.errors)")
            #expect(try Data(contentsOf: outside).isEmpty)
        }
        try await Recordings.run(isPortable: true) { recordings in
            try FileManager.default.createDirectory(at: recordings.journal, withIntermediateDirectories: false)
            let outcome = try await recordings.start(0..<1).outcome()
            #expect(outcome.answers.count == 1 && outcome.errors.contains("folder"), "\(outcome.errors)")
        }
    }

    private func warnings(_ outcome: Child.Outcome) -> Int {
        outcome.errors.components(separatedBy: "can't be locked").count - 1
    }
}
