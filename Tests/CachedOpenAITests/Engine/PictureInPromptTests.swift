import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A recorded picture that is shown to the model counts by its content, wherever it lies.
@Suite struct PictureInPromptTests {
    private static let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3])
    private static let dataURL = "data:image/png;base64,\(png.base64EncodedString())"

    private func draw(_ client: OpenAI) async throws -> String {
        let images = try await client.images.generate(model: "dall-e-3", prompt: "a lighthouse")
        return images.data?.first?.url?.absoluteString ?? "-"
    }

    private func describe(_ url: String, _ client: OpenAI) async throws -> String {
        let completion = try await client.chat.completions.create(
            model: "gpt-4o-mini", messages: [.user([.text("What is this?"), .imageURL(url)])])
        let response = try await client.responses.create(
            model: "gpt-4o-mini",
            input: [.init(json: ["role": "user", "content": [["type": "input_image", "image_url": .string(url)]]])])
        return (completion.choices[0].message.content ?? "-") + response.outputText
    }

    private func serve(on lesson: Lesson) {
        let url = "http://127.0.0.1:\(lesson.api.port)/a.png"
        lesson.api.answer("POST", "/images/generations", .json(#"{"created":1,"data":[{"url":"\#(url)"}]}"#))
        lesson.api.answer("GET", "../a.png", needsKey: false, .data(Self.png, contentType: "image/png"))
    }

    @Test func aPictureThatWasMadeIsLookedAtInAnyFolder() async throws {
        try await Lesson.run { lesson in
            serve(on: lesson)
            let dev = lesson.client(.dev)
            let url = try await draw(dev)
            #expect(url.hasPrefix("file:"))
            let seen = try await describe(url, dev)
            let sent = lesson.api.requests.suffix(2).map(\.text)
            let escaped = Self.dataURL.replacingOccurrences(of: "/", with: #"\/"#)
            #expect(sent.allSatisfy { $0.contains(Self.dataURL) || $0.contains(escaped) })
            #expect(sent.allSatisfy { !$0.contains("file:") })

            let other = lesson.folder.appendingPathComponent("elsewhere")
            try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                at: lesson.journal, to: other.appendingPathComponent("openai_cache_temp.bin"))
            var settings = lesson.settings(.production, offline: true)
            settings.directory = other
            let student = lesson.client(OpenAICache.Engine(settings), key: nil)
            let there = try await draw(student)
            #expect(there != url && there.contains("elsewhere"))
            #expect(try await describe(there, student) == seen)
        }
    }

    @Test func noOtherFileIsSentAndNoTextIsTouched() async throws {
        try await Lesson.run { lesson in
            serve(on: lesson)
            let dev = lesson.client(.dev)
            let picture = try await draw(dev)
            let folder = lesson.folder.appendingPathComponent("image")
            let secret = folder.appendingPathComponent("secret.png")
            try Data("secret".utf8).write(to: secret)
            let outside = lesson.folder.appendingPathComponent(URL(string: picture)?.lastPathComponent ?? "-")
            try Self.png.write(to: outside)
            let climbing = folder.absoluteString + "../image/../" + outside.lastPathComponent
            for url in [secret.absoluteString, outside.absoluteString, climbing] {
                _ = try await describe(url, dev)
                #expect(lesson.api.requests.suffix(2).allSatisfy { !$0.text.contains("base64") }, "\(url)")
            }
            // A picture that was changed is another one.
            if let file = URL(string: picture) { try Data("changed".utf8).write(to: file) }
            _ = try await describe(picture, dev)
            #expect(lesson.api.requests.suffix(2).allSatisfy { !$0.text.contains("base64") })
            _ = try await dev.ask("Look at \(picture)")
            #expect(lesson.api.requests.last?.text.contains("base64") == false)
        }
    }

    /// Every kind of place in which the API takes a picture by its URL.
    @Test(
        arguments: [
            #"{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"URL"}}]}]}"#,
            #"{"input":[{"role":"user","content":[{"type":"input_image","image_url":"URL"}]}]}"#,
            #"{"input":[{"type":"function_call_output","call_id":"c","output":[{"type":"input_image","image_url":"URL"}]}]}"#,
            #"{"input":[{"type":"computer_call_output","output":{"type":"computer_screenshot","image_url":"URL"}}]}"#,
            #"{"input":[{"type":"image_url","image_url":{"url":"URL"}}],"model":"omni-moderation-latest"}"#,
            #"{"items":[{"type":"message","role":"user","content":[{"type":"input_image","image_url":"URL"}]}]}"#,
            #"{"images":[{"image_url":"URL"}],"prompt":"p"}"#, #"{"images":[],"mask":{"image_url":"URL"}}"#,
            #"{"tools":[{"type":"image_generation","input_image_mask":{"image_url":"URL"}}]}"#,
            #"{"prompt":{"id":"p","variables":{"v":{"type":"input_image","image_url":"URL"}}}}"#,
        ])
    func eachPlaceOfAPictureCounts(body: String) throws {
        let json = try OpenAICache.JSON(parsing: Data(body.utf8))
        let changed = OpenAICache.ImageParts.replacing(in: json) { $0 == "URL" ? "CONTENT" : nil }
        let expected = body.replacingOccurrences(of: "URL", with: "CONTENT")
        #expect(try changed == OpenAICache.JSON(parsing: Data(expected.utf8)))
    }

    @Test(
        arguments: [
            #"{"messages":[{"role":"user","content":"URL"}]}"#, #"{"prompt":"URL"}"#, #"{"input":"URL"}"#,
            #"{"messages":[{"role":"user","content":[{"type":"text","text":"URL","image_url":"URL"}]}]}"#,
            #"{"input":[{"type":"web_search_call","action":{"url":"URL"}}],"metadata":{"image_url":"URL"}}"#,
            #"{"tools":[{"type":"mcp","server_url":"URL"}],"user":"URL","image_url":"URL"}"#,
            #"{"input":[{"role":"user","content":[{"type":"input_file","file_url":"URL"}]}]}"#,
        ])
    func noOtherPlaceDoes(body: String) throws {
        let json = try OpenAICache.JSON(parsing: Data(body.utf8))
        #expect(OpenAICache.ImageParts.replacing(in: json) { _ in "CONTENT" } == nil)
    }

    /// The URL may come back spelled otherwise: by its other path, or percent-encoded in another way.
    @Test func aPictureIsKnownByWhateverPathItHas() throws {
        try Scratch.run { scratch in
            let manager = FileManager.default
            try manager.createDirectory(atPath: scratch.path("wörk 1"), withIntermediateDirectories: false)
            try manager.createSymbolicLink(atPath: scratch.path("link"), withDestinationPath: scratch.path("wörk 1"))
            let folder = OpenAICache.PictureFolder(
                in: scratch.folder.appendingPathComponent("link"),
                orIn: scratch.folder.appendingPathComponent("caches"),
                log: .init(isVerbose: false))
            let url = try placed(by: folder)
            let name = try #require(URL(string: url)?.lastPathComponent)
            let other = scratch.folder.appendingPathComponent("wörk 1/image/\(name)").absoluteString
            let encoded = url.replacingOccurrences(of: "image", with: "im%61ge")
            for url in [url, other, encoded] { #expect(inlined(url, by: folder) == Self.dataURL, "\(url)") }

            try manager.removeItem(atPath: scratch.path("wörk 1/image"))
            try scratch.write(Data(), to: "wörk 1/image")
            let elsewhere = try placed(by: folder)
            #expect(elsewhere.contains("/caches/") && inlined(elsewhere, by: folder) == Self.dataURL)
            #expect(mkfifo(scratch.path("caches/CachedOpenAI/image/pipe.png"), 0o600) == 0)
            let pipe = elsewhere.replacingOccurrences(of: name, with: "pipe.png")
            #expect(inlined(pipe, by: folder) == pipe)
        }
    }

    private func placed(by folder: OpenAICache.PictureFolder) throws -> String {
        let answer = OpenAICache.RecordedAnswer(
            status: 200, headers: [:], body: Data(#"{"data":[{"url":"u"}]}"#.utf8),
            pictures: [.init(url: "u", contentType: nil, content: Self.png)], recordedAt: 0)
        return try OpenAICache.JSON(parsing: folder.placing(answer).body)["data"]?[0]?["url"]?.stringValue ?? "-"
    }

    private func inlined(_ url: String, by folder: OpenAICache.PictureFolder) -> String? {
        let body: OpenAICache.JSON = ["input": [["type": "input_image", "image_url": .string(url)]]]
        guard case .json(let json, _) = folder.inlined(in: .json(body)) else { return nil }
        return json["input"]?[0]?["image_url"]?.stringValue
    }
}
