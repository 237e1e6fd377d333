import CachedOpenAI
import Foundation
import TestSupport

/// A package made by the tool, and a student's package that depends on it by path, side by side.
///
/// Both are kept in .build, with scratch paths of their own: that makes a second run fast.
struct Lecture: Sendable {
    static let name = "Lecture3OpenAI"
    private static let literal = home.appending(path: "literal.cache")

    /// All of it.
    static let home = PackageRoot.file(".build/package-tests")
    private static let students = PackageRoot.file("Tests/GoldenTests/Students")

    /// No key, and no server but one at which nobody listens.
    static let offline = [
        "OPENAI_API_KEY": "", "OPENAI_BASE_URL": "", "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
    ]

    let package = Self.home.appending(path: Self.name)
    private let student = Self.home.appending(path: "Lesson")

    /// Makes both anew.
    static func make() async throws -> Lecture {
        let lecture = Lecture()
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        try await cache(answering: "literal", number: 1).write(to: literal)
        try await lecture.materialize("--force")
        try await lecture.enrol()
        return lecture
    }

    /// `cached-openai materialize --as package`
    func materialize(_ arguments: String...) async throws {
        let tool = [BuiltProduct.path(of: "cached-openai"), "materialize", "--as", "package", "--name", Self.name]
        let caches = [PastedFile.cache, Self.literal].flatMap { ["--cache", $0.path] }
        let outcome = try await Command(tool + caches + arguments, in: Self.home).run()
        if outcome.status != 0 { throw Failure(description: outcome.text) }
    }

    /// Two programs: the golden file's student, which gets one more line, and one with a cache among its resources.
    private func enrol() async throws {
        let template = PackageRoot.file("Tests/StudentProjects/Lecture")
        let (lesson, order) = (student.appending(path: "Sources/Lesson"), student.appending(path: "Sources/Order"))
        for folder in [lesson, order] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        let manifest = try Data(contentsOf: template.appending(path: "Package.swift.template"))
        try manifest.write(to: student.appending(path: "Package.swift"))
        let program = try String(contentsOf: Self.students.appending(path: "main.swift"), encoding: .utf8)
        try Data("import \(Self.name)\n\(program)".utf8).write(to: lesson.appending(path: "main.swift"))
        let second = try Data(contentsOf: template.appending(path: "Order/main.swift"))
        try second.write(to: order.appending(path: "main.swift"))
        try await Self.cache(answering: "resource", number: 2).write(
            to: order.appending(path: "openai_cache.cache"))
    }

    /// A cache with one answer to the question of the second program.
    static func cache(answering text: String, number: Int64) async throws -> Data {
        var recording = SampleCache.recording("\"\(text)\"", path: "/order", number: 0)
        recording.answer.recordedAt += number
        let journal =
            OpenAICache.JournalHeader(identifier: Data(repeating: 7, count: 16)).encode()
            + OpenAICache.Frame.encode(.recording, stored: OpenAICache.RecordingCoding.encode(recording))
        let folder = try TemporaryFolder()
        try folder.write(journal, to: "openai_cache_temp.bin")
        let tool = [BuiltProduct.path(of: "cached-openai"), "materialize", "--output", "packed"]
        let outcome = try await Command(tool, in: folder.url).run()
        if outcome.status != 0 { throw Failure(description: outcome.text) }
        return try Data(contentsOf: folder.url.appending(path: "packed"))
    }

    /// What the first program prints.
    var expected: String {
        get throws { try String(contentsOf: Self.students.appending(path: "main.expected.txt"), encoding: .utf8) }
    }

    /// `swift test` in the package.
    func test(_ environment: [String: String] = [:]) async throws -> Command.Outcome {
        let arguments = [
            "swift", "test", "--scratch-path", scratch("tests"), "-j", "2", "-Xswiftc", "-warnings-as-errors",
        ]
        let environment = Self.offline.merging(environment) { $1 }
        return try await Command(arguments, in: package, environment: environment).runCompiler(timeout: 1_200)
    }

    /// Builds the student's programs.
    /// - Returns: where they are.
    func build() async throws -> URL {
        let arguments = ["swift", "build", "--scratch-path", scratch("lesson"), "-j", "2"]
        let outcome = try await Command(arguments, in: student).runCompiler(timeout: 1_200)
        if outcome.status != 0 { throw Failure(description: outcome.text) }
        return Self.home.appending(path: "lesson/debug")
    }

    private func scratch(_ name: String) -> String { Self.home.appending(path: name).path(percentEncoded: false) }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }
}
