import Foundation
import TestSupport
import Testing

/// The pasted file as Apple's systems read it, in a copy that names what is elsewhere here.
@Suite("What only Apple's systems compile", .serialized)
struct AppleBranchTests {
    private func appleText() async throws -> String {
        let text = try String(contentsOf: await PastedFile.url, encoding: .utf8)
        let networking = try await SDK.shared.topLevelTypes(ofModule: "FoundationNetworking")
        let elsewhere = /\bFoundation\.(\w+)/
        let named = text.replacing(elsewhere) { match in
            networking.contains(String(match.1)) ? "FoundationNetworking.\(match.1)" : String(match.0)
        }
        return named.replacing("#if !canImport(FoundationNetworking)", with: "#if APPLE")
            .replacing("#if canImport(FoundationNetworking)\n    public import", with: "#if APPLE\n    public import")
            .replacing("#if canImport(FoundationNetworking)", with: "#if !APPLE")
            .replacing("#if canImport(Darwin)\n", with: "#if APPLE\n")
            .replacing("Foundation.F_FULLFSYNC", with: "Swift.Int32(51)")
            .replacing(/Foundation\.(NSURLAuthenticationMethod\w+)/) { "\"\($0.1)\"" }
    }

    private func check(_ text: String) async throws -> Command.Outcome {
        let folder = try TemporaryFolder()
        return try await Swiftc.typecheck([folder.write(text, to: "CachedOpenAI.swift")], .usual, ["-DAPPLE"])
    }

    @Test("type-checks here")
    func typechecks() async throws {
        let text = try await appleText()
        #expect(!text.contains("canImport(FoundationNetworking)") && text.contains("Swift.Int32(51)"))
        let outcome = try await check(text)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test("and a mistake in such a branch is seen")
    func seesMistake() async throws {
        let text = try await appleText()
        #expect(text.contains("takesPieces = true"))
        let outcome = try await check(text.replacing("takesPieces = true", with: "takesPieces = \"yes\""))
        #expect(outcome.errors.contains("takesPieces"))
    }
}
