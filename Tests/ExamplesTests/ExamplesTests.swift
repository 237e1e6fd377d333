import Foundation
import TestSupport
import Testing

@Suite("Examples, from their shipped caches", .serialized)
struct ExamplesTests {
    @Test("a lesson: chat, seeds, a stream, structured outputs, a search, a picture, speech")
    func lesson() async throws {
        let outcome = try await ExamplePackage(name: "Lesson").run()
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(
            outcome.output == """
                1. The same question again: other answers, but the same ones for everybody.
                   An octopus.
                   A seahorse.
                   A blue whale.
                2. An answer that comes piece by piece.
                   A lighthouse shows ships where the coast is when they cannot see it.
                3. An answer that is a value.
                   Science fair on Friday, with Alice and Bob
                4. A search by meaning.
                   Soup is served in the canteen from noon. (0.94)
                5. A picture, as a file on this machine.
                   11929 bytes, png
                6. Speech.
                   2044 bytes of audio/wav

                """)
    }

    @Test("a client of one's own, through both kinds of session")
    func ownClient() async throws {
        let outcome = try await ExamplePackage(name: "OwnClient").run()
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(
            outcome.output == """
                shared: Hello!
                own: Hello!
                own, with a word more: Hello, and thank you for asking so kindly.

                """)
    }

    @Test("a student's project: main.swift and the generated file, nothing else")
    func student() async throws {
        let (folder, example) = (try TemporaryFolder(), PackageRoot.file("Examples/RandomNumbers"))
        let file = folder.url.appending(path: "CachedOpenAI.swift")
        let program = folder.url.appending(path: "lesson").path(percentEncoded: false)
        let cache = example.appending(path: "openai_cache.cache").path(percentEncoded: false)
        let made = try await Command([
            BuiltProduct.path(of: "cached-openai"), "materialize", "--as", "embedded", "--cache", cache,
            "--output", file.path(percentEncoded: false),
        ]).run()
        #expect(made.status == 0, "\(made.text)")
        let built = try await Swiftc.run([example.appending(path: "main.swift"), file], .usual, ["-o", program])
        #expect(built.status == 0, "\(built.text)")
        let ran = try await Command([program], in: folder.url, environment: .student).run()
        #expect(ran.output == "42\n25\n126\n42\n", "\(ran.errors)")
    }

    @Test("no shipped cache is larger than 200 KB")
    func small() throws {
        let folder = PackageRoot.file("Examples")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
        let caches = paths.filter { $0.hasSuffix("/openai_cache.cache") && !$0.contains("/.") }
        #expect(caches.count == 4)
        for cache in caches {
            #expect(try Data(contentsOf: folder.appending(path: cache)).count < 200_000, "\(cache)")
        }
    }
}
