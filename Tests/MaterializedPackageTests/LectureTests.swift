import Foundation
import TestSupport
import Testing

/// A package with a cache inside, as its instructor and its students use it.
@Suite("A materialized package", .serialized, .timeLimit(.minutes(60)))
struct LectureTests {
    private static let made = Task { try await Lecture.make() }
    private static let programs = Task { try await made.value.build() }

    @Test("builds without a warning, and passes its tests without a key and a network")
    func passes() async throws {
        let lecture = try await Self.made.value
        let outcome = try await lecture.test(["CACHED_OPENAI_VERBOSE": "1"])
        #expect(outcome.status == 0, "\(outcome.text)")
        #expect(outcome.text.contains("Test run with 2 tests"), "\(outcome.text)")
        // Each of the seven answers was given to a request.
        #expect(outcome.text.components(separatedBy: "CachedOpenAI: hit ").count == 8, "\(outcome.text)")
    }

    @Test("its tests fail when an answer is damaged, and when there are fewer than there should be")
    func fails() async throws {
        let lecture = try await Self.made.value
        let folder = lecture.package.appending(path: "Sources/\(Lecture.name)/Cache")
        let payload = folder.appending(path: "EmbeddedPayload.swift")
        let whole = try String(contentsOf: payload, encoding: .utf8)
        let lines = whole.split(separator: "\n", omittingEmptySubsequences: false)
        let payloadLines = lines.indices.filter { lines[$0].hasSuffix("\\") }
        let middle = payloadLines[payloadLines.count / 2]
        let damaged = lines.enumerated().map { $0.offset == middle ? $0.element.reversedLetters : String($0.element) }
        try Data(damaged.joined(separator: "\n").utf8).write(to: payload)
        let outcome = try await lecture.test()
        #expect(outcome.status != 0 && outcome.text.contains("recorded an issue"), "\(outcome.text)")
        try await lecture.materialize("--force")

        let tests = lecture.package.appending(path: "Tests/\(Lecture.name)Tests/RecordedAnswersTests.swift")
        let text = try String(contentsOf: tests, encoding: .utf8)
        try Data(text.replacing("count == 7", with: "count == 8").utf8).write(to: tests)
        let miscounted = try await lecture.test()
        #expect(miscounted.status != 0 && miscounted.text.contains("== 8"), "\(miscounted.text)")
        try await lecture.materialize("--force")
    }

    @Test("with --hash-keys and --delay-responses it passes its tests, too")
    func options() async throws {
        let lecture = try await Self.made.value
        try await lecture.materialize("--hash-keys", "--delay-responses", "--no-compress")
        let outcome = try await lecture.test()
        #expect(outcome.status == 0 && outcome.text.contains("Test run with 1 test "), "\(outcome.text)")
        try await lecture.materialize()
    }

    @Test("a student's program changes its import, and is answered offline in an empty folder")
    func student() async throws {
        let folder = try TemporaryFolder()
        let program = try await Self.programs.value.appending(path: "Lesson")
        let expected = try await Self.made.value.expected
        #expect(try await run(program, in: folder) == expected)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
    }

    @Test("what is in the working directory comes first, then the program's resources, then the literal")
    func order() async throws {
        let folder = try TemporaryFolder()
        let program = try await Self.programs.value.appending(path: "Order")
        #expect(try await run(program, in: folder) == "resource\nliteral\nresource\n")
        try await folder.write(Lecture.cache(answering: "file", number: 3), to: "openai_cache.cache")
        #expect(try await run(program, in: folder) == "file\nresource\nliteral\n")
    }

    @Test("programs that were moved are answered, with the package and all that was built gone")
    func moved() async throws {
        let programs = try await Self.programs.value
        let expected = try await Self.made.value.expected
        let (folder, elsewhere) = (try TemporaryFolder(), try TemporaryFolder())
        for name in ["Lesson", "Order"] {
            try FileManager.default.copyItem(
                at: programs.appending(path: name), to: folder.url.appending(path: name))
        }
        // Away, and back for the next run of these tests.
        let away = PackageRoot.file(".build/package-tests-\(UUID().uuidString)")
        try FileManager.default.moveItem(at: Lecture.home, to: away)
        defer { try? FileManager.default.moveItem(at: away, to: Lecture.home) }
        #expect(try await run(folder.url.appending(path: "Lesson"), in: elsewhere) == expected)
        #expect(try await run(folder.url.appending(path: "Order"), in: elsewhere) == "literal\nliteral\nliteral\n")
    }

    /// What it prints, and why it failed, if it did.
    private func run(_ program: URL, in folder: TemporaryFolder) async throws -> String {
        let environment = Lecture.offline.merging(["CACHED_OPENAI_OFFLINE": "1"]) { $1 }
        return try await Command([program.path], in: folder.url, environment: environment).run(timeout: 60).text
    }
}

extension Substring {
    fileprivate var reversedLetters: String {
        hasSuffix("\\") ? String(dropLast().reversed()) + "\\" : String(reversed())
    }
}
