import Foundation
import LoopbackAPI
import TestSupport
import Testing

@testable import CachedOpenAI

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A cache too large to download: what is asked for is fetched, once for all programs of a user.
@Suite("Reading in parts", .serialized) struct PartsTests {
    private let cache: PublishedCache
    private let programs = Programs()

    init() throws {
        cache = try PublishedCache.usual.get()
    }

    private func engine(
        _ student: Student, _ url: String, offline: Bool = false, _ ranges: OpenAICache.Settings.CacheRanges = .always
    ) -> OpenAICache.Engine {
        programs.engine(student, url, offline: offline, ranges)
    }

    private func withPublisher(
        isolation: isolated (any Actor)? = #isolation, _ body: (PartsPublisher, TemporaryFolder) async throws -> Void
    ) async throws {
        try await withLoopbackAPI { api in try await body(PartsPublisher(api, cache.content), TemporaryFolder()) }
    }

    @Test("an answer costs the end of the file and its block, and is there for the user's other programs, also offline")
    func answer() async throws {
        try await withPublisher { publisher, machine in
            let student = try Student(on: machine)
            let client = OpenAI(
                OpenAI.Configuration(apiKey: nil, baseURL: "https://api.openai.com/v1"),
                engine: engine(student, publisher.url))
            let completion = try await client.chat.completions.create(
                model: "gpt-4o-mini", messages: [.user("question 7")])
            #expect(completion.choices.first?.message.content == "answer 7 of 0..<3")
            #expect(publisher.ranges.count == 2 && publisher.byteCount < 300_000, "\(publisher.ranges)")
            #expect(student.files == [])
            let (taken, size) = try Self.room(on: machine)
            #expect(size == cache.content.count && taken < size / 2, "\(taken) bytes of the disk for \(size)")

            for offline in [false, true] {
                let other = engine(try Student(on: machine), publisher.url, offline: offline)
                #expect(try await other.body(of: cache.chats[9]) == cache.chats[9].answer.body)
            }
            #expect(publisher.ranges.count == 2)
        }
    }

    /// What the file with the parts takes of the disk, and how long it is.
    private static func room(on machine: TemporaryFolder) throws -> (taken: Int, size: Int) {
        let folder = machine.url.appending(path: "CachedOpenAI")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let file = try #require(files.first { $0.pathExtension == "parts" })
        var status = stat()
        #expect(stat(file.path, &status) == 0)
        return (Int(status.st_blocks) * 512, Int(status.st_size))
    }

    @Test("all answers come out as they were recorded, and a picture costs no more than it has")
    func all() async throws {
        try await withPublisher { publisher, machine in
            let engine = engine(try Student(on: machine), publisher.url)
            #expect(try await engine.body(of: cache.pictures[0]) == cache.pictures[0].answer.body)
            #expect(publisher.byteCount < 128 << 10 + 190_000, "\(publisher.ranges)")
            #expect(publisher.repeatedByteCount == 0, "\(publisher.ranges)")
            for recording in cache.sounds + cache.chats + cache.pictures {
                #expect(try await engine.body(of: recording) == recording.answer.body)
            }
            #expect(publisher.byteCount < cache.content.count + 70_000, "\(publisher.ranges)")
        }
    }

    @Test("small files come whole unless they are to be read in parts, and large ones where that is not wanted")
    func when() async throws {
        let link = try OpenAICache.CacheLink("https://example.org/c.cache")
        let settings = try Student().settings(nil)
        #expect(OpenAICache.PartPlace(link, settings) { _ in }?.probe.fewestBytes == 64_000_000)
        for ranges in [OpenAICache.Settings.CacheRanges.auto, .never] {
            try await withPublisher { publisher, machine in
                let student = try Student(on: machine)
                let body = try await engine(student, publisher.url, ranges).body(of: cache.chats[0])
                #expect(body == cache.chats[0].answer.body && student.placed == cache.content)
                #expect(publisher.ranges == (ranges == .auto ? ["bytes=-131072", "all"] : ["all"]))
            }
        }
    }

