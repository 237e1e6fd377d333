import Foundation
import TestSupport

/// A document's snippets as a file that the compiler can read.
enum SnippetFile {
    /// Each snippet is the body of a function, in which a client is at hand as it is in the prose around it.
    static func source(_ snippets: [Document.Block], of document: Document) -> String {
        let functions = snippets.map { snippet in
            """
            func line\(snippet.line)() async throws {
                let client = OpenAI()
                _ = client
                do {
            #sourceLocation(file: "\(document.path)", line: \(snippet.line))
            \(withoutImports(snippet.code))
            #sourceLocation()
                }
            }
            """
        }
        let name = document.path.filter(\.isLetter)
        return imports + "\nenum \(name) {\n" + functions.map { "static " + $0 }.joined(separator: "\n") + "\n}\n"
    }

    /// Type-checks such files. What a snippet declares and leaves at that is no mistake, so warnings don't count.
    static func typecheck(_ files: [URL]) async throws -> Command.Outcome {
        let paths = files.map { $0.path(percentEncoded: false) }
        return try await Command(
            ["swiftc", "-typecheck", "-swift-version", "6", "-parse-as-library", "-suppress-warnings"]
                + ["-module-name", "Snippets", "-I", BuiltProduct.path(of: "Modules")] + paths
        ).runCompiler()
    }

    private static let imports = """
        import CachedOpenAI
        @preconcurrency import Foundation
        #if canImport(FoundationNetworking)
            import FoundationNetworking
        #endif
        """

    /// Their lines stay, so that those behind keep their numbers.
    private static func withoutImports(_ code: String) -> String {
        code.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.contains(#/^ *(@preconcurrency )?import /#) ? "" : $0 }
            .joined(separator: "\n")
    }
}
