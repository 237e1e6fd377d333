import Foundation
import TestSupport
import Testing

@Suite("Nothing is used that the oldest system of the manifest lacks", .serialized)
struct AvailabilityTests {
    private func newer(in files: [URL], _ arguments: [String]) async throws -> [String] {
        let tree = try await SyntaxTree(of: files, arguments)
        return try await PlatformFloor().newer(in: tree, SDK.shared)
    }

    @Test("by library, tool, what builds them, and tests", arguments: try BuiltModule.all())
    func modules(module: BuiltModule) async throws {
        let newer = try await newer(in: module.files, module.arguments + Self.macros())
        #expect(newer == [])
    }

    @Test("by the file that students paste, with all that the templates add to it")
    func pastedFile() async throws {
        let newer = try await newer(in: [PastedFile.url], [])
        #expect(newer == [])
    }

    @Test("by a plugin", arguments: ["EmbedLibrarySources", "PasteLibrary", "Materialize", "MaterializeEmbedded"])
    func plugins(name: String) async throws {
        let folder = PackageRoot.file("Plugins/\(name)")
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        let api = try await Self.resources().appending(path: "pm/PluginAPI").path
        let arguments = ["-module-name", name, "-I", api, "-package-description-version", "6.1.0"]
        let newer = try await newer(in: files.map { folder.appending(path: $0) }, arguments)
        #expect(newer == [])
    }

    @Test("and this test would see a newer call")
    func seesNewerCall() async throws {
        let folder = try TemporaryFolder()
        let text = "func planted(_ bytes: [UInt8]) -> String? { String(validating: bytes, as: UTF8.self) }\n"
        let planted = try folder.write(text, to: "Planted.swift")
        #expect(
            try await newer(in: [planted], []) == ["Planted.swift: String.init(validating:as:) needs macOS 15.0"])
    }

    @Test("The manifest names no system of 32 bits, where a count may not fit into an Int")
    func noSmallSystems() throws {
        let versions = try PlatformFloor().versions
        #expect(Set(versions.keys) == ["macOS", "iOS", "tvOS", "visionOS"])
    }

    private static func macros() async throws -> [String] {
        let plugins = try await resources().appending(path: "host/plugins").path
        return ["-plugin-path", plugins, "-plugin-path", plugins + "/testing"]
    }

    /// The compiler's own files.
    private static func resources() async throws -> URL {
        struct Info: Decodable {
            struct Paths: Decodable { let runtimeResourcePath: String }
            let paths: Paths
        }
        let outcome = try await Command(["swiftc", "-print-target-info"]).run()
        let info = try JSONDecoder().decode(Info.self, from: Data(outcome.output.utf8))
        return URL(fileURLWithPath: info.paths.runtimeResourcePath)
    }
}
