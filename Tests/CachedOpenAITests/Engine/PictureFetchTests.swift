import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// What an answer may have the recorder's machine fetch.
@Suite struct PictureFetchTests {
    private static let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3])

    private func draw(_ client: OpenAI) async throws -> [String] {
        let images = try await client.post("/images/generations", body: ["model": "p"], as: OpenAI.JSON.self)
        return images["data"]?.arrayValue?.compactMap { $0["url"]?.stringValue } ?? []
    }

    private func answer(_ urls: [String], on lesson: Lesson) {
        let images = urls.map { #"{"url":"\#($0)"}"# }.joined(separator: ",")
        lesson.api.answer("POST", "/images/generations", .json(#"{"created":1,"data":[\#(images)]}"#))
    }

    private func host(_ lesson: Lesson) -> String { "http://127.0.0.1:\(lesson.api.port)" }

    private func isKept(_ lesson: Lesson) -> Bool { FileManager.default.fileExists(atPath: lesson.journal.path) }

    /// Case faults/05: what answers at the API's own host may be no picture all the same.
    @Test(
        arguments: [
            (#"{"AccessKeyId":"SECRET"}"#, "application/json"),
            ("<svg><script>alert(1)</script></svg>", "image/svg+xml"),
            ("<html></html>", "image/png"), ("", "image/png"), ("GIF", "image/gif"), ("BM is a text", "text/plain"),
        ])
    func onlyPicturesAreKept(body: String, contentType: String) async throws {
        try await Lesson.run { lesson in
            let url = host(lesson) + "/secret"
            answer([url], on: lesson)
            lesson.api.answer(
                "GET", "../secret", needsKey: false, .data(Data(body.utf8), contentType: contentType))
            let urls = try await draw(lesson.client(.dev))
            #expect(urls == [url])
            #expect(!isKept(lesson))
            #expect(!FileManager.default.fileExists(atPath: lesson.folder.appendingPathComponent("image").path))
        }
    }

    /// Case faults/05: another name of this machine is another host.
    @Test(arguments: ["localhost", "127.1", "2130706433", "[::1]", "x.localhost", "0.0.0.0", "[::ffff:127.0.0.1]"])
    func whatIsInsideTheNetworkIsNotAsked(name: String) async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("GET", "../secret", needsKey: false, .data(Self.png, contentType: "image/png"))
            for scheme in ["http", "https"] {
                let inside = "\(scheme)://\(name):\(lesson.api.port)/secret"
                lesson.api.answer(
                    "GET", "../moved", needsKey: false,
                    .data(Data(), contentType: "x/y", status: 302, headers: ["Location": inside]))
                for url in [inside, host(lesson) + "/moved"] {
                    answer([url], on: lesson)
                    let client = lesson.client(lesson.engine(.dev), maxRetries: 0)
                    let urls = try await draw(client)
                    #expect(urls == [url])
                    #expect(!isKept(lesson))
                }
            }
            #expect(lesson.api.requestCount(path: "../secret") == 0)
        }
    }

    @Test func aRedirectWithinTheHostIsFollowedAndAHostThatIsNamedIsAsked() async throws {
        try await Lesson.run { lesson in
            let other = "http://localhost:\(lesson.api.port)"
            lesson.api.answer("GET", "../here", needsKey: false, .data(Self.png, contentType: "image/png"))
            lesson.api.answer(
                "GET", "../moved", needsKey: false,
                .data(Data(), contentType: "x/y", status: 307, headers: ["Location": "/here"]))
            answer([host(lesson) + "/moved"], on: lesson)
            let moved = try await draw(lesson.client(.dev))
            #expect(moved.allSatisfy { $0.hasSuffix(".png") })
            for named in ["localhost", other] {
                try FileManager.default.removeItem(at: lesson.journal)
                answer([other + "/here"], on: lesson)
                var settings = lesson.settings(.dev)
                settings.pictureHosts = [named]
                try? FileManager.default.removeItem(at: lesson.cacheFile)
                let urls = try await draw(lesson.client(OpenAICache.Engine(settings)))
                #expect(urls.allSatisfy { $0.hasPrefix("file:") }, "\(named)")
            }
        }
    }

    @Test func redirectsComeToAnEnd() async throws {
        try await Lesson.run { lesson in
            let url = host(lesson) + "/loop"
            answer([url], on: lesson)
            lesson.api.answer(
                "GET", "../loop", needsKey: false,
                .data(Data(), contentType: "x/y", status: 302, headers: ["Location": "/loop"]))
            let urls = try await draw(lesson.client(.dev))
            #expect(urls == [url])
            #expect(lesson.api.requestCount(path: "../loop") == 11)
        }
    }

    @Test func oneMayBeGivenUpWhileItIsRedirected() async throws {
        try await Lesson.run { lesson in
            let urls = (0..<20).map { host(lesson) + "/loop?\($0)" } + [host(lesson) + "/nothere"]
            answer(urls, on: lesson)
            lesson.api.answer("GET", "../nothere", needsKey: false, .error(404))
            lesson.api.answer(
                "GET", "../loop", needsKey: false,
                .data(Data(), contentType: "x/y", status: 302, headers: ["Location": "/loop"]))
            for _ in 0..<50 {
                let given = try await draw(lesson.client(.dev))
                #expect(given == urls)
            }
        }
    }

    /// Case faults/06.
    @Test(.timeLimit(.minutes(20))) func theFirstThatCannotBeHadEndsTheRest() async throws {
        try await Lesson.run { lesson in
            let urls = ["/nothere", "/never"].map { host(lesson) + $0 }
            answer(urls, on: lesson)
            lesson.api.answer("GET", "../nothere", needsKey: false, .error(404))
            lesson.api.answer("GET", "../never", needsKey: false, .silence)
            let given = try await draw(lesson.client(.dev))
            #expect(given == urls)
            #expect(!isKept(lesson))
        }
    }

    @Test(.timeLimit(.minutes(20))) func oneThatNeverEndsIsGivenUp() async throws {
        try await Lesson.run { lesson in
            let url = host(lesson) + "/never"
            let drip = [Self.png] + Array(repeating: Data([1]), count: 10_000)
            lesson.api.answer(
                "GET", "../never", needsKey: false, .stream(drip, contentType: "image/png", gapMilliseconds: 50))
            var bounds = OpenAICache.PictureDownload.Bounds()
            bounds.seconds = 1
            let failure = await fetch([url], lesson, bounds)
            #expect("\(failure)".contains("did not come within"), "\(failure)")
        }
    }

    @Test func aCallsTimeoutBoundsItsPicturesToo() {
        let short = OpenAICache.PictureDownload.Bounds(timeout: 7, retries: 0)
        #expect(short.seconds == 7 && short.retries == 0)
        let long = OpenAICache.PictureDownload.Bounds(timeout: 600, retries: 5)
        #expect(long.seconds == 120 && long.retries == 5)
    }

    @Test func whatIsTooLargeIsRefusedByItsLengthOrAsItComes() async throws {
        try await Lesson.run { lesson in
            let url = host(lesson) + "/large"
            answer([url], on: lesson)
            lesson.api.answer(
                "GET", "../large", needsKey: false,
                .data(Self.png + Data(count: 65 << 20), contentType: "image/png").cut(afterBytes: 200))
            let given = try await draw(lesson.client(.dev))
            #expect(given == [url])
            #expect(!isKept(lesson))

            let pieces = Array(repeating: Self.png + Data(count: 500), count: 100)
            lesson.api.answer("GET", "../pieces", needsKey: false, .stream(pieces, contentType: "image/png"))
            var bounds = OpenAICache.PictureDownload.Bounds()
            bounds.bytes = 20_000
            let failure = await fetch([host(lesson) + "/pieces"], lesson, bounds)
            #expect("\(failure)".contains("is larger than"))
        }
    }

    private func fetch(
        _ urls: [String], _ lesson: Lesson, _ bounds: OpenAICache.PictureDownload.Bounds
    ) async -> Result<[OpenAICache.RecordedAnswer.Picture], any Error> {
        let sources = OpenAICache.PictureSources(api: lesson.api.baseURL, named: [])
        guard let fetch = OpenAICache.PictureFetch(urls, from: sources, bounds) else {
            return .success([])
        }
        return await withCheckedContinuation { continuation in fetch.start { continuation.resume(returning: $0) } }
    }

    @Test func elevenHundredAreKeptAndReplayedAFewAtATime() async throws {
        try await Lesson.run { lesson in
            let urls = (0..<1_100).map { host(lesson) + "/p/\($0)" }
            answer(urls, on: lesson)
            let open = Gauge()
            lesson.api.answer("GET", "../p/*", needsKey: false) { request in
                open.enter()
                defer { open.leave() }
                try await Task.sleep(for: .milliseconds(1))
                return .data(Self.png + Data(request.path.utf8), contentType: "image/png")
            }
            let live = try await draw(lesson.client(.dev))
            #expect(Set(live).count == 1_100 && live.allSatisfy { $0.hasPrefix("file:") })
            #expect(open.most <= 8 && open.most > 1)
            try FileManager.default.removeItem(at: lesson.folder.appendingPathComponent("image"))
            let replayed = try await draw(lesson.client(.production, offline: true))
            #expect(replayed == live)
            let last = try #require(URL(string: replayed[1_099]))
            #expect(try Data(contentsOf: last) == Self.png + Data("../p/1099".utf8))
        }
    }

    /// How many are inside at once, at most.
    private final class Gauge: Sendable {
        private let counts = OpenAICache.Locked((now: 0, most: 0))
        var most: Int { counts.withLock { $0.most } }
        func enter() {
            counts.withLock { counts in
                counts.now += 1
                counts.most = max(counts.most, counts.now)
            }
        }
        func leave() { counts.withLock { $0.now -= 1 } }
    }

    @Test func aPasswordIsNotAskedFor() async throws {
        try await Lesson.run { lesson in
            let url = host(lesson) + "/locked"
            answer([url], on: lesson)
            lesson.api.answer(
                "GET", "../locked", needsKey: false,
                .data(Data("no".utf8), contentType: "x/y", status: 401, headers: ["WWW-Authenticate": "Basic realm=x"]))
            let given = try await draw(lesson.client(.dev))
            #expect(given == [url])
        }
    }
}
