import Foundation
import LoopbackAPI
import TestSupport
import Testing

@testable import CachedOpenAI

/// Servers that lie, copies that somebody else put there, and what lies in the way of a download.
@Suite("Hostile downloads", .serialized) struct HostileDownloadTests {
    private static let good = Result { try Publisher.cache.get() }
    private static let other = Result {
        try Data(contentsOf: PackageRoot.file("Examples/RandomNumbers/openai_cache.cache"))
    }

    private func digest(_ data: Data) -> String { OpenAICache.Hexadecimal.text(of: OpenAICache.SHA256.hash(data)) }

    /// The copy on a machine, and the note beside it.
    private func copy(on machine: TemporaryFolder) throws -> (cache: URL, note: URL) {
        let folder = machine.url.appending(path: "CachedOpenAI")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let name = try #require(names.first { $0.hasSuffix(".cache") })
        return (folder.appending(path: name), folder.appending(path: name + ".txt"))
    }

    /// On a busy machine, the server may be too slow for the patience of one run.
    private func download(_ address: String, on machine: TemporaryFolder) async throws {
        for _ in 0..<3 {
            let student = try Student(on: machine)
            _ = await student.start(address)
            if student.placed != nil { return }
        }
    }

    /// A student downloads; then somebody meddles with the copy, and another student wants the same.
    private func second(
        pinned: Bool = true, _ meddle: (_ cache: URL, _ note: URL) throws -> Void
    ) async throws -> (student: Student, asked: Int, text: String) {
        let machine = try TemporaryFolder()
        let content = try Self.good.get()
        return try await withLoopbackAPI { api in
            let publisher = Publisher(api, content)
            let address = publisher.url + (pinned ? "#sha256=\(digest(content))" : "")
            try await download(address, on: machine)
            let copy = try copy(on: machine)
            try meddle(copy.cache, copy.note)
            let student = try Student(on: machine)
            let before = api.requestCount
            let outcome = await student.start(address)
            return (student, api.requestCount - before, outcome.text)
        }
    }

    /// Case faults/03.
    @Test("a copy that isn't what the link pins is not taken") func planted() async throws {
        let other = try Self.other.get()
        let outcome = try await second { cache, note in
            try other.write(to: cache)
            try Data("\(digest(other))\n\n".utf8).write(to: note)
        }
        #expect(try outcome.student.placed == Self.good.get() && outcome.asked > 0, "\(outcome.text)")
    }

    @Test("a copy that others may write is not taken") func writable() async throws {
        for (path, mode) in [("", 0o777), ("cache", 0o666), ("note", 0o602)] {
            let outcome = try await second { cache, note in
                let place = path == "cache" ? cache : path == "note" ? note : cache.deletingLastPathComponent()
                #expect(chmod(place.path, mode_t(mode)) == 0)
            }
            #expect(try outcome.student.placed == Self.good.get() && outcome.asked > 0, "\(path): \(outcome.text)")
        }
    }

    @Test("neither links nor pipes in a copy's place are followed", .timeLimit(.minutes(20))) func links() async throws
    {
        let elsewhere = try TemporaryFolder()
        let meddling: [(URL) throws -> Void] = [
            { place in
                let target = elsewhere.url.appending(path: UUID().uuidString)
                try FileManager.default.moveItem(at: place, to: target)
                try FileManager.default.createSymbolicLink(at: place, withDestinationURL: target)
            },
            { place in
                try FileManager.default.removeItem(at: place)
                #expect(mkfifo(place.path, 0o600) == 0)
            },
        ]
        for meddle in meddling {
            for isNote in [false, true] {
                let outcome = try await second { cache, note in try meddle(isNote ? note : cache) }
                #expect(try outcome.student.placed == Self.good.get() && outcome.asked > 0, "\(outcome.text)")
            }
        }
    }

    @Test("a damaged copy is not put in place, though its note fits") func damagedCopy() async throws {
        let outcome = try await second(pinned: false) { cache, note in
            let damaged = Self.damaged(try Self.good.get())
            try damaged.write(to: cache)
            let lines = try String(contentsOf: note, encoding: .utf8).split(
                separator: "\n", omittingEmptySubsequences: false)
            try Data(([digest(damaged)] + lines.dropFirst().map { String($0) }).joined(separator: "\n").utf8).write(
                to: note)
        }
        #expect(try outcome.student.placed == Self.good.get(), "\(outcome.text)")
    }

    private static func damaged(_ content: Data) -> Data {
        var damaged = content
        let (start, end) = (content.count * 2 / 8, content.count * 5 / 8)
        damaged.replaceSubrange(start..<end, with: Data(count: end - start))
        return damaged
    }

