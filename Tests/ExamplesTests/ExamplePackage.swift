import Foundation
import TestSupport

/// A nested package below Examples, built as its reader would build it.
struct ExamplePackage {
    let name: String

    /// Shared by all of them, so that the library is compiled once; apart from the lock that `swift test` holds.
    private static let scratch = PackageRoot.file(".build/example-tests").path(percentEncoded: false)
    private static let builds = Builds()

    private var folder: URL { PackageRoot.file("Examples/\(name)") }

    /// The cache that is shipped with it.
    var cache: URL { folder.appending(path: "openai_cache.cache") }

    /// Why it doesn't build.
    struct BuildError: Error, CustomStringConvertible {
        let description: String
    }

    /// Builds it and runs it in a folder that holds nothing but its cache, offline and without a key or a base URL.
    func run() async throws -> Command.Outcome {
        let program = try await program(name)
        let elsewhere = try TemporaryFolder()
        try elsewhere.write(Data(contentsOf: cache), to: "openai_cache.cache")
        return try await Command([program], in: elsewhere.url, environment: .student).run()
    }

    /// The path of one of its programs, which is built.
    func program(_ target: String) async throws -> String { try await built(target) }

    /// The path of the folder that holds the library's module, which is built.
    func modules() async throws -> String { try await built("Modules") }

    private func built(_ file: String) async throws -> String {
        try await Self.builds.once(name) { try await build() }
        return "\(Self.scratch)/debug/\(file)"
    }

    private func build() async throws {
        // Else the plan of the package that was built here before may be taken for this one's: nothing is built.
        let ownPlan = "--disable-build-manifest-caching"
        let place = ["--package-path", folder.path(percentEncoded: false), "--scratch-path", Self.scratch]
        let outcome = try await Command(["swift", "build", ownPlan] + place).runCompiler()
        let warnings = outcome.text.split(separator: "\n").filter { $0.contains("warning: ") }
        guard outcome.status == 0, warnings.isEmpty else { throw BuildError(description: outcome.text) }
    }

    /// Each package is built once in a run, and one after the other: they share what is built.
    private actor Builds {
        private var built: [String: Task<Void, any Error>] = [:]
        private var last: Task<Void, any Error>?

        func once(_ name: String, _ build: @escaping @Sendable () async throws -> Void) async throws {
            let task = built[name] ?? after(last, build)
            built[name] = task
            try await task.value
        }

        private func after(
            _ earlier: Task<Void, any Error>?, _ build: @escaping @Sendable () async throws -> Void
        ) -> Task<Void, any Error> {
            let task = Task {
                _ = await earlier?.result
                try await build()
            }
            last = task
            return task
        }
    }
}

extension [String: String] {
    /// No network, no key; the API's own address.
    static let student = ["CACHED_OPENAI_OFFLINE": "1", "OPENAI_API_KEY": "", "OPENAI_BASE_URL": ""]
}
