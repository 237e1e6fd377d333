import Foundation
import LoopbackAPI
import TestSupport
import Testing

@testable import CachedOpenAI

/// From a real HTTP server into a student's folder: whole and checked, or not at all.
@Suite("Download", .serialized) struct DownloadTests {
    private func withPublisher(
        _ content: Data? = nil, _ body: (Publisher, Student) async throws -> Void
    ) async throws {
        let content = try content ?? Publisher.cache.get()
        try await withLoopbackAPI { api in try await body(Publisher(api, content), Student()) }
    }

    @Test("puts the cache in place, once, and nothing of the program's goes along")
    func places() async throws {
        try await withPublisher { publisher, student in
            let outcome = await student.start(publisher.url)
            #expect(student.placed == publisher.content, "\(outcome.text)")
            #expect(student.files == ["openai_cache.cache"])
            #expect(outcome.problems.isEmpty && outcome.lines.count == 1 && outcome.lines[0].contains("6 KB"))
            let request = try #require(publisher.api.requests.first)
            let names = Set(request.headers.map { $0.name.lowercased() })
            #expect(
                names.isSubset(of: [
                    "host", "user-agent", "accept", "accept-encoding", "accept-language", "connection", "range",
                ])
            )
            let again = await student.start(publisher.url)
            #expect(again.text.isEmpty)
            #expect(publisher.api.requestCount == 1)
        }
    }

    @Test("goes on where the connection broke, in the same run")
    func resumes() async throws {
        try await withPublisher { publisher, student in
            publisher.first([{ $0.cut(afterBytes: 2_000) }, { $0.cut(afterBytes: 3_000) }])
            let outcome = await student.start(publisher.url)
            #expect(student.placed == publisher.content, "\(outcome.text)")
            let ranges = publisher.api.requests.map { $0.header("Range") }
            #expect(ranges == ["bytes=-131072", "bytes=2000-", "bytes=5000-"])
            #expect(outcome.lines.contains { $0.contains("trying again") && $0.contains("after 2 KB") })
        }
    }

    @Test("goes on in the next run, when this one gave up")
    func resumesLater() async throws {
        try await withPublisher { publisher, student in
            publisher.first([{ $0.cut(afterBytes: 2_000) }, { _ in .hangUp }, { _ in .hangUp }, { _ in .hangUp }])
            let failed = await student.start(publisher.url)
            #expect(failed.problems.count == 1 && failed.text.contains("it will go on where it stopped"))
            #expect(student.placed == nil)
            let done = await student.start(publisher.url)
            #expect(student.placed == publisher.content, "\(done.text)")
            #expect(publisher.api.requests.last?.header("Range") == "bytes=2000-")
            #expect(student.files == ["openai_cache.cache"])
        }
    }

    @Test("starts over when the server has another file now, or a part that doesn't fit")
    func startsOver() async throws {
        try await withPublisher { publisher, student in
            let other = Data(repeating: 7, count: 9_000)
            publisher.first([
                { _ in
                    .data(other, contentType: "x/y", headers: ["ETag": "\"0\""]).cut(afterBytes: 4_000)
                }
            ])
            let outcome = await student.start(publisher.url)
            #expect(student.placed == publisher.content, "\(outcome.text)")
            #expect(publisher.api.requests.last?.header("If-Range") == "\"0\"")
        }
        try await withPublisher { publisher, student in
            let wrong = ["Content-Range": "bytes 1-6176/6177", "ETag": "\"1\""]
            let part = publisher.content.dropFirst()
            publisher.first([
                { $0.cut(afterBytes: 4_000) }, { _ in .data(part, contentType: "x/y", status: 206, headers: wrong) },
            ])
            let outcome = await student.start(publisher.url)
            #expect(student.placed == publisher.content, "\(outcome.text)")
        }
        try await withPublisher { publisher, student in
            publisher.first([{ $0.cut(afterBytes: 4_000) }, { _ in .error(416) }])
            let outcome = await student.start(publisher.url)
            #expect(student.placed == publisher.content, "\(outcome.text)")
        }
    }

    @Test("keeps no part of another URL's file")
    func otherURL() async throws {
        try await withPublisher { publisher, student in
            publisher.first([{ $0.cut(afterBytes: 2_000) }, { _ in .error(404) }])
            _ = await student.start(publisher.url)
            #expect(FileManager.default.fileExists(atPath: student.partial.path))
            let outcome = await student.start(publisher.url + "?lecture=2")
            #expect(student.placed == publisher.content, "\(outcome.text)")
            #expect(publisher.api.requests.last?.header("Range") == "bytes=-131072")
        }
    }

    @Test("follows redirects, also to the rest of a file")
    func redirects() async throws {
        try await withPublisher { publisher, student in
            publisher.api.answer("GET", "/moved", needsKey: false) { _ in
                .data(Data("moved".utf8), contentType: "text/plain", status: 302, headers: ["Location": publisher.url])
            }
            publisher.first([{ $0 }, { $0.cut(afterBytes: 2_000) }])
            let outcome = await student.start(publisher.api.baseURL.absoluteString + "/moved")
            #expect(student.placed == publisher.content, "\(outcome.text)")
            #expect(publisher.api.requests.map(\.path).prefix(2) == ["/moved", "/c.cache"])
        }
    }

    @Test("a server that is busy is asked again")
    func busy() async throws {
        try await withPublisher { publisher, student in
            publisher.first([{ _ in .error(503, headers: ["Retry-After": "0"]) }])
            let outcome = await student.start(publisher.url)
            #expect(student.placed == publisher.content, "\(outcome.text)")
            #expect(outcome.text.contains("503 Service Unavailable"))
        }
    }

    /// A page beside a refusal that would take two minutes.
    private static let endless = LoopbackAPI.Reply.stream(
        Array(repeating: Data("no".utf8), count: 1_200), contentType: "text/html", gapMilliseconds: 100, status: 410)

    /// What comes instead of a cache, and what a student is told.
    private static let wrong: [(reply: LoopbackAPI.Reply, words: String)] = [
        (.error(404), "404 Not Found. Check the URL"),
        (endless, "410 Gone"),
        (.error(403), "Ask your teacher for a link that everyone may open"),
        (.data(Data(), contentType: "x/y"), "damaged or was cut short"), (.json("{\"error\": 1}"), "this is JSON"),
        (.data(Data("\n<!DOCTYPE html><p>Log in".utf8), contentType: "text/html"), "this is a web page"),
        (.data(Data("OIAF, really".utf8), contentType: "x/y"), "is not a cache"),
        (.data(Data([0x1F, 0x8B, 8, 4, 1]), contentType: "x/y"), "can't be unpacked"),
        (.data(Data([0x1F, 0x8B, 8, 0] + Array(repeating: 0, count: 99)), contentType: "x/y"), "can't be unpacked"),
        (
            .data(Data([0x1F, 0x8B, 8, 0] + Array(repeating: 255, count: 99)), contentType: "x/y"),
            "more than 1073741824"
        ),
    ]

    @Test(
        "anything but a cache is refused, with what came and what to do", .timeLimit(.minutes(20)),
        arguments: wrong.indices)
    func refuses(index: Int) async throws {
        try await withPublisher { publisher, student in
            publisher.api.answer("GET", "/c.cache", needsKey: false, Self.wrong[index].reply)
            let outcome = await student.start(publisher.url)
            #expect(outcome.problems.count == 1 && outcome.text.contains(Self.wrong[index].words), "\(outcome.text)")
            #expect(student.files == [])
        }
    }

    @Test("a cache that was cut short where it is published is refused, wherever the cut is")
    func cutAtThePublisher() async throws {
        let whole = try Publisher.cache.get()
        for count in [1, 50, 95, 96, 1_000, 3_000, whole.count - 1] {
            try await withPublisher(whole.prefix(count)) { publisher, student in
                let outcome = await student.start(publisher.url)
                #expect(outcome.problems.count == 1, "\(count): \(outcome.text)")
                #expect(student.files == [])
            }
        }
    }

    @Test("an address that is none is refused before anything is asked")
    func addresses() async throws {
        let student = try Student()
        for address in ["ftp://a/b", "example.org/c", "http://", "//x", "http://a/#sha256=12", "http://a/#md5=1", "§§"]
        {
            let outcome = await student.start(address)
            #expect(outcome.problems.count == 1 && outcome.lines.isEmpty, "\(address): \(outcome.text)")
        }
        #expect(student.files == [])
        let none = await student.start("")
        #expect(none.text.isEmpty)
    }

    @Test("a password in the address is not shown")
    func password() async throws {
        let outcome = await (try Student()).start("http://me:hunter2@127.0.0.1:1/c?token=hunter2#hunter2")
        #expect(outcome.problems.count == 1 && !outcome.text.contains("hunter2"), "\(outcome.text)")
    }

    @Test("a file of this machine")
    func file() async throws {
        let (student, folder) = (try Student(), try TemporaryFolder())
        let file = try folder.write(try Publisher.cache.get(), to: "a b.cache")
        let outcome = await student.start(file.absoluteString, offline: true)
        #expect(try student.placed == Publisher.cache.get(), "\(outcome.text)")
        let none = await (try Student()).start(folder.url.absoluteString)
        #expect(none.problems.count == 1 && none.text.contains("is not a file"))
    }

    @Test("the bar")
    func bar() {
        typealias Progress = OpenAICache.DownloadProgress
        #expect(Progress.bar(0, of: 1_000_000) == "[..............................] 0 % of 1.0 MB")
        #expect(Progress.bar(500, of: 1_000) == "[###############...............] 50 % of 1 KB")
        #expect(Progress.bar(1_000, of: 1_000).contains("[##############################] 100 %"))
        #expect(Progress.bar(70_000, of: nil) == "70 KB")
        #expect(Progress.bar(9, of: 0) == "9 bytes")
    }
}
