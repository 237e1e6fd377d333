import Foundation
import LoopbackAPI
import TestSupport
import Testing

/// The course as its students get it: recorded, made into one project, and built.
struct CourseStarter: Sendable {
    /// Made once in a run.
    static let shared = Task { try await CourseStarter() }

    /// What each lesson printed when it was recorded.
    let recorded: [String: String]
    private let recording: Recording
    private let project = PackageRoot.file(".build/course-starter")
    private let scratch = PackageRoot.file(".build/course-starter-build").path

    private init() async throws {
        let folder = try TemporaryFolder()
        var recorded: [String: String] = [:]
        var last: Recording?
        for lesson in Course.lessons {
            let recording = try await lesson.record(in: folder)
            recorded[lesson.name] = recording.outcome.output
            last = recording
        }
        self.recorded = recorded
        recording = try #require(last)
        try? FileManager.default.removeItem(at: project)
        try await make()
    }

    /// `materialize --as starter` with all lessons, as often as the instructor likes.
    func make() async throws {
        let lessons = Course.lessons.map { ["--lesson", PackageRoot.file($0.source).path] }
        _ = try await recording.pack(as: "starter", to: project, options: lessons.flatMap { $0 })
        try await build()
    }

    func build() async throws {
        let outcome = try await Command(["swift", "build", "--scratch-path", scratch], in: project).runCompiler()
        guard outcome.status == 0 else { throw ExamplePackage.BuildError(description: outcome.text) }
    }

    /// Runs a lesson; offline and without a key, unless the environment says otherwise.
    func run(_ lesson: CourseLesson, environment: [String: String] = .student) async throws -> Command.Outcome {
        try await Command(["\(scratch)/debug/\(lesson.name)"], in: project, environment: environment).run(timeout: 120)
    }

    /// One of its files.
    func text(of path: String) throws -> String {
        try String(contentsOf: project.appending(path: path), encoding: .utf8)
    }

    /// Replaces some words in a lesson, and builds it.
    func edit(_ lesson: CourseLesson, _ words: String, to others: String) async throws {
        let path = "Sources/\(lesson.name)/main.swift"
        let text = try text(of: path)
        #expect(text.contains(words))
        try Data(text.replacing(words, with: others).utf8).write(to: project.appending(path: path))
        try await build()
    }
}
