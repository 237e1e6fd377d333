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
}