    /// Case faults/12.
    @Test("a cache that is damaged in its middle is not put in place") func damagedMiddle() async throws {
        let content = try Self.good.get()
        let flips = stride(from: 96, to: content.count, by: 401).map { place in
            var flipped = content
            flipped[place] ^= 0x40
            return flipped
        }
        for content in [Self.damaged(content)] + flips {
            let folder = try TemporaryFolder()
            let file = try folder.write(content, to: "c.cache")
            let student = try Student()
            let outcome = await student.start(file.absoluteString)
            if outcome.problems.isEmpty { #expect(Self.isHarmless(content), "\(outcome.text)") }
            #expect(student.files == (outcome.problems.isEmpty ? ["openai_cache.cache"] : []))
        }
        try await withLoopbackAPI { api in
            let (publisher, student) = (Publisher(api, Self.damaged(content)), try Student())
            let outcome = await student.start(publisher.url)
            #expect(student.files == [] && outcome.text.contains("damaged"), "\(outcome.text)")
        }
    }

    /// What was changed is no part of any frame's header or payload.
    private static func isHarmless(_ content: Data) -> Bool {
        let source = OpenAICache.DataSource(content, name: "x")
        return (try? OpenAICache.CacheFile(source).firstDamage()) == .some(nil)
    }

    @Test("a server that lies about its parts is given up after three tries", .timeLimit(.minutes(20)))
    func lyingRanges() async throws {
        try await withLoopbackAPI { api in
            let (publisher, student) = (Publisher(api, try Self.good.get()), try Student())
            api.answer("GET", "/c.cache", needsKey: false) { request in
                guard request.header("Range") != nil else { return publisher.reply(to: request).cut(afterBytes: 2_000) }
                return .data(
                    Data(count: 10), contentType: "x/y", status: 206,
                    headers: ["Content-Range": "bytes 0-9/10", "ETag": "\"1\"", "Retry-After": "0"])
            }
            let outcome = await student.start(publisher.url)
            #expect(outcome.problems.count == 1 && student.placed == nil, "\(outcome.text)")
            #expect(api.requestCount <= 5)
        }
    }

    @Test("what never ends and is no cache is read so far that one can say what it is", .timeLimit(.minutes(20)))
    func endless() async throws {
        try await withLoopbackAPI { api in
            let pieces = Array(repeating: Data(String(repeating: "<p>", count: 40_000).utf8), count: 1_000_000)
            // At the speed of loopback, what one session has yet to take would keep all the others waiting.
            api.answer(
                "GET", "/c.cache", needsKey: false, .stream(pieces, contentType: "text/html", gapMilliseconds: 2))
            let student = try Student(on: TemporaryFolder())
            let outcome = await student.start(api.baseURL.absoluteString + "/c.cache")
            #expect(student.placed == nil && outcome.text.contains("is not a cache"), "\(outcome.text)")
        }
    }

    /// Case cache/10.
    @Test("what was packed on the way is told of, if only its packed form was pinned") func encoded() async throws {
        let content = try Self.good.get()
        let folder = try TemporaryFolder()
        let file = try folder.write(content, to: "c")
        let zipped = try await Command(["gzip", "-k", file.path]).run()
        try #require(zipped.status == 0)
        let packed = try Data(contentsOf: file.appendingPathExtension("gz"))
        for (pin, isRight) in [("", true), (digest(content), true), (digest(packed), false)] {
            try await withLoopbackAPI { api in
                api.answer(
                    "GET", "/c.cache", needsKey: false,
                    .data(packed, contentType: "application/gzip", headers: ["Content-Encoding": "gzip"]))
                let student = try Student()
                let address = api.baseURL.absoluteString + "/c.cache" + (pin.isEmpty ? "" : "#sha256=\(pin)")
                let outcome = await student.start(address)
                #expect(student.placed == (isRight ? content : nil), "\(outcome.text)")
                if !isRight {
                    #expect(outcome.text.contains("Content-Encoding: gzip") && outcome.text.contains(digest(content)))
                }
            }
        }
    }

    @Test("links and pipes in the way of a download are not followed", .timeLimit(.minutes(20)))
    func inTheWay() async throws {
        let names = ["openai_cache.cache.download", "openai_cache.cache.download.txt"]
        for name in names {
            for isPipe in [false, true] {
                try await withLoopbackAPI { api in
                    let (publisher, student) = (Publisher(api, try Self.good.get()), try Student())
                    let victim = try student.folder.write("victim", to: "victim")
                    let place = student.folder.url.appending(path: name)
                    if isPipe {
                        #expect(mkfifo(place.path, 0o600) == 0)
                    } else {
                        try FileManager.default.createSymbolicLink(at: place, withDestinationURL: victim)
                    }
                    let outcome = await student.start(publisher.url)
                    #expect(outcome.problems.count == 1 && outcome.text.contains(name), "\(outcome.text)")
                    #expect(try String(contentsOf: victim, encoding: .utf8) == "victim")
                }
            }
        }
    }
}
