import Foundation
import TestSupport
import Testing

@Suite("Beside a student's own declarations of every name that it uses", .serialized)
struct NeighbourTests {
    /// How a student's module may be made.
    struct Case: Sendable, CustomStringConvertible {
        let kind: Neighbours.Kind
        let language: String
        let isInMain: Bool

        var description: String { "\(kind.rawValue) in \(isInMain ? "main.swift" : "another file"), Swift \(language)" }

        static let all = Neighbours.Kind.allCases.flatMap { kind in
            ["5", "6"].flatMap { language in
                [false, true].map { Case(kind: kind, language: language, isInMain: $0) }
            }
        }

        /// Each kind, language and place.
        static let sample = Neighbours.Kind.allCases.enumerated().map { number, kind in
            Case(kind: kind, language: number % 2 == 0 ? "6" : "5", isInMain: number < 2)
        }

        static var run: [Case] { ProcessInfo.processInfo.environment["NEIGHBOURS"] == "all" ? all : sample }
    }

    private static let made = Task {
        let file = try await PastedFile.url
        let text = try String(contentsOf: file, encoding: .utf8)
        return try await Neighbours(of: text, SyntaxTree(of: [file]), SDK.shared)
    }

    /// The student's declarations that a pasted file uses.
    private func strangers(to file: URL, _ neighbours: Neighbours, _ setting: Case) async throws -> Set<String> {
        let folder = try TemporaryFolder()
        let name = setting.isInMain ? "main.swift" : "Neighbours.swift"
        let own = try folder.write(neighbours.text(setting.kind), to: name)
        let tree = try await SyntaxTree(of: [file, own], read: [file], language: setting.language)
        let known = ["6OpenAIC", "11OpenAICacheV", "11AsyncOpenAI"].map { "s:7Student" + $0 }
        return tree.usrs.filter { usr in
            usr.hasPrefix("s:7Student") && !known.contains { usr.hasPrefix($0) }
        }
    }

    @Test("it compiles, and calls none of them", arguments: Case.run)
    func neighbours(setting: Case) async throws {
        let strangers = try await strangers(to: await PastedFile.url, await Self.made.value, setting)
        #expect(strangers.isEmpty)
    }

    @Test("and this test would see an unqualified pow")
    func seesPow() async throws {
        let folder = try TemporaryFolder()
        let text = try String(contentsOf: await PastedFile.url, encoding: .utf8)
        let (neighbours, setting) = (try await Self.made.value, Case(kind: .functions, language: "6", isInMain: false))
        #expect(text.contains("Foundation.pow(") && neighbours.functionNames.contains("pow"))
        let planted = try folder.write(text.replacing("Foundation.pow(", with: "pow("), to: "CachedOpenAI.swift")
        #expect(try await strangers(to: planted, neighbours, setting).contains { $0.contains("3pow") })
    }

    @Test("and a program beside such functions runs, each of which would end it")
    func runs() async throws {
        let folder = try TemporaryFolder()
        let neighbours = try folder.write(await Self.made.value.text(.functions), to: "Neighbours.swift")
        let program = folder.url.appending(path: "student").path
        let files = [try await PastedFile.url, neighbours, CompileMatrix.Role.program.file]
        let built = try await Swiftc.run(files, .usual, ["-o", program])
        #expect(built.status == 0, "\(built.errors)")
        let environment = ["CACHED_OPENAI_OFFLINE": "1", "OPENAI_API_KEY": ""]
        let ran = try await Command([program], in: folder.url, environment: environment).run()
        let expected = try String(
            contentsOf: PackageRoot.file("Tests/GoldenTests/Students/main.expected.txt"), encoding: .utf8)
        #expect(ran.output == expected, "\(ran.errors)")
    }
}