    @Test("a digest of the whole file means the whole file")
    func digest() async throws {
        try await withPublisher { publisher, machine in
            let student = try Student(on: machine)
            let digest = OpenAICache.Hexadecimal.text(of: OpenAICache.SHA256.hash(cache.content))
            _ = try await engine(student, publisher.url + "#sha256=\(digest)").body(of: cache.chats[0])
            #expect(student.placed == cache.content && publisher.ranges == ["all"])
        }
    }

    @Test("a root pins what is read in parts, and what comes whole")
    func root() async throws {
        for ranges in [OpenAICache.Settings.CacheRanges.always, .never] {
            try await withPublisher { publisher, machine in
                let address = publisher.url + "#root=\(cache.root.uppercased())"
                let pinned = engine(try Student(on: machine), address, ranges)
                #expect(try await pinned.body(of: cache.chats[1]) == cache.chats[1].answer.body)
                let wrong = String(repeating: "0a", count: 32)
                let other = engine(try Student(on: machine), publisher.url + "#root=\(wrong)", ranges)
                let miss = await #expect(throws: OpenAICache.MissError.self) {
                    try await other.body(of: cache.chats[1])
                }
                #expect(miss?.description.contains("root=\(wrong)") == true, "\(miss?.description ?? "")")

                var changed = cache.content
                changed[100_000] ^= 1
                publisher.publish(changed)
                let student = try Student()
                let damaged = engine(student, publisher.url + "#root=\(cache.root)", ranges)
                _ = try? await damaged.body(of: cache.sounds[0])
                #expect(student.files == [])
            }
        }
    }

    @Test("offline, a part that isn't here is named, and nothing is asked")
    func offline() async throws {
        try await withPublisher { publisher, machine in
            _ = try await engine(try Student(on: machine), publisher.url).body(of: cache.chats[0])
            let before = publisher.ranges.count
            let engine = engine(try Student(on: machine), publisher.url, offline: true)
            let miss = await #expect(throws: OpenAICache.MissError.self) { try await engine.body(of: cache.sounds[0]) }
            let text = miss?.description ?? ""
            #expect(text.contains("are not on this computer") && text.contains("c.cache"), "\(text)")
            #expect(publisher.ranges.count == before)
        }
    }

    @Test("a miss compares with what is here, and fetches nothing for it")
    func miss() async throws {
        try await withPublisher { publisher, machine in
            let engine = engine(try Student(on: machine), publisher.url)
            let unknown = SampleRecording.chat("never asked", "-")
            let miss = await #expect(throws: OpenAICache.MissError.self) { try await engine.body(of: unknown) }
            #expect(miss?.description.contains("read in parts") == true, "\(miss?.description ?? "")")
            #expect(publisher.ranges == ["bytes=-131072"])
        }
    }

    @Test("of a large cache, what was asked comes with the answers, and a miss is compared with it")
    func closest() async throws {
        let large = try PublishedCache.large.get()
        try await withPublisher { publisher, machine in
            publisher.publish(large.content)
            let engine = engine(try Student(on: machine), publisher.url)
            for recording in large.sounds + large.chats.prefix(1) {
                #expect(try await engine.body(of: recording) == recording.answer.body)
            }
            let count = publisher.ranges.count
            let changed = SampleRecording.chat("question 7, please", "-")
            let miss = await #expect(throws: OpenAICache.MissError.self) { try await engine.body(of: changed) }
            let text = miss?.description ?? ""
            #expect(text.contains("It was compared with the requests that were fetched so far"), "\(text)")
            #expect(text.contains("holds 69 answers") && text.contains("The closest recorded request differs in"))
            #expect(text.contains("question 7") && miss?.closest != nil, "\(text)")
            #expect(publisher.ranges.count == count)
            for recording in large.repeats.prefix(1) + large.chats + large.pictures {
                #expect(try await engine.body(of: recording) == recording.answer.body)
            }
        }
    }

    @Test("programs that start at once fetch each part once")
    func atOnce() async throws {
        try await withPublisher { publisher, machine in
            try await withThrowingTaskGroup(of: Data.self) { group in
                for _ in 0..<12 {
                    let engine = engine(try Student(on: machine), publisher.url)
                    for recording in [cache.chats[3], cache.sounds[1]] {
                        group.addTask { try await engine.body(of: recording) }
                    }
                }
                for try await body in group {
                    #expect(body == cache.chats[3].answer.body || body == cache.sounds[1].answer.body)
                }
            }
            #expect(Set(publisher.ranges).count == publisher.ranges.count, "\(publisher.ranges)")
            #expect(publisher.byteCount < 128 << 10 + 270_000)
        }
    }

    @Test("who asks in turn gets each of several answers, wherever they are")
    func turns() async throws {
        try await withPublisher { publisher, machine in
            let engine = engine(try Student(on: machine), publisher.url)
            let bodies = try await withThrowingTaskGroup(of: Data.self) { group in
                for recording in cache.repeats { group.addTask { try await engine.body(of: recording) } }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(bodies == Set(cache.repeats.map(\.answer.body)))
        }
    }

    @Test("a session of one's own gets what is read in parts, and is told what isn't here")
    func session() async throws {
        try await withPublisher { publisher, machine in
            let settings = programs.settings(try Student(on: machine), publisher.url)
            let session = URLSession(configuration: OpenAICache(settings).sessionConfiguration(.ephemeral))
            for recording in [cache.chats[0], cache.sounds[0], cache.pictures[1]] {
                let (body, response) = try await session.data(for: Self.request(recording))
                #expect(body == recording.answer.body && (response as? HTTPURLResponse)?.statusCode == 200)
            }
            #expect(publisher.byteCount < cache.content.count && !publisher.ranges.contains("all"))
            let count = publisher.ranges.count

            let offline = programs.settings(try Student(on: machine), publisher.url, offline: true)
            let other = URLSession(configuration: OpenAICache(offline).sessionConfiguration(.ephemeral))
            let (body, _) = try await other.data(for: Self.request(cache.sounds[0]))
            #expect(body == cache.sounds[0].answer.body)
            let error = await #expect(throws: (any Error).self) {
                try await other.data(for: Self.request(cache.sounds[1]))
            }
            let text = error.map { "\($0)" } ?? ""
            #expect(text.contains("are not on this computer") && publisher.ranges.count == count, "\(text)")
        }
    }

    private static func request(_ recording: OpenAICache.Recording) throws -> URLRequest {
        let asked = recording.request
        var request = URLRequest(url: try #require(URL(string: recording.base + asked.path)))
        request.httpMethod = asked.method
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = asked.body
        return request
    }

    @Test("neither the main actor nor a door waits for a part; a thread that wants to block does") @MainActor
    func actors() async throws {
        try await withPublisher { publisher, machine in
            let engine = engine(try Student(on: machine), publisher.url)
            _ = try await engine.body(of: cache.chats[0])
            publisher.meddle { $1.delayed(milliseconds: 300) }
            var order: [String] = []
            let answer = Task { @MainActor in
                _ = try await engine.body(of: cache.sounds[0])
                order.append("answer")
            }
            try await publisher.api.waitForRequests(3)
            order.append("main actor")
            try await answer.value
            #expect(order == ["main actor", "answer"])

            let call = try OpenAICache.Engine.call(cache.sounds[2])
            let body = await withCheckedContinuation { continuation in
                Thread.detachNewThread { continuation.resume(returning: try? engine.blockingAnswer(to: call).body) }
            }
            #expect(body == cache.sounds[2].answer.body)
        }
    }
}
