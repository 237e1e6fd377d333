import Foundation

/// A test's own program beside the file that students paste.
public enum PastedProgram {
    /// Why it doesn't compile.
    struct CompileError: Error, CustomStringConvertible {
        let description: String
    }

    /// Compiles it; with a sanitizer, if `SANITIZE` names one.
    ///
    /// - Parameters:
    ///   - main: its `main.swift`, below the package's root.
    ///   - name: what it is called among the built products.
    ///   - flags: for the compiler, beside its usual ones.
    /// - Returns: its path.
    public static func compile(_ main: String, as name: String, flags: [String] = []) async throws -> String {
        let program = BuiltProduct.path(of: name)
        let sanitizer = ProcessInfo.processInfo.environment["SANITIZE"].map { ["-sanitize=\($0)"] } ?? []
        let files = [try await PastedFile.url, PackageRoot.file(main)]
        let outcome = try await Swiftc.run(files, .usual, sanitizer + flags + ["-o", program])
        guard outcome.status == 0 else { throw CompileError(description: outcome.text) }
        return program
    }
}
