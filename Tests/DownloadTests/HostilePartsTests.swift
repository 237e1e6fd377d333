import Foundation
import LoopbackAPI
import TestSupport
import Testing

@testable import CachedOpenAI

/// Servers that give no parts, wrong ones or those of another file; connections that break; damage on the disk.
@Suite("Parts that can't be had", .serialized) struct HostilePartsTests {
    private let cache: PublishedCache
    private let programs = Programs()

    init() throws {
        cache = try PublishedCache.usual.get()
    }

    private func engine(_ student: Student, _ url: String) -> OpenAICache.Engine {
        programs.engine(student, url)
    }

    private func withPublisher(
        _ body: (PartsPublisher, TemporaryFolder) async throws -> Void
    ) async throws {
        try await withLoopbackAPI { api in try await body(PartsPublisher(api, cache.content), TemporaryFolder()) }
    }

    /// What is thrown for an answer whose parts can't be had.
    private func miss(_ engine: OpenAICache.Engine, _ recording: OpenAICache.Recording) async -> String {
        do {
            _ = try await engine.body(of: recording)
            return "an answer"
        } catch {
            return "\(error)"
        }
    }

    @Test("a server that gives no parts, or says of them what isn't so, has the file downloaded whole")
    func noParts() async throws {
        let content = cache.content
        let whole = LoopbackAPI.Reply.data(content, contentType: "x/y", headers: ["Accept-Ranges": "bytes"])
        func part(_ range: String, _ data: Data = content.suffix(128 << 10)) -> LoopbackAPI.Reply {
            .data(data, contentType: "x/y", status: 206, headers: ["Content-Range": range])
        }
        let end = "bytes \(content.count - 131_072)-\(content.count - 1)"
        let probed: [LoopbackAPI.Reply] = [
            .error(416), part("bytes 0-131071/\(content.count)"), part("\(end)/*"), part("\(end)/\(content.count + 1)"),
            part("rows 1-2/3"), part("\(end)/\(content.count)", Data(count: 128 << 10)),
            .data(content.suffix(10), contentType: "x/y", status: 206),
        ]
        for reply in probed {
            try await withPublisher { publisher, machine in
                publisher.meddle { request, usual in
                    request.header("Range")?.hasPrefix("bytes=-") == true ? reply : usual
                }
                let student = try Student(on: machine)
                let body = try await engine(student, publisher.url).body(of: cache.sounds[0])
                #expect(body == cache.sounds[0].answer.body && student.placed == content, "\(publisher.ranges)")
            }
        }
        try await withPublisher { publisher, machine in
            publisher.meddle { _, _ in whole }
            let student = try Student(on: machine)
            let body = try await engine(student, publisher.url).body(of: cache.sounds[0])
            #expect(body == cache.sounds[0].answer.body && student.placed == content, "\(publisher.ranges)")
            #expect(publisher.ranges.count == 2)
        }
    }

    @Test("a store that wants to know where a range begins is told, and notices another cache as well")
    func noSuffixes() async throws {
        let other = try PublishedCache.other.get()
        try await withPublisher { publisher, machine in
            publisher.takesNoSuffixes()
            let student = try Student(on: machine)
            let engine = engine(student, publisher.url)
            for recording in [cache.chats[0], cache.sounds[0]] {
                #expect(try await engine.body(of: recording) == recording.answer.body)
            }
            let (count, end) = (cache.content.count, cache.content.count - 131_072)
            #expect(publisher.ranges.prefix(2) == ["bytes=-131072", "bytes=\(end)-\(count - 1)"])
            #expect(student.placed == nil && !publisher.ranges.contains("all"))
            publisher.publish(other.content)
            #expect(await miss(engine, cache.sounds[1]).contains("No recorded answer"))
            #expect(try await engine.body(of: other.sounds[1]) == other.sounds[1].answer.body)
        }
    }

    @Test("other bytes than were published are never given, and said to be others")
    func otherBytes() async throws {
        try await withPublisher { publisher, machine in
            let engine = engine(try Student(on: machine), publisher.url)
            _ = try await engine.body(of: cache.chats[0])
            let count = cache.content.count
            publisher.meddle { request, usual in
                guard let bounds = request.header("Range").flatMap(Self.bounds), bounds.upperBound < count else {
                    return usual
                }
                return .data(
                    Data(repeating: 7, count: bounds.count), contentType: "x/y", status: 206,
                    headers: ["Content-Range": "bytes \(bounds.lowerBound)-\(bounds.upperBound - 1)/\(count)"])
            }
            let text = await miss(engine, cache.sounds[0])
            #expect(text.contains("is not what was published"), "\(text)")
            #expect(publisher.ranges.count <= 10)

            publisher.meddle { request, usual in
                let bounds = request.header("Range").flatMap(Self.bounds)
                return bounds?.upperBound ?? count < count ? usual.adding(header: "Content-Encoding", "x-other") : usual
            }
            #expect(await miss(engine, cache.sounds[1]).contains("is not what was published"))
            for place in ["bytes 200-300/\(count)", "bytes 0-9/10", "bytes 7-3/\(count)", "elsewhere"] {
                publisher.meddle { [content = cache.content] request, usual in
                    let bounds = request.header("Range").flatMap(Self.bounds)
                    guard let bounds, bounds.upperBound < count else { return usual }
                    return .data(
                        content[bounds], contentType: "x/y", status: 206, headers: ["Content-Range": place])
                }
                #expect(await miss(engine, cache.sounds[1]).contains("is not what was published"), "\(place)")
            }
            publisher.meddle(nil)
            #expect(try await engine.body(of: cache.sounds[1]) == cache.sounds[1].answer.body)
        }
    }

