import CachedOpenAIGenerator
import Foundation
import TestSupport
import Testing

/// The embedded file of `--without-client`, beside a client of the project's own.
@Suite("Without the client", .serialized)
struct WithoutClientTests {
    private let folder: TemporaryFolder
    private let file: URL

    init() throws {
        folder = try TemporaryFolder()
        var options = MaterializeOptions()
        options[.withoutClient] = true
        file = try folder.write(Golden.generated(options), to: "CachedOpenAI.swift")
    }

    @Test("it compiles in every setting", arguments: Swiftc.Setting.all)
    func compiles(setting: Swiftc.Setting) async throws {
        let alone = try await Swiftc.check([file], setting)
        #expect(alone.status == 0, "\(alone.errors)")
    }

    @Test("a client of the same name is answered from it")
    func ownClient() async throws {
        let program = folder.url.appending(path: "student").path
        let client = PackageRoot.file("Tests/GoldenTests/Students/OwnClient/main.swift")
        let built = try await Swiftc.run([file, client], .usual, ["-o", program])
        #expect(built.status == 0, "\(built.errors)")
        let ran = try await Command([program], in: folder.url, environment: ["CACHED_OPENAI_OFFLINE": "1"]).run()
        #expect(ran.output == "shared answer 1\nown answer 2\n", "\(ran.errors)")
    }

    @Test("its head speaks of what is in it")
    func head() throws {
        let head = try String(contentsOf: file, encoding: .utf8).prefix(7_000)
        #expect(head.hasPrefix(EmbeddedFile.firstLine + "\n"))
        #expect(head.contains("OpenAICache.shared.install()") && !head.contains("OpenAI()"))
        #expect(head.contains("cached-openai materialize --as embedded --without-client\n"))
    }
}
