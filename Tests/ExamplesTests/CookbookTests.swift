import Foundation
import LoopbackAPI
import TestSupport
import Testing

@Suite("The cookbook", .serialized)
struct CookbookTests {
    @Test("a lesson recorded, packed, and replayed elsewhere without a key or a network", arguments: Cookbook.lessons)
    func replayed(_ lesson: CookbookLesson) async throws {
        try await lesson.record { recording, api in
            let asked = api.requestCount
            let replayed = try await recording.replay()
            #expect(replayed.status == 0, "\(replayed.text)")
            #expect(replayed.output == lesson.output, "\(replayed.errors)")
            #expect(api.requestCount == asked)
        }
    }

    @Test("a lesson beside its generated file, as a student compiles and runs it", arguments: Cookbook.compiled)
    func embedded(_ lesson: CookbookLesson, language: String) async throws {
        let folder = try TemporaryFolder()
        let file = try await lesson.record { recording, _ in
            try await recording.pack(as: "embedded", to: folder.url.appending(path: "CachedOpenAI.swift"))
        }
        let program = folder.url.appending(path: "lesson").path
        let setting = Swiftc.Setting(language: language, isolation: "nonisolated", features: .none)
        let built = try await Swiftc.run([PackageRoot.file(lesson.source), file], setting, ["-o", program])
        #expect(built.status == 0, "\(built.text)")
        let ran = try await Command([program], in: folder.url, environment: .student).run(timeout: 120)
        #expect(ran.output == lesson.output, "\(ran.errors)")
    }

    @Test(
        "a lesson compiles where everything is the main actor's, as in a new Xcode project", arguments: Cookbook.lessons
    )
    func mainActor(_ lesson: CookbookLesson) async throws {
        let module = try await ExamplePackage(name: "Cookbook").modules()
        let setting = Swiftc.Setting(language: "6", isolation: "MainActor", features: .none)
        let checked = try await Swiftc.check([PackageRoot.file(lesson.source)], setting, ["-I", module])
        #expect(checked.status == 0, "\(checked.text)")
    }

    @Test("the shipped cache holds what each lesson asks", arguments: Cookbook.lessons)
    func shipped(_ lesson: CookbookLesson) async throws {
        let (package, folder) = (ExamplePackage(name: "Cookbook"), try TemporaryFolder())
        try folder.write(Data(contentsOf: package.cache), to: "openai_cache.cache")
        let program = try await package.program(lesson.name)
        let ran = try await Command([program], in: folder.url, environment: .student).run(timeout: 120)
        #expect(ran.output == lesson.output, "\(ran.errors)")
    }

    @Test("makes the shipped cache anew", .enabled(if: ProcessInfo.processInfo.environment["UPDATE_COOKBOOK"] != nil))
    func update() async throws {
        let (package, folder) = (ExamplePackage(name: "Cookbook"), try TemporaryFolder())
        try await withLoopbackAPI { api in
            ExampleAPI(Cookbook.lessons.flatMap(\.answers)).serve(on: api)
            for lesson in Cookbook.lessons {
                let program = try await package.program(lesson.name)
                let recording = try await Recording(of: program, asking: api, in: folder)
                #expect(recording.outcome.output == lesson.output, "\(recording.outcome.errors)")
                _ = try await recording.pack(as: "cache", to: package.cache, "--force")
            }
        }
    }

    @Test("a question that the API has no answer to is seen, and so is a recording that lacks one")
    func wrong() async throws {
        let program = try await ExamplePackage(name: "Cookbook").program("ChatHistory")
        try await withLoopbackAPI { api in
            ExampleAPI(.says("Oslo.", to: "capital of Norway")).serve(on: api)
            let recording = try await Recording(of: program, asking: api)
            #expect(recording.outcome.output.contains(#"no answer to "How many people live there?""#))
            let replayed = try await recording.replay()
            #expect(replayed.output.contains("Model: Oslo.") && replayed.output.contains("No recorded answer"))
        }
    }

    @Test("each lesson is listed in the cookbook's README, and has under 60 lines", arguments: Cookbook.lessons)
    func listed(_ lesson: CookbookLesson) throws {
        let list = try String(contentsOf: PackageRoot.file("Examples/Cookbook/README.md"), encoding: .utf8)
        #expect(list.contains("[\(lesson.name)](Sources/\(lesson.name)/main.swift)"))
        let source = try String(contentsOf: PackageRoot.file(lesson.source), encoding: .utf8)
        #expect(source.split(separator: "\n", omittingEmptySubsequences: false).count <= 60)
    }

    @Test("the tests know each lesson of the package")
    func complete() throws {
        let folder = PackageRoot.file("Examples/Cookbook/Sources")
        let targets = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(targets.filter { !$0.hasPrefix(".") }) == Set(Cookbook.lessons.map(\.name)))
    }
}
