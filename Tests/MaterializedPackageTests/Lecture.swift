import Foundation
import TestSupport

/// A package made by the tool, and a student's package that depends on it by path, side by side.
///
/// Both are kept in .build, with scratch paths of their own: that makes a second run fast.
struct Lecture: Sendable {
    static let name = "Lecture3OpenAI"
    static let fixture = PackageRoot.file("Tests/GoldenTests/Fixtures/openai_cache.cache")

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
        try await lecture.materialize("--force")
        try lecture.enrol()
        return lecture
    }

    /// `cached-openai materialize --as package`
    func materialize(_ arguments: String...) async throws {
        let tool = [BuiltProduct.path(of: "cached-openai"), "materialize", "--as", "package", "--name", Self.name]
        let outcome = try await Command(tool + ["--cache", Self.fixture.path] + arguments, in: Self.home).run()
        if outcome.status != 0 { throw Failure(description: outcome.text) }
    }

    /// The golden file's student, whose program gets one more line.
    private func enrol() throws {
        let template = PackageRoot.file("Tests/StudentProjects/Lecture/Package.swift.template")
        let program = try String(contentsOf: Self.students.appending(path: "main.swift"), encoding: .utf8)
        let sources = student.appending(path: "Sources/Lesson")
        try FileManager.default.createDirectory(at: sources, withIntermediateDirectories: true)
        try Data(contentsOf: template).write(to: student.appending(path: "Package.swift"))
        try Data("import \(Self.name)\n\(program)".utf8).write(to: sources.appending(path: "main.swift"))
    }

    /// What that program prints.
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

    /// Builds the student's program.
    /// - Returns: where it is.
    func build() async throws -> URL {
        let arguments = ["swift", "build", "--scratch-path", scratch("lesson"), "-j", "2"]
        let outcome = try await Command(arguments, in: student).runCompiler(timeout: 1_200)
        if outcome.status != 0 { throw Failure(description: outcome.text) }
        return Self.home.appending(path: "lesson/debug/Lesson")
    }

    private func scratch(_ name: String) -> String { Self.home.appending(path: name).path(percentEncoded: false) }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }
}
