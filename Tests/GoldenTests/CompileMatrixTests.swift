import Foundation
import TestSupport
import Testing

@Suite("The golden file compiles without a warning", .serialized)
struct CompileMatrixTests {
    /// What stands beside the file in a student's module.
    enum Company: String, CaseIterable, Sendable {
        case main
        case clashes = "Clashes"

        var file: URL { PackageRoot.file("Tests/GoldenTests/Students/\(rawValue).swift") }
    }

    @Test("in every setting", arguments: Swiftc.Setting.all)
    func compiles(setting: Swiftc.Setting) async throws {
        let alone = try await Swiftc.check([Golden.file], setting)
        #expect(alone.status == 0, "\(alone.errors)")
        for company in Company.allCases {
            let outcome = try await Swiftc.typecheck([Golden.file, company.file], setting)
            #expect(outcome.status == 0, "beside \(company): \(outcome.errors)")
        }
    }

    @Test("and a program beside it runs without network and key")
    func runs() async throws {
        let folder = try TemporaryFolder()
        let program = folder.url.appending(path: "student").path
        let built = try await Swiftc.run([Golden.file, Company.main.file], .usual, ["-o", program])
        #expect(built.status == 0, "\(built.errors)")
        let environment = ["CACHED_OPENAI_OFFLINE": "1", "OPENAI_API_KEY": ""]
        let ran = try await Command([program], in: folder.url, environment: environment).run()
        let expected = try String(
            contentsOf: PackageRoot.file("Tests/GoldenTests/Students/main.expected.txt"), encoding: .utf8)
        #expect(ran.output == expected, "\(ran.errors)")
    }
}
