import Foundation
import TestSupport
import Testing

@Suite("Plugins, from a package that depends on this one", .serialized)
struct PluginTests {
    private let permission = "--allow-writing-to-package-directory"
    private let package: DependentPackage

    init() throws {
        package = try DependentPackage()
    }

    private func exists(_ name: String, in folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: name).path(percentEncoded: false))
    }

    @Test("materialize-embedded writes the file where it is called and prints its path")
    func embedded() async throws {
        let outcome = try await package.swiftPackage([permission, "materialize-embedded"])
        #expect(outcome.status == 0, "\(outcome.text)")
        #expect(outcome.output.hasSuffix("/Leçon 1/CachedOpenAI.swift\n"))
        #expect(outcome.errors.contains("1 entry (1 chat/completions)"))
        #expect(exists("CachedOpenAI.swift", in: package.url))
    }

    @Test("materialize --as package makes a package where it is called and prints its path")
    func asPackage() async throws {
        let arguments = [permission, "materialize", "--as", "package", "--name", "Lecture3OpenAI", "--hash-keys"]
        let outcome = try await package.swiftPackage(arguments)
        #expect(outcome.status == 0, "\(outcome.text)")
        #expect(outcome.output.hasSuffix("/Leçon 1/Lecture3OpenAI\n"))
        let readme = package.url.appending(path: "Lecture3OpenAI/README.md")
        #expect(try String(contentsOf: readme, encoding: .utf8).contains("    options: --hash-keys\n"))
        let again = try await package.swiftPackage(arguments + ["--output", "Été 2/Leçon"])
        #expect(again.status != 0 && again.errors.contains("Été 2"), "\(again.text)")
        #expect(try await package.swiftPackage(arguments + ["--output", "Leçon 3"]).status == 0)
        #expect(exists("Leçon 3/Sources/Lecture3OpenAI/Cache/EmbeddedPayload.swift", in: package.url))
    }

    @Test("the permission may come after the verb, and options arrive as they were typed")
    func permissionAfterVerb() async throws {
        let arguments = ["materialize-embedded", "--no-compress", permission, "--output", "Été 2.swift"]
        let outcome = try await package.swiftPackage(arguments)
        #expect(outcome.status == 0, "\(outcome.text)")
        let text = try String(contentsOf: package.url.appending(path: "Été 2.swift"), encoding: .utf8)
        #expect(text.contains("// Options:  --no-compress\n"))
    }

    @Test("from a subfolder, the cache and the output are the subfolder's")
    func subfolder() async throws {
        let folder = package.url.appending(path: "lectures/1")
        try package.record(in: folder)
        let outcome = try await package.swiftPackage([permission, "materialize"], in: folder)
        #expect(outcome.status == 0, "\(outcome.text)")
        #expect(exists("openai_cache_packed.cache", in: folder))
        #expect(!exists("openai_cache_packed.cache", in: package.url))
    }

    #if os(Linux)
        // On macOS the sandbox lets a plugin write into the package only.
        @Test("with --package-path, the cache and the output are the caller's folder's")
        func packagePath() async throws {
            let elsewhere = try TemporaryFolder()
            try package.record(in: elsewhere.url)
            let path = package.url.path(percentEncoded: false)
            let arguments = ["--package-path", path, permission, "materialize-embedded"]
            let outcome = try await package.swiftPackage(arguments, in: elsewhere.url)
            #expect(outcome.status == 0, "\(outcome.text)")
            #expect(exists("CachedOpenAI.swift", in: elsewhere.url))
        }
    #endif

    @Test(
        "without the permission nothing is written, and the option to add is named",
        arguments: [
            "materialize", "materialize-embedded",
        ])
    func withoutPermission(verb: String) async throws {
        let outcome = try await package.swiftPackage([verb])
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains(permission))
        #expect(!exists("CachedOpenAI.swift", in: package.url))
        #expect(!exists("openai_cache_packed.cache", in: package.url))
    }

    @Test("what the tool cannot do is the plugin's failure, with the tool's reason")
    func failure() async throws {
        let outcome = try await package.swiftPackage([permission, "materialize", "--cache", "nowhere.cache"])
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains("/Leçon 1/nowhere.cache"))
        #expect(outcome.errors.contains("materialize failed (status 2)"))
    }
}
