import Foundation
import TestSupport

/// A teacher's package with a lesson, and the project that the tool makes of it for her students.
///
/// Both are kept in .build, so that the project's library is compiled once.
struct Course: Sendable {
    private static let home = PackageRoot.file(".build/starter-tests")
    private static let key = "sk-" + "proj-aB3dE5gH7jK9mN1pQ3sT5vW7"

    let package = Self.home.appending(path: "Course")
    let project = Self.home.appending(path: "Course/LessonStarter")

    /// Writes the teacher's package anew; the project keeps what was built of it.
    static func write() throws -> Course {
        let course = Course()
        let files = FileManager.default
        let build = home.appending(path: "kept")
        try? files.moveItem(at: course.project.appending(path: ".build"), to: build)
        try? files.removeItem(at: course.package)
        try files.createDirectory(at: home, withIntermediateDirectories: true)
        try files.copyItem(at: PackageRoot.file("Tests/StudentProjects/Course"), to: course.package)
        let template = course.package.appending(path: "Package.swift.template")
        let manifest = try String(contentsOf: template, encoding: .utf8)
            .replacing("PATH_OF_CACHED_OPENAI", with: PackageRoot.url.path(percentEncoded: false))
        try course.write(manifest, to: "Package.swift")
        try files.removeItem(at: template)
        try files.copyItem(at: PastedFile.cache, to: course.package.appending(path: "openai_cache.cache"))
        try course.write("OPENAI_API_KEY=\(key)\n", to: ".env")
        return course
    }

    /// Puts back what was built in an earlier run, once the project is there.
    func keepBuild() {
        let build = Self.home.appending(path: "kept")
        let place = project.appending(path: ".build")
        if (try? FileManager.default.moveItem(at: build, to: place)) == nil {
            try? FileManager.default.removeItem(at: build)
        }
    }

    func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: package.appending(path: path))
    }

    func text(_ path: String) throws -> String {
        try String(contentsOf: project.appending(path: path), encoding: .utf8)
    }

    /// `cached-openai materialize --as starter`
    func materialize(_ arguments: String..., lesson: String = "Sources/Lesson") async throws -> Command.Outcome {
        let tool = [BuiltProduct.path(of: "cached-openai"), "materialize", "--as", "starter", "--lesson", lesson]
        return try await Command(tool + arguments, in: package).run()
    }

    /// What the student gets: `swift run` in the project.
    func run() async throws -> Command.Outcome {
        let environment = Lecture.offline.merging(["CACHED_OPENAI_OFFLINE": "1"]) { $1 }
        return try await Command(["swift", "run"], in: project, environment: environment).runCompiler(timeout: 1_200)
    }
}
