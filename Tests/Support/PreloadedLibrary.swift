/// C that is loaded before the system's library, so that a program's calls of the system come to it.
public enum PreloadedLibrary {
    /// Why it doesn't compile.
    struct CompileError: Error, CustomStringConvertible {
        let description: String
    }

    /// Compiles it.
    ///
    /// - Parameters:
    ///   - source: its C file, below the package's root.
    ///   - name: what it is called among the built products.
    /// - Returns: its path, for `LD_PRELOAD`.
    public static func compile(_ source: String, as name: String) async throws -> String {
        let library = BuiltProduct.path(of: name)
        let file = PackageRoot.file(source).path(percentEncoded: false)
        let outcome = try await Command(["clang", "-shared", "-fPIC", "-o", library, file, "-ldl"]).run()
        guard outcome.status == 0 else { throw CompileError(description: outcome.text) }
        return library
    }
}
