import Foundation

/// The file that students paste, as the tool that was built with the tests makes it of a small cache.
public enum PastedFile {
    /// Why there is none.
    struct MakeError: Error, CustomStringConvertible {
        let description: String
    }

    /// The cache that is in it.
    public static let cache = PackageRoot.file("Tests/GoldenTests/Fixtures/openai_cache.cache")

    /// Where it is. It is made once in a run of the tests.
    public static var url: URL {
        get async throws { try await made.value }
    }

    private static let made = Task {
        let file = URL(fileURLWithPath: BuiltProduct.path(of: "pasted")).appending(path: "CachedOpenAI.swift")
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        let tool = [
            BuiltProduct.path(of: "cached-openai"), "materialize", "--as", "embedded", "--resources", "all", "--force",
        ]
        let arguments = ["--cache", cache.path, "--output", file.path]
        let outcome = try await Command(tool + arguments).run()
        guard outcome.status == 0 else { throw MakeError(description: outcome.text) }
        return file
    }
}
