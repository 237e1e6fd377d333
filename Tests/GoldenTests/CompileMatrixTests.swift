import Foundation
import TestSupport
import Testing

@Suite("The pasted file compiles without a warning", .serialized)
struct CompileMatrixTests {
    @Test("in every setting, in one role each", arguments: CompileMatrix.sample)
    func compiles(cell: CompileMatrix.Cell) async throws {
        let outcome = try await cell.check(PastedFile.url)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test("beside a student's types of all names", arguments: Swiftc.Setting.all)
    func clashes(setting: Swiftc.Setting) async throws {
        let file = PackageRoot.file("Tests/GoldenTests/Students/Clashes.swift")
        let outcome = try await Swiftc.typecheck([PastedFile.url, file], setting)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test(
        "in every setting and every role, with each upcoming feature",
        .enabled(if: ProcessInfo.processInfo.environment["COMPILE_MATRIX"] == "all"))
    func matrix() async throws {
        let cells = try await CompileMatrix.all()
        for (number, cell) in cells.enumerated() {
            let outcome = try await cell.check(PastedFile.url)
            #expect(outcome.status == 0, "\(cell): \(outcome.errors)")
            print("\(number + 1) of \(cells.count): \(cell)")
        }
    }

    @Test("and a program beside it runs without network and key")
    func runs() async throws {
        let folder = try TemporaryFolder()
        let program = folder.url.appending(path: "student").path
        let built = try await Swiftc.run([PastedFile.url, CompileMatrix.Role.program.file], .usual, ["-o", program])
        #expect(built.status == 0, "\(built.errors)")
        let environment = ["CACHED_OPENAI_OFFLINE": "1", "OPENAI_API_KEY": ""]
        let ran = try await Command([program], in: folder.url, environment: environment).run()
        let expected = try String(
            contentsOf: PackageRoot.file("Tests/GoldenTests/Students/main.expected.txt"), encoding: .utf8)
        #expect(ran.output == expected, "\(ran.errors)")
    }
}