    private static func bounds(_ header: String) -> Range<Int>? {
        let ends = header.dropFirst("bytes=".count).split(separator: "-").compactMap { Int($0) }
        return ends.count == 2 ? ends[0]..<ends[1] + 1 : nil
    }

    @Test("an index beyond all parts is damage, which the next program gets mended")
    func forged() async throws {
        try await withPublisher { publisher, machine in
            publisher.publish(try ForgedCache.withIndexAtTheEnd(cache.content))
            let text = await miss(engine(try Student(on: machine), publisher.url), cache.chats[0])
            #expect(text.contains("No recorded answer") && text.contains("no part of it is here"), "\(text)")
            publisher.publish(cache.content)
            let next = engine(try Student(on: machine), publisher.url)
            #expect(try await next.body(of: cache.chats[0]) == cache.chats[0].answer.body)
        }
    }

    @Test("a page on which one logs in takes nothing away", arguments: [200, 206, 302, 416])
    func loginPage(status: Int) async throws {
        try await withPublisher { publisher, machine in
            let engine = engine(try Student(on: machine), publisher.url)
            _ = try await engine.body(of: cache.chats[0])
            let page = Data("<html>Log in</html>".utf8)
            publisher.api.answer("GET", "/login", needsKey: false) { _ in .data(page, contentType: "text/html") }
            publisher.meddle { _, _ in
                status == 302
                    ? .data(Data(), contentType: "x/y", status: 302, headers: ["Location": "/v1/login"])
                    : .data(page, contentType: "text/html", status: status)
            }
            let text = await miss(engine, cache.sounds[0])
            #expect(text.contains("is not a cache at the moment: perhaps one must log in"), "\(text)")
            publisher.meddle(nil)
            let count = publisher.ranges.count
            #expect(try await engine.body(of: cache.chats[1]) == cache.chats[1].answer.body)
            #expect(publisher.ranges.count == count)
        }
    }

    @Test("a server that sends nothing, or a byte at a time, is given up", arguments: [0, 1])
    func hardlyAnything(byteCount: Int) async throws {
        try await withPublisher { publisher, machine in
            let engine = engine(try Student(on: machine), publisher.url)
            _ = try await engine.body(of: cache.chats[0])
            publisher.meddle { [content = cache.content] request, usual in
                guard let bounds = request.header("Range").flatMap(Self.bounds) else { return usual }
                let part = "bytes \(bounds.lowerBound)-\(bounds.upperBound - 1)/\(content.count)"
                return .data(
                    content[bounds].prefix(byteCount), contentType: "x/y", status: 206,
                    headers: ["Content-Range": part])
            }
            let before = publisher.ranges.count
            let text = await miss(engine, cache.sounds[0])
            #expect(text.contains("the server sent hardly anything"), "\(text)")
            #expect(publisher.ranges.count - before <= 8)
        }
    }

    @Test("one part that can't be had is no reason to go without the others that are asked for meanwhile")
    func oneOfSeveral() async throws {
        try await withPublisher { publisher, machine in
            let engine = engine(try Student(on: machine), publisher.url)
            // So that all know where they are.
            for recording in cache.pictures { _ = try await engine.body(of: recording) }
            let place = try #require(cache.content.range(of: cache.sounds[0].answer.body.suffix(1_000))).lowerBound
            publisher.meddle { request, usual in
                let bounds = request.header("Range").flatMap(Self.bounds)
                return bounds?.contains(place) == true ? .error(404) : usual
            }
            async let lost = miss(engine, cache.sounds[0])
            async let others = [engine.body(of: cache.sounds[1]), engine.body(of: cache.sounds[2])]
            #expect(try await others == cache.sounds.dropFirst().map(\.answer.body))
            #expect(await lost.contains("404 Not Found"))
        }
    }

