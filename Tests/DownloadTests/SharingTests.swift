import Foundation
import LoopbackAPI
import TestSupport
import Testing

@testable import CachedOpenAI

/// Digests, gzip, and students who share a folder or a machine.
@Suite("Sharing a download", .serialized) struct SharingTests {
    private func digest(_ data: Data) -> String { OpenAICache.Hexadecimal.text(of: OpenAICache.SHA256.hash(data)) }

    private func gzip(_ data: Data) async throws -> Data {
        let folder = try TemporaryFolder()
        let file = try folder.write(data, to: "named file")
        let outcome = try await Command(["gzip", file.path]).run()
        try #require(outcome.status == 0, "\(outcome.errors)")
        return try Data(contentsOf: file.appendingPathExtension("gz"))
    }

    @Test("gzip is unpacked, and the digest may be that of either form")
    func packed() async throws {
        let cache = try Publisher.cache.get()
        let packed = try await gzip(cache)
        for digest in [nil, digest(cache), digest(packed).uppercased()] {
            try await withLoopbackAPI { api in
                let (publisher, student) = (Publisher(api, packed), try Student())
                let outcome = await student.start(publisher.url + (digest.map { "#sha256=\($0)" } ?? ""))
                #expect(student.placed == cache, "\(outcome.text)")
                #expect(student.files == ["openai_cache.cache"])
            }
        }
    }

