import Foundation
import TestSupport
import Testing

/// Files have the permissions that the umask gives, and folders of any kind are recorded into.
@Suite("Files and folders", .serialized) struct PermissionTests {
    @Test("what is recorded has the permissions that the umask gives", arguments: [0o002, 0o022, 0o077, 0o007])
    func umask(mask: Int) async throws {
        try await Recordings.run { recordings in
            // The second run merges what the first recorded and begins a journal of its own.
            for numbers in [0..<5, 5..<10] {
                let outcome = try await recordings.start(numbers, umask: String(mask, radix: 8)).outcome()
                #expect(outcome.status == 0 && outcome.answers.count == 5, "\(outcome.errors)")
            }
            for name in ["openai_cache.cache", "openai_cache_temp.bin", "openai_cache_used.txt"] {
                #expect(try recordings.permissions(of: name) == 0o666 & ~mask, "\(name)")
            }
        }
    }

    @Test(
        "a folder of any name",
        arguments: ["U\u{308}bung 3", "Übung", " a  b ", "100 % #1?", "日本語 ✓", "it's \"so\"", "a+b&c=%41"])
    func names(name: String) async throws {
        try await Recordings.run(inFolder: name) { recordings in
            let first = try await recordings.start(0..<6).outcome()
            let second = try await recordings.start(0..<6).outcome()
            #expect(first.answers.count == 6 && second.answers == first.answers, "\(second.errors)")
            #expect(try await recordings.replay(Array(0..<6)).answers == first.answers)
        }
    }

    @Test(
        "a folder that can't be written into: it is said once, and the lesson goes on",
        .enabled("a user may have disks of their own") { await Recordings.hasOwnDisks.value })
    func readOnly() async throws {
        try await Recordings.run { recordings in
            let outcome = try await recordings.startReadOnly(
                0..<20, environment: ["CACHED_OPENAI_DEV_MODE": "1"]
            ).outcome()
            #expect(outcome.status == 0 && outcome.answers.count == 20, "\(outcome.errors)")
            let reason = "openai_cache_temp.bin: can't be opened: Read-only file system"
            #expect(outcome.errors.components(separatedBy: reason).count == 2, "\(outcome.errors)")
            #expect(outcome.unkeptCount == 1, "\(outcome.errors)")
        }
    }

    @Test("a folder that is deleted while it is recorded into")
    func deleted() async throws {
        try await Recordings.run(inFolder: "lesson") { recordings in
            let gate = recordings.outside("gate")
            let environment = Recordings.devMode.merging(["GATE": gate.path(percentEncoded: false)]) { $1 }
            let child = try recordings.start(0..<20, environment: environment)
            try await child.waitUntilAnswered()
            try FileManager.default.removeItem(at: recordings.file(""))
            try Data().write(to: gate)
            let outcome = try await child.outcome()
            #expect(outcome.status == 0 && outcome.answers.count == 20, "\(outcome.errors)")
            #expect(outcome.errors.contains("openai_cache_temp.bin") && outcome.unkeptCount > 0, "\(outcome.errors)")
        }
    }
}