    @Test("who asks for what isn't recorded is told once whether a newer cache is published")
    func newer() async throws {
        let other = try PublishedCache.other.get()
        try await withPublisher { publisher, machine in
            _ = try await engine(try Student(on: machine), publisher.url).body(of: cache.chats[0])
            let same = engine(try Student(on: machine), publisher.url)
            let before = publisher.ranges.count
            for recording in [other.sounds[0], other.sounds[1]] {
                #expect(await miss(same, recording).contains("No recorded answer"))
            }
            #expect(publisher.ranges.count == before + 1)
            publisher.publish(other.content)
            let next = engine(try Student(on: machine), publisher.url)
            #expect(try await next.body(of: other.sounds[0]) == other.sounds[0].answer.body)
        }
    }

    @Test("another cache of another length is one as well, for who asks and for who looks for what isn't recorded")
    func otherLength() async throws {
        let (other, large) = try (PublishedCache.other.get(), PublishedCache.large.get())
        #expect(Set([cache.content.count, large.content.count]).count == 2)
        for (first, second) in [(cache, large), (large, cache), (large, other)] {
            try await withPublisher { publisher, machine in
                publisher.publish(first.content)
                let engine = engine(try Student(on: machine), publisher.url)
                _ = try await engine.body(of: first.chats[0])
                let pinned = self.engine(try Student(), publisher.url + "#root=\(first.root)")
                _ = try await pinned.body(of: first.chats[0])
                publisher.publish(second.content)
                let next = self.engine(try Student(on: machine), publisher.url)
                #expect(try await next.body(of: second.sounds[0]) == second.sounds[0].answer.body)
                #expect(await miss(pinned, first.sounds[0]).contains("another cache is there now"))
                publisher.publish(first.content)
                #expect(try await pinned.body(of: first.sounds[0]) == first.sounds[0].answer.body)
            }
        }
    }

    @Test("where parts can't be kept, the cache comes whole")
    func noFolder() async throws {
        try await withPublisher { publisher, machine in
            try machine.write("a file", to: "CachedOpenAI")
            let student = try Student(on: machine)
            let body = try await engine(student, publisher.url).body(of: cache.sounds[0])
            #expect(body == cache.sounds[0].answer.body && student.placed == cache.content)
        }
    }

    @Test("a connection that breaks is taken up again where it broke")
    func broken() async throws {
        try await withPublisher { publisher, machine in
            let engine = engine(try Student(on: machine), publisher.url)
            _ = try await engine.body(of: cache.chats[0])
            let broken = Counter()
            publisher.meddle { request, usual in
                let isLong = request.header("Range").flatMap(Self.bounds)?.count ?? 0 > 100_000
                return isLong && broken.next() == 0 ? usual.cut(afterBytes: 50_000) : usual
            }
            #expect(try await engine.body(of: cache.sounds[0]) == cache.sounds[0].answer.body)
            let ranges = publisher.ranges.compactMap(Self.bounds)
            #expect(ranges.last?.lowerBound == ranges.dropLast().last.map { $0.lowerBound + 50_000 }, "\(ranges)")
        }
    }

    @Test("a server that is away or refuses is said to be, and asked again by the next request")
    func away() async throws {
        try await withPublisher { publisher, machine in
            let engine = engine(try Student(on: machine), publisher.url)
            _ = try await engine.body(of: cache.chats[0])
            publisher.meddle { _, _ in .error(404) }
            #expect(await miss(engine, cache.sounds[0]).contains("404 Not Found"))
            publisher.meddle { _, _ in .error(503, headers: ["Retry-After": "0"]) }
            let text = await miss(engine, cache.sounds[0])
            #expect(text.contains("could not be fetched: it was answered with 503"), "\(text)")
            publisher.meddle(nil)
            #expect(try await engine.body(of: cache.sounds[0]) == cache.sounds[0].answer.body)
        }
    }

    @Test("a redirect that expires is asked for anew each time")
    func redirect() async throws {
        try await withPublisher { publisher, machine in
            let issued = Counter()
            publisher.api.answer("GET", "/store", needsKey: false) { _ in
                .data(
                    Data(), contentType: "x/y", status: 302,
                    headers: ["Location": publisher.url + "?ticket=\(issued.next())"])
            }
            publisher.api.answer("GET", "/c.cache", needsKey: false) { [cache] request in
                request.query == "ticket=\(issued.count - 1)"
                    ? PartsPublisher.reply(to: request, cache.content) : .error(403)
            }
            let engine = engine(try Student(on: machine), publisher.api.baseURL.absoluteString + "/store")
            for recording in [cache.chats[0], cache.sounds[0], cache.sounds[2]] {
                #expect(try await engine.body(of: recording) == recording.answer.body)
            }
        }
    }

