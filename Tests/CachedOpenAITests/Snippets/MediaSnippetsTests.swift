import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// The snippets print; a test run need not show it.
private func print(_ items: Any...) {}

/// What the official documentation's snippets for files, sound, pictures and embeddings look like in Swift spelling.
@Suite struct MediaSnippetsTests {
    private func lesson(_ path: String, _ answer: LoopbackAPI.Reply, _ snippet: (OpenAI, Lesson) async throws -> Void)
        async throws
    {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", path, answer)
            try Data("what is in it".utf8).write(to: lesson.folder.appendingPathComponent("notes.mp3"))
            try await snippet(lesson.client(.production), lesson)
        }
    }

    @Test func filesAreGivenByURLAndPath() async throws {
        let answer = LoopbackAPI.Reply.json(#"{"id":"file-1","object":"file","bytes":13}"#)
        try await lesson("/files", answer) { client, lesson in
            let url = lesson.folder.appendingPathComponent("notes.mp3")
            let file = try await client.files.create(
                file: url,
                purpose: "user_data",
                expiresAfter: ["anchor": "created_at", "seconds": 3600]
            )
            #expect(file.id == "file-1")
            _ = try await client.files.create(file: "\(lesson.folder.path)/notes.mp3", purpose: "user_data")
            _ = try await client.files.create(file: .init(contentsOf: url), purpose: "user_data")
            let bodies = lesson.api.requests.map(\.text)
            #expect(bodies.allSatisfy { $0.contains("filename=\"notes.mp3\"") && $0.contains("what is in it") })
        }
    }

    @Test func aPathThatLeadsNowhereIsNamed() async throws {
        try await Lesson.run { lesson in
            let files = lesson.client(.production).files
            let error = await #expect(throws: OpenAI.OpenAIError.self) {
                try await files.create(file: "nowhere/at-all.txt", purpose: "user_data")
            }
            #expect(error?.message.contains("at-all.txt") == true && lesson.api.requestCount == 0)
        }
    }

    @Test func speechIsWrittenDown() async throws {
        let text = LoopbackAPI.Reply.json(#"{"text":"Good morning."}"#)
        try await lesson("/audio/transcriptions", text) { client, lesson in
            let audioFile = lesson.folder.appendingPathComponent("notes.mp3")
            let transcript = try await client.audio.transcriptions.create(
                model: "snippet-transcribe",
                file: audioFile,
                responseFormat: "verbose_json",
                timestampGranularities: ["word"]
            )
            #expect(transcript.text == "Good morning.")
            var heard = ""
            for try await event in client.audio.transcriptions.stream(model: "snippet-transcribe", file: audioFile) {
                if case .textDone(let whole) = event { heard = whole.text }
            }
            #expect(heard == "Good morning.")
            let path = "\(lesson.folder.path)/notes.mp3"
            let blocking = try client.blocking.audio.transcriptions.create(
                model: "snippet-transcribe", file: "\(path)")
            #expect(blocking.text == "Good morning.")
        }
        try await lesson("/audio/translations", text) { client, lesson in
            let audioFile = lesson.folder.appendingPathComponent("notes.mp3")
            let translation = try await client.audio.translations.create(model: "snippet-transcribe", file: audioFile)
            #expect(translation.text == "Good morning.")
        }
    }

    @Test func aVoiceIsANameOrOnesOwn() async throws {
        try await lesson("/audio/speech", .data(Data([1, 2]), contentType: "audio/mpeg")) { client, lesson in
            let voice = "alloy"
            let speech = try await client.audio.speech.create(
                model: "snippet-tts",
                voice: voice,
                input: "The tide is high.",
                instructions: "Speak cheerfully."
            )
            try speech.write(to: lesson.folder.appendingPathComponent("speech.mp3"))
            _ = try await client.audio.speech.create(model: "m", voice: "coral", input: "a")
            _ = try await client.audio.speech.create(model: "m", voice: ["id": "voice_1"], input: "a")
            let voices = try lesson.api.requests.map { try OpenAI.JSON(parsing: $0.body)["voice"] }
            #expect(voices == ["alloy", "coral", ["id": "voice_1"]])
        }
    }

    @Test func aPictureHasItsData() async throws {
        let picture = Data("GIF89a".utf8)
        let answer = LoopbackAPI.Reply.json(#"{"created":1,"data":[{"b64_json":"\#(picture.base64EncodedString())"}]}"#)
        try await lesson("/images/generations", answer) { client, lesson in
            let result = try await client.images.generate(
                model: "snippet-image",
                prompt: "A lighthouse at night",
                n: 1,
                size: "1024x1024"
            )
            let image = try #require(result.data?[0])
            try image.data?.write(to: lesson.folder.appendingPathComponent("otter.png"))
            #expect(image.data == picture)
            let file = lesson.folder.appendingPathComponent("notes.mp3")
            let onDisk = try OpenAI.Image(json: ["url": .init(file.absoluteString)])
            #expect(onDisk.data == Data("what is in it".utf8))
            #expect(try OpenAI.Image(json: ["url": "https://example.com/a.png"]).data == nil)
        }
    }

    @Test func picturesAreEditedByPath() async throws {
        try await lesson("/images/edits", .json(#"{"created":1,"data":[{"b64_json":"aGk="}]}"#)) { client, lesson in
            let path = "\(lesson.folder.path)/notes.mp3"
            let result = try await client.images.edit(
                model: "snippet-image",
                image: ["\(path)", "\(path)"],
                prompt: "Both of them in a basket"
            )
            #expect(result.data?.first?.b64JSON == "aGk=")
        }
    }

    @Test func embeddingsAreVectors() async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(.production)
            let response = try await client.embeddings.create(
                model: "snippet-embedding",
                input: "The food was delicious and the waiter...",
                encodingFormat: "float"
            )
            print(response.data[0].embedding)
            #expect(response.data[0].embedding.count == 8)
        }
    }
}