    @Test("gzip that was damaged is refused, wherever the damage is")
    func damagedPacked() async throws {
        let cache = try Publisher.cache.get()
        let packed = try await gzip(cache)
        for index in stride(from: 0, to: packed.count, by: 7) {
            var damaged = packed
            damaged[index] ^= 0x41
            let unpacked = try? OpenAICache.Gzip.unpack(damaged, mostBytes: 1 << 20)
            #expect(unpacked == nil || unpacked == cache, "at \(index)")
            let cut = try? OpenAICache.Gzip.unpack(packed.prefix(index), mostBytes: 1 << 20)
            #expect(cut == nil, "cut at \(index)")
        }
        #expect(try OpenAICache.Gzip.unpack(packed, mostBytes: cache.count) == cache)
        #expect(throws: OpenAICache.Gzip.Failure.self) {
            try OpenAICache.Gzip.unpack(packed, mostBytes: cache.count - 1)
        }
    }

    @Test("another digest than the published one is refused, with both named")
    func wrongDigest() async throws {
        try await withLoopbackAPI { api in
            let (publisher, student) = (Publisher(api, try Publisher.cache.get()), try Student())
            let asked = String(repeating: "0a", count: 32)
            let outcome = await student.start(publisher.url + "#sha256=\(asked)")
            #expect(outcome.problems.count == 1 && outcome.text.contains("should be \(asked)"), "\(outcome.text)")
            #expect(outcome.text.contains("it is \(digest(publisher.content))"))
            #expect(student.files == [])
        }
    }

    @Test("a second student on the machine asks only whether it is still the newest")
    func second() async throws {
        let machine = try TemporaryFolder()
        try await withLoopbackAPI { api in
            let publisher = Publisher(api, try Publisher.cache.get())
            _ = await (try Student(on: machine)).start(publisher.url)
            let student = try Student(on: machine)
            let outcome = await student.start(publisher.url)
            #expect(student.placed == publisher.content, "\(outcome.text)")
            #expect(api.requests.last?.header("If-None-Match") == "\"1\"" && outcome.text.contains("still the newest"))

            let newer = try Data(contentsOf: PackageRoot.file("Examples/RandomNumbers/openai_cache.cache"))
            let published = Publisher(api, newer, tag: "\"2\"")
            let third = try Student(on: machine)
            _ = await third.start(published.url)
            #expect(third.placed == newer)
        }
    }

    @Test("with a digest no server is asked again; damage to the copy is found")
    func secondWithDigest() async throws {
        let machine = try TemporaryFolder()
        try await withLoopbackAPI { api in
            let publisher = Publisher(api, try Publisher.cache.get())
            let address = publisher.url + "#sha256=\(digest(publisher.content))"
            _ = await (try Student(on: machine)).start(address)
            let student = try Student(on: machine)
            let outcome = await student.start(address, offline: true)
            #expect(student.placed == publisher.content && api.requestCount == 1, "\(outcome.text)")

            let folder = machine.url.appending(path: "CachedOpenAI")
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".cache")
            {
                var copy = publisher.content
                copy[3_000] ^= 1
                try copy.write(to: folder.appending(path: name))
            }
            let third = try Student(on: machine)
            _ = await third.start(address)
            #expect(third.placed == publisher.content && api.requestCount > 1)
        }
    }

    @Test("a copy serves when the server is away, and a line says so")
    func away() async throws {
        let machine = try TemporaryFolder()
        try await withLoopbackAPI { api in
            let publisher = Publisher(api, try Publisher.cache.get())
            _ = await (try Student(on: machine)).start(publisher.url)
            publisher.first(Array(repeating: { _ in .error(500, headers: ["Retry-After": "0"]) }, count: 9))
            let second = try Student(on: machine)
            let outcome = await second.start(publisher.url)
            #expect(second.placed == publisher.content && outcome.problems.isEmpty, "\(outcome.text)")
            #expect(outcome.lines.contains { $0.contains("copy of an earlier download") && $0.contains("500") })
        }
    }

    @Test("programs that start at once in one folder download once")
    func atOnce() async throws {
        try await withLoopbackAPI { api in
            let (publisher, student) = (Publisher(api, try Publisher.cache.get()), try Student())
            publisher.first([{ $0.delayed(milliseconds: 300) }])
            let outcomes = await withTaskGroup(of: Student.Outcome.self) { group in
                for _ in 0..<6 { group.addTask { await student.start(publisher.url) } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(api.requestCount == 1 && student.placed == publisher.content)
            #expect(outcomes.allSatisfy { $0.problems.isEmpty }, "\(outcomes.map(\.text))")
            #expect(outcomes.contains { $0.text.contains("waiting") })
            #expect(student.files == ["openai_cache.cache"])
        }
    }

    @Test("offline opens no connection, and a miss says what is missing")
    func offline() async throws {
        try await withLoopbackAPI { api in
            let (publisher, student) = (Publisher(api, try Publisher.cache.get()), try Student())
            let engine = OpenAICache.Engine(student.settings(publisher.url, offline: true))
            let client = OpenAI(OpenAI.Configuration(apiKey: nil, baseURL: api.baseURL.absoluteString), engine: engine)
            let miss = await #expect(throws: OpenAI.MissError.self) {
                _ = try await client.get("/models", as: OpenAI.JSON.self)
            }
            #expect(miss?.description.contains("was not downloaded: CACHED_OPENAI_OFFLINE is set") == true)
            #expect(api.requestCount == 0 && student.files == [])
        }
    }

    @Test("dev mode, an own cache and an own journal need no download")
    func notNeeded() async throws {
        try await withLoopbackAPI { api in
            let publisher = Publisher(api, try Publisher.cache.get())
            for name in ["openai_cache.cache", "openai_cache_temp.bin"] {
                let student = try Student()
                try student.folder.write("mine", to: name)
                _ = await student.start(publisher.url)
                #expect(student.files == [name])
            }
            var settings = try Student().settings(publisher.url)
            settings.mode = .dev
            _ = OpenAICache.CacheDelivery.run(settings, say: { _ in }, report: { _ in })
            #expect(api.requestCount == 0)
        }
    }

    @Test("the settings can be read while a download goes on, and in code it is the same")
    func settings() async throws {
        try await withLoopbackAPI { api in
            let (publisher, student) = (Publisher(api, try Publisher.cache.get()), try Student())
            publisher.first([{ $0.delayed(milliseconds: 2_000) }])
            let engine = OpenAICache.Engine(student.settings(nil))
            engine.settings.cacheURL = URL(string: publisher.url)
            let client = OpenAI(OpenAI.Configuration(apiKey: nil, baseURL: api.baseURL.absoluteString), engine: engine)
            let answer = Task.detached { try? await client.get("/models", as: OpenAI.JSON.self) }
            try await api.waitForRequests(1)
            #expect(engine.settings.cacheURL?.absoluteString == publisher.url)
            #expect(student.placed == nil)
            let value = await answer.value
            #expect(value != nil && student.placed == publisher.content)
        }
    }
}
