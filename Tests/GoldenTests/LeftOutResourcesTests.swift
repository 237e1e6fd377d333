import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport
import Testing

@Suite("Files without some of the client's resources", .serialized)
struct LeftOutResourcesTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func file(_ resources: ResourceChoice, recorded path: String = "/batches") throws -> URL {
        var options = MaterializeOptions()
        options.resources = resources
        let cache = MaterializeInputs.File(name: "a.bin", bytes: SampleCache.journal(["1"], path: path))
        let packed = try CachePacker.pack(MaterializeInputs(caches: [cache]), options: options)
        var bytes = Data()
        try EmbeddedFile(head: FileHead(version: "1", options: options), cache: packed).write { bytes += $0 }
        return try folder.write(bytes, to: "CachedOpenAI.swift")
    }

    /// Some of them take minutes, all of them an hour.
    private static var sample: [String] {
        let paths = LibraryResource.all.map(\.path)
        if ProcessInfo.processInfo.environment["COMPILE_MATRIX"] == "all" { return paths }
        return stride(from: 0, to: paths.count, by: 7).map { paths[$0] }
    }

    @Test("each resource compiles alone", arguments: sample)
    func alone(resource: String) async throws {
        let outcome = try await Swiftc.typecheck([file(.named([resource]))], .usual)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test("what was recorded compiles alone", arguments: ["/chat/completions", "/responses"])
    func recorded(path: String) async throws {
        let outcome = try await Swiftc.typecheck([file(.recorded, recorded: path)], .usual)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test(
        "a lesson compiles beside the file of any other lesson",
        arguments: [.usual, Swiftc.Setting(language: "5", isolation: "MainActor", features: .all)])
    func otherLesson(setting: Swiftc.Setting) async throws {
        let lesson = PackageRoot.file("Tests/GoldenTests/Students/CoreLesson/main.swift")
        let outcome = try await Swiftc.check([file(.usual), lesson], setting)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test("say in their head what they lack, and how to have it")
    func head() throws {
        let head = try String(contentsOf: file(.usual), encoding: .utf8).prefix(7_000)
        let expected = """
            // Left out: client.chat.completions.messages, client.responses.inputTokens, client.audio.voices,
            //           client.audio.voiceConsents, client.vectorStores, client.conversations, client.containers, client.uploads,
            //           client.videos, client.fineTuning, client.evals, client.skills, client.contentProvenanceChecks,
            //           client.webhooks (to have them, too: --resources all)

            """
        #expect(head.contains(expected))
        #expect(try !String(contentsOf: file(.all), encoding: .utf8).contains("// Left out:"))
        let recorded = try String(contentsOf: file(.recorded, recorded: "/chat/completions"), encoding: .utf8)
        #expect(recorded.contains("struct ChatCompletions") && !recorded.contains("struct Responses"))
    }
}