    @Test("another cache at the same address takes the place of the first")
    func replaced() async throws {
        let other = try PublishedCache.other.get()
        try await withPublisher { publisher, machine in
            let engine = engine(try Student(on: machine), publisher.url)
            #expect(try await engine.body(of: cache.sounds[0]) == cache.sounds[0].answer.body)
            publisher.publish(other.content)
            #expect(await miss(engine, cache.sounds[1]).contains("No recorded answer"))
            #expect(try await engine.body(of: other.sounds[1]) == other.sounds[1].answer.body)
            let next = self.engine(try Student(on: machine), publisher.url)
            #expect(try await next.body(of: other.sounds[1]) == other.sounds[1].answer.body)

            let pinned = self.engine(try Student(), publisher.url + "#root=\(other.root)")
            #expect(try await pinned.body(of: other.chats[0]) == other.chats[0].answer.body)
            publisher.publish(cache.content)
            #expect(await miss(pinned, other.sounds[0]).contains("another cache is there now"))
        }
    }

    @Test("a file that was cut short, or gives no parts any more, is opened anew, and that ends")
    func cut() async throws {
        try await withPublisher { publisher, machine in
            let student = try Student(on: machine)
            let engine = engine(student, publisher.url)
            _ = try await engine.body(of: cache.chats[0])
            publisher.publish(cache.content.prefix(200_000))
            let text = await miss(engine, cache.sounds[0])
            #expect(text.contains("damaged or was cut short") && student.placed == nil, "\(text)")
        }
        try await withPublisher { publisher, machine in
            let student = try Student(on: machine)
            let engine = engine(student, publisher.url)
            _ = try await engine.body(of: cache.chats[0])
            publisher.meddle { [cache] _, _ in .data(cache.content, contentType: "x/y") }
            #expect(try await engine.body(of: cache.sounds[0]) == cache.sounds[0].answer.body)
            #expect(student.placed == cache.content)
        }
    }

    @Test("two caches that take turns at one address end in an error")
    func turns() async throws {
        let other = try PublishedCache.other.get()
        try await withPublisher { publisher, machine in
            let count = Counter()
            publisher.meddle { [cache] request, _ in
                PartsPublisher.reply(to: request, count.next() % 2 == 0 ? cache.content : other.content)
            }
            let engine = engine(try Student(on: machine), publisher.url)
            let text = await miss(engine, cache.sounds[0])
            #expect(text.contains("No recorded answer") || text == "an answer", "\(text)")
            #expect(publisher.ranges.count < 40)
        }
    }

    @Test("what was changed on the disk is fetched again; what others may write is not taken")
    func damaged() async throws {
        try await withPublisher { publisher, machine in
            _ = try await engine(try Student(on: machine), publisher.url).body(of: cache.sounds[0])
            let folder = machine.url.appending(path: "CachedOpenAI")
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            let file = folder.appending(path: try #require(names.first { $0.hasSuffix(".parts") }))
            var kept = try Data(contentsOf: file)
            #expect(kept.count == cache.content.count)
            for place in stride(from: 0, to: kept.count, by: 5_000) where place > 96 && place < kept.count - 140_000 {
                kept[place] ^= 0x55
            }
            let handle = try FileHandle(forWritingTo: file)
            try handle.write(contentsOf: kept)
            try handle.close()
            let before = publisher.ranges.count
            let second = engine(try Student(on: machine), publisher.url)
            #expect(try await second.body(of: cache.sounds[0]) == cache.sounds[0].answer.body)
            #expect(publisher.ranges.count > before && publisher.ranges.last != "bytes=-131072")

            #expect(chmod(file.path, 0o666) == 0)
            let third = engine(try Student(on: machine), publisher.url)
            #expect(try await third.body(of: cache.sounds[0]) == cache.sounds[0].answer.body)
            #expect(publisher.ranges.suffix(3).first == "bytes=-131072")
        }
    }

    @Test("a cache that was recorded and not packed comes whole; one that an earlier version packed is read in parts")
    func otherFiles() async throws {
        for (name, isWhole) in [("RandomNumbers", true), ("Cookbook", false)] {
            let content = try Data(contentsOf: PackageRoot.file("Examples/\(name)/openai_cache.cache"))
            try await withLoopbackAPI { api in
                let (publisher, student) = (PartsPublisher(api, content), try Student())
                _ = await miss(engine(student, publisher.url), cache.chats[0])
                #expect(student.placed == (isWhole ? content : nil), "\(name): \(publisher.ranges)")
                #expect(publisher.ranges == ["bytes=-131072", isWhole ? "all" : "bytes=0-95"])
            }
        }
    }

    private final class Counter: @unchecked Sendable {
        private let lock = NSLock()
        private var value = 0
        var count: Int { lock.withLock { value } }
        func next() -> Int {
            lock.withLock {
                defer { value += 1 }
                return value
            }
        }
    }
}
