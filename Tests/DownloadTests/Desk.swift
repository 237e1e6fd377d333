import CachedOpenAIGenerator
import Foundation
import LibraryAmalgamator
import LoopbackAPI
import TestSupport
import Testing

/// A student's program, its folder, and the server of its cache.
struct Desk {
    static let question = "please give me a random number"

    /// The program, compiled once beside the library as it is pasted where a cache is fetched, with its own empty seam.
    private static let compiled = Task {
        let library = LibraryLayout.handedOut(EmbeddedSources.library, fetches: true)
        let seam = try #require(library.first { $0.path == LibraryLayout.seam }).text
        let folder = try TemporaryFolder()
        let file = try folder.write(
            Amalgamator.imports + Amalgamator.code(of: library) + seam.replacing("import Foundation", with: ""),
            to: "CachedOpenAI.swift")
        let program = BuiltProduct.path(of: "download-program")
        let main = PackageRoot.file("Tests/DownloadTests/Program/main.swift")
        let outcome = try await Swiftc.run([file, main], .usual, ["-package-name", "student", "-o", program])
        try #require(outcome.status == 0, "\(outcome.errors)")
        return program
    }

    let folder: URL
    let program: String
    let publisher: Publisher

    var cache: Data? { try? Data(contentsOf: folder.appending(path: "openai_cache.cache")) }
    var files: [String]? {
        try? FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0 != "home" }.sorted()
    }

    func environment(_ more: [String: String] = [:]) -> [String: String] {
        let home = folder.appending(path: "home").path
        return ["XDG_CACHE_HOME": home, "OPENAI_API_KEY": "", "TERM": "xterm"].merging(more) { $1 }
    }

    func run(_ more: [String: String] = [:], asking question: String = Desk.question) async throws -> Command.Outcome {
        try await run([program, question], more)
    }

    /// As a user whose umask is another one.
    func run(umask: String) async throws {
        let command = ["sh", "-c", "umask \(umask); exec \"$0\" \"$1\"", program, Self.question]
        let url = ["CACHED_OPENAI_CACHE_URL": publisher.url]
        let outcome = try await run(command, url)
        #expect(outcome.output == "answer: answer 1\n", "\(outcome.text)")
    }

    private func run(_ command: [String], _ more: [String: String]) async throws -> Command.Outcome {
        try await Command(command, in: folder, environment: environment(more)).run(timeout: 60)
    }

    /// By path below the folder.
    func permissions() throws -> [String: Int] {
        let manager = FileManager.default
        let paths = try manager.subpathsOfDirectory(atPath: folder.path)
        return try Dictionary(
            uniqueKeysWithValues: paths.map { path in
                let attributes = try manager.attributesOfItem(atPath: folder.appending(path: path).path)
                return (path, attributes[.posixPermissions] as? Int ?? 0)
            })
    }

    /// On a terminal of its own, with these lines typed.
    func runOnTerminal(_ lines: [String], _ more: [String: String] = [:]) async throws -> String {
        let script =
            #"unset CI; if [ "$IN_CI" ]; then export CI=1; fi; (cat typed; sleep 4) | script -qec "'\#(program)' '\#(Self.question)'" /dev/null"#
        try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: folder.appending(path: "typed"))
        defer { try? FileManager.default.removeItem(at: folder.appending(path: "typed")) }
        return try await Command(["sh", "-c", script], in: folder, environment: environment(more))
            .run(timeout: 60).text
    }

    static func with(_ body: (Desk) async throws -> Void) async throws {
        let program = try await compiled.value
        let folder = try TemporaryFolder()
        try await withLoopbackAPI { api in
            let publisher = Publisher(api, try Publisher.cache.get())
            try await body(Desk(folder: folder.url, program: program, publisher: publisher))
        }
    }
}
