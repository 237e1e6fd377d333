import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct PictureTests {
    private static let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3])
    private static let jpeg = Data([0xFF, 0xD8, 0xFF, 0xE0, 9, 9])

    /// Lets the server answer with URLs of pictures, which it serves once each.
    private func serve(_ pictures: [Data], on lesson: Lesson, contentType: String = "image/png") -> String {
        let host = "http://127.0.0.1:\(lesson.api.port)"
        let images = pictures.enumerated().map { index, content in
            lesson.api.answer(
                "GET", "../pictures/\(index)", needsKey: false, .data(content, contentType: contentType),
                .error(403, "expired"))
            return #"{ "revised_prompt":"é", "url":"\#(host)/pictures/\#(index)?sig=a\u0026b=c"}"#
        }
        let body = #"{"created":1.70e9, "data":[\#(images.joined(separator: ", "))]}"#
        lesson.api.answer("POST", "/images/generations", .json(body))
        return body
    }

    private func draw(_ client: OpenAI) async throws -> [URL] {
        let images = try await client.images.generate(model: "dall-e-2", prompt: "a lighthouse", n: 2)
        return (images.data ?? []).compactMap(\.url)
    }

    private func contents(_ urls: [URL]) -> [Data?] { urls.map { try? Data(contentsOf: $0) } }

    private func files(_ lesson: Lesson) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: lesson.folder.appendingPathComponent("image").path).sorted()
    }

    @Test func picturesAreKeptAndReplayedWhenTheirURLsHaveExpired() async throws {
        try await Lesson.run { lesson in
            let body = serve([Self.png, Self.jpeg], on: lesson)
            let live = try await draw(lesson.client(.dev))
            #expect(contents(live) == [Self.png, Self.jpeg])
            #expect(live.allSatisfy { $0.isFileURL })
            #expect(live.map(\.pathExtension) == ["png", "jpg"])
            #expect(lesson.api.requests.dropFirst().allSatisfy { $0.header("Authorization") == nil })
            #expect(lesson.api.requestCount == 3)

            try FileManager.default.removeItem(at: lesson.folder.appendingPathComponent("image"))
            #expect(try await draw(lesson.client(.production, offline: true, key: nil)) == live)
            #expect(contents(live) == [Self.png, Self.jpeg])
            // Merged into the cache file, blocking, in dev mode.
            try FileManager.default.removeItem(at: lesson.folder.appendingPathComponent("image"))
            let merged = try lesson.client(.dev).blocking.images.generate(
                model: "dall-e-2", prompt: "a lighthouse", n: 2)
            #expect(merged.data?.compactMap(\.url) == live)
            #expect(try files(lesson).count == 2)
            #expect(lesson.api.requestCount == 3)
            // All but the URLs is as it came.
            let engine = lesson.engine(.production, offline: true)
            let call = try lesson.client(engine).call(for: Self.request)
            var expected = body
            for (index, url) in live.enumerated() {
                let old = #"http://127.0.0.1:\#(lesson.api.port)/pictures/\#(index)?sig=a\u0026b=c"#
                expected = expected.replacingOccurrences(of: old, with: url.absoluteString)
            }
            let replayed = try await engine.answer(to: call)
            #expect(String(decoding: replayed.body, as: UTF8.self) == expected)
        }
    }

    private static let request = OpenAI.Request(
        method: "POST", path: "/images/generations",
        body: .json(["model": "dall-e-2", "prompt": "a lighthouse", "n": 2]))

    @Test func anEqualFileStaysAndAnotherOneIsReplaced() async throws {
        try await Lesson.run { lesson in
            _ = serve([Self.png], on: lesson)
            let file = try #require(try await draw(lesson.client(.dev)).first)
            func number() throws -> Int {
                try FileManager.default.attributesOfItem(atPath: file.path)[.systemFileNumber] as? Int ?? 0
            }
            let before = try number()
            let replay = lesson.client(.production, offline: true)
            #expect(try await draw(replay) == [file])
            #expect(try number() == before)
            try Data("spoilt".utf8).write(to: file)
            #expect(try await draw(replay) == [file])
            #expect(try Data(contentsOf: file) == Self.png)
            #expect(try files(lesson).count == 1)
        }
    }

    @Test func aPictureThatCannotBeHadLeavesTheAnswerAsItCameAndUnkept() async throws {
        try await Lesson.run { lesson in
            _ = serve([Self.png, Self.jpeg], on: lesson)
            lesson.api.answer("GET", "../pictures/1", needsKey: false, .error(404))
            let urls = try await draw(lesson.client(.dev))
            #expect(urls.map(\.scheme) == ["http", "http"])
            #expect(!FileManager.default.fileExists(atPath: lesson.folder.appendingPathComponent("image").path))
            await #expect(throws: OpenAI.MissError.self) {
                try await draw(lesson.client(.production, offline: true))
            }
        }
    }

    @Test(
        arguments: [
            "file:///etc/passwd", "../../../etc/passwd", "ftp://127.0.0.1/x", "http:///x", "not a url", "javascript:1",
            "http://127.0.0.1:1/refused",
        ])
    func aHostileURLIsNeitherReadNorKept(url: String) async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/images/generations", .json(#"{"data":[{"url":"\#(url)"}]}"#))
            let client = lesson.client(lesson.engine(.dev), maxRetries: 0)
            let answer = try await client.send(Self.request, as: OpenAI.JSON.self)
            #expect(answer["data"]?[0]?["url"]?.stringValue == url)
            #expect(!FileManager.default.fileExists(atPath: lesson.folder.appendingPathComponent("image").path))
            #expect(!FileManager.default.fileExists(atPath: lesson.journal.path))
        }
    }

    @Test func aRecordingCannotNameAPlaceOutsideTheFolder() async throws {
        try await Lesson.run { lesson in
            let evil = "../../evil.sh"
            let folder = OpenAICache.PictureFolder(
                in: lesson.folder.appendingPathComponent("work"), log: .init(isVerbose: false))
            let recorded = OpenAICache.RecordedAnswer(
                status: 200, headers: [:], body: Data(#"{"data":[{"url":"\#(evil)"}]}"#.utf8),
                pictures: [.init(url: evil, contentType: "image/../../x", content: Data("#!".utf8))], recordedAt: 0)
            let placed = try OpenAI.JSON(parsing: folder.placing(recorded).body)
            let url = try #require(placed["data"]?[0]?["url"]?.stringValue.flatMap { URL(string: $0) })
            #expect(url.deletingLastPathComponent().path == lesson.folder.path + "/work/image")
            #expect(url.pathExtension == "bin")
            #expect(try FileManager.default.contentsOfDirectory(atPath: lesson.folder.path) == ["work"])
        }
    }

    /// Case cache/13: as in an app, whose working directory can't be written into.
    @Test func whereTheFolderCannotBeWrittenTheCachesFolderServes() async throws {
        try await Lesson.run { lesson in
            _ = serve([Self.png], on: lesson)
            try Data().write(to: lesson.folder.appendingPathComponent("image"))
            let caches = lesson.folder.appendingPathComponent("caches")
            for client in [lesson.client(.dev), lesson.client(.production, offline: true)] {
                let urls = try await draw(client)
                #expect(contents(urls) == [Self.png])
                #expect(urls.allSatisfy { $0.path.hasPrefix(caches.path) })
                try FileManager.default.removeItem(at: caches)
            }
            try Data().write(to: caches)
            let urls = try await draw(lesson.client(.production, offline: true))
            #expect(urls.map(\.scheme) == ["http"])
        }
    }

    @Test func productionReturnsAMissAsItCameAndWritesNothing() async throws {
        try await Lesson.run { lesson in
            _ = serve([Self.png], on: lesson)
            let urls = try await draw(lesson.client(.production))
            #expect(urls.map(\.scheme) == ["http"])
            #expect(lesson.api.requestCount == 1)
            let left = try FileManager.default.contentsOfDirectory(atPath: lesson.folder.path)
            #expect(left.isEmpty)
        }
    }

    @Test func picturesTravelThroughEditsVariationsAndAnyEndpointThatEndsSo() async throws {
        try await Lesson.run { lesson in
            let url = "http://127.0.0.1:\(lesson.api.port)/pictures/p"
            lesson.api.answer("GET", "../pictures/p", needsKey: false, .data(Self.png, contentType: "x/y"))
            for path in ["/images/edits", "/images/variations", "/deployments/d/images/generations"] {
                lesson.api.answer("POST", path, .json(#"{"data":[{"url":"\#(url)"}]}"#))
            }
            let client = lesson.client(.dev)
            let file = OpenAI.FileInput(Self.png, filename: "a.png")
            let edited = try await client.images.edit(image: file, prompt: "night")
            let varied = try await client.images.createVariation(image: file)
            let other = try await client.post(
                "/deployments/d/images/generations", body: [:], as: OpenAI.ImagesResponse.self)
            for images in [edited, varied, other] {
                #expect(images.data?[0].url?.isFileURL == true)
            }
        }
    }

    @Test func identicalRequestsShareOneAnswerWithItsPictures() async throws {
        try await Lesson.run { lesson in
            _ = serve([Self.png], on: lesson)
            let client = lesson.client(.dev)
            let found = try await withThrowingTaskGroup(of: [URL].self) { group in
                for _ in 0..<10 { group.addTask { try await draw(client) } }
                return try await group.reduce(into: Set<[URL]>()) { $0.insert($1) }
            }
            #expect(found.count == 1 && found.first?.first?.isFileURL == true)
            #expect(lesson.api.requestCount == 2)
        }
    }

    @Test func oneWhoGivesUpWhileAPictureComesIsNotKeptWaiting() async throws {
        try await Lesson.run { lesson in
            _ = serve([Self.png], on: lesson)
            lesson.api.answer("GET", "../pictures/0", needsKey: false, .silence)
            let drawing = Task { try await draw(lesson.client(.dev)) }
            try await lesson.api.waitForRequests(2)
            drawing.cancel()
            await #expect(throws: CancellationError.self) { try await drawing.value }
        }
    }

    @Test func anErrorIsThrownAsEver() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/images/generations", .error(400, "no such thing"))
            let error = await #expect(throws: OpenAI.BadRequestError.self) { try await draw(lesson.client(.dev)) }
            #expect(error?.message.contains("no such thing") == true)
        }
    }
}
