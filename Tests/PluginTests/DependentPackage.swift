import Foundation
import TestSupport

/// A package that depends on this one by path, in a folder whose name is not plain.
///
/// It is kept in .build with a scratch path of its own: that avoids the lock that `swift test` holds, and makes a second
/// run fast.
struct DependentPackage {
    static let cache = SampleCache.journal(["42"])

    private static let home = PackageRoot.file(".build/plugin-tests")
    private let scratch = Self.home.appending(path: "scratch").path(percentEncoded: false)

    let url = Self.home.appending(path: "Leçon 1")

    /// Writes it anew, with a recorded cache at its root.
    init() throws {
        let files = FileManager.default
        try? files.removeItem(at: url)
        try files.createDirectory(at: Self.home, withIntermediateDirectories: true)
        try files.copyItem(at: PackageRoot.file("Tests/StudentProjects/Dependent"), to: url)
        let template = url.appending(path: "Package.swift.template")
        let manifest = try String(contentsOf: template, encoding: .utf8)
            .replacing("PATH_OF_CACHED_OPENAI", with: PackageRoot.url.path(percentEncoded: false))
        try Data(manifest.utf8).write(to: url.appending(path: "Package.swift"))
        try files.removeItem(at: template)
        try record(in: url)
    }

    /// Puts a recorded cache in a folder, making the folder if need be.
    func record(in folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Self.cache.write(to: folder.appending(path: "openai_cache.cache"))
    }

    /// `swift package …`, as the instructor types it there.
    func swiftPackage(_ arguments: [String], in folder: URL? = nil) async throws -> Command.Outcome {
        try await Command(["swift", "package", "--scratch-path", scratch] + arguments, in: folder ?? url).run()
    }
}
