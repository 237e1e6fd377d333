import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct AudioTests {
    private static let sound = Data((0..<5_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })

    private func speak(_ client: OpenAI, seed: Int? = nil) async throws -> OpenAI.BinaryContent {
        try await client.audio.speech.create(model: "tts-1", voice: "alloy", input: "Good morning.", seed: seed)
    }

    @Test func speechIsReplayedAsTheSameBytesAndWrittenToAFile() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer(
                "POST", "/audio/speech",
                .data(Self.sound, contentType: "audio/mpeg", headers: ["x-request-id": "r1"]))
            let live = try await speak(lesson.client(.dev), seed: 7)
            #expect(lesson.api.requests[0].text == #"{"model":"tts-1","voice":"alloy","input":"Good morning."}"#)
            let offline = lesson.client(.production, offline: true, key: nil)
            let replayed = try await speak(offline, seed: 7)
            #expect(live.content == Self.sound && replayed.content == Self.sound)
            #expect(replayed.content[0] == Self.sound[0])
            #expect(replayed.contentType == "audio/mpeg" && replayed.requestID == "r1" && replayed.response.isReplay)
            let blocking = try offline.blocking.audio.speech.create(
                model: "tts-1", voice: "alloy", input: "Good morning.")
            #expect(blocking == live)
            let file = lesson.folder.appendingPathComponent("speech.mp3")
            try replayed.write(to: file)
            try replayed.write(to: file)
            #expect(try Data(contentsOf: file) == Self.sound)
            #expect(lesson.api.requestCount == 1)
        }
    }

    @Test func speechComesInPiecesLiveAndReplayed() async throws {
        try await Lesson.run { lesson in
            let pieces = [Self.sound.prefix(2_000), Self.sound.dropFirst(2_000)].map { Data($0) }
            lesson.api.answer(
                "POST", "/audio/speech", .stream(pieces, contentType: "audio/mpeg", gapMilliseconds: 100))
            var live: [Data] = []
            let client = lesson.client(.dev)
            for try await piece in client.audio.speech.stream(model: "tts-1", voice: "alloy", input: "Hi") {
                live.append(piece)
            }
            #expect(live.reduce(Data(), +) == Self.sound)
            let offline = lesson.client(.production, offline: true)
            let file = lesson.folder.appendingPathComponent("speech.mp3")
            try Data(count: 9_000).write(to: file)
            try await offline.audio.speech.stream(model: "tts-1", voice: "alloy", input: "Hi").write(to: file)
            #expect(try Data(contentsOf: file) == Self.sound)
            var blocking: [Data] = []
            try offline.blocking.audio.speech.stream(model: "tts-1", voice: "alloy", input: "Hi") {
                blocking.append($0)
            }
            #expect(blocking == live && blocking.last?[0] == live.last?[0])
            let whole = try await offline.audio.speech.create(model: "tts-1", voice: "alloy", input: "Hi")
            #expect(whole.content == Self.sound)
            #expect(lesson.api.requestCount == 1)
        }
    }

    @Test func anErrorInPlaceOfSoundIsThrownAndWritesNoFile() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/audio/speech", .error(400, "no such voice"))
            let client = lesson.client(.dev)
            await #expect(throws: OpenAI.BadRequestError.self) { try await speak(client) }
            let file = lesson.folder.appendingPathComponent("speech.mp3")
            await #expect(throws: OpenAI.BadRequestError.self) {
                try await client.audio.speech.stream(model: "tts-1", voice: "x", input: "Hi").write(to: file)
            }
            #expect(!FileManager.default.fileExists(atPath: file.path))
        }
    }

    @Test func aTranscriptionSendsTheFileAndIsKeyedByIt() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer(
                "POST", "/audio/transcriptions", .json(#"{"text":"hello","usage":{"type":"duration","seconds":2}}"#))
            let file = lesson.folder.appendingPathComponent("a.wav")
            try Self.sound.write(to: file)
            let client = lesson.client(.dev)
            let live = try await client.audio.transcriptions.create(
                model: "whisper-1", file: .init(contentsOf: file), language: "en", temperature: 0.2,
                timestampGranularities: ["word"], seed: 4, options: .init(body: ["extra": 1]))
            #expect(live.text == "hello" && live.usage?.seconds == 2)
            let form = try Form(lesson.api.requests[0])
            #expect(
                form.texts == [
                    "model=whisper-1", "language=en", "temperature=0.2", "timestamp_granularities[]=word", "extra=1",
                ])
            #expect(form.files == ["file a.wav audio/wav"])
            #expect(form.content("file") == Self.sound)

            let other = lesson.folder.appendingPathComponent("b.wav")
            try FileManager.default.moveItem(at: file, to: other)
            let offline = lesson.client(.production, offline: true, key: nil)
            let replayed = try offline.blocking.audio.transcriptions.create(
                model: "whisper-1", file: .init(contentsOf: other), language: "en", temperature: 0.2,
                timestampGranularities: ["word"], seed: 4, options: .init(body: ["extra": 1]))
            #expect(replayed == live)
            let missing = await #expect(throws: OpenAI.OpenAIError.self) {
                try await offline.audio.transcriptions.create(model: "whisper-1", file: .init(contentsOf: file))
            }
            #expect(missing?.message.contains(file.path) == true)
            #expect(lesson.api.requestCount == 1)
        }
    }

    @Test(arguments: [("text", "text/plain"), ("srt", "text/plain; charset=utf-8"), ("vtt", "text/vtt")])
    func aPlainTextAnswerBecomesTheText(format: String, contentType: String) async throws {
        try await Lesson.run { lesson in
            let text = "1\n00:00:00,000 --> 00:00:01,000\nGood morning – é.\n"
            lesson.api.answer(
                "POST", "/audio/transcriptions", .data(Data(text.utf8), contentType: contentType))
            lesson.api.answer("POST", "/audio/translations", .data(Data(text.utf8), contentType: contentType))
            for client in [lesson.client(.dev), lesson.client(.production, offline: true)] {
                let file = OpenAI.FileInput(Self.sound, filename: "a.mp3")
                let transcription = try await client.audio.transcriptions.create(
                    model: "whisper-1", file: file, responseFormat: format)
                let translation = try await client.audio.translations.create(
                    model: "whisper-1", file: file, responseFormat: format)
                #expect(transcription.text == text && translation.text == text)
            }
        }
    }

    @Test func wordsSegmentsAndSpeakersAreRead() async throws {
        try await Lesson.run { lesson in
            let verbose = """
                {"task":"transcribe","language":"english","duration":"8.5","text":"Hi you.",
                "words":[{"word":"Hi","start":0,"end":0.5}],
                "segments":[{"id":0,"seek":0,"start":0.0,"end":3.5,"text":"Hi you.","tokens":[1,2],"temperature":0.0,
                "avg_logprob":-0.5,"compression_ratio":1.2,"no_speech_prob":0.01}]}
                """
            let diarized = """
                {"task":"transcribe","duration":3,"text":"Hi","segments":[
                {"type":"transcript.text.segment","id":"seg_1","start":0,"end":1,"text":"Hi","speaker":"A"}]}
                """
            lesson.api.answer("POST", "/audio/transcriptions", .json(verbose), .json(diarized), .json("{}"))
            let client = lesson.client(.production)
            let file = OpenAI.FileInput(Self.sound, filename: "a.mp3")
            let first = try await client.audio.transcriptions.create(model: "whisper-1", file: file)
            #expect(first.duration == 8.5 && first.words?[0].word == "Hi" && first.segments?[0].tokens == [1, 2])
            let second = try await client.audio.transcriptions.create(model: "whisper-1", file: file)
            #expect(second.segments?[0].speaker == "A" && second.segments?[0].id == "seg_1")
            await #expect(throws: OpenAI.APIResponseValidationError.self) {
                try await client.audio.transcriptions.create(model: "whisper-1", file: file)
            }
        }
    }

    @Test func aTranscriptionComesAsEvents() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer(
                "POST", "/audio/transcriptions",
                .events([
                    #"{"type":"transcript.text.delta","delta":"Good "}"#,
                    #"{"type":"transcript.text.delta","delta":"day"}"#, #"{"type":"transcript.text.news","x":1}"#,
                    #"{"type":"transcript.text.done","text":"Good day","usage":{"type":"tokens","total_tokens":9}}"#,
                ]))
            let file = OpenAI.FileInput(Self.sound, filename: "a.mp3")
            for client in [lesson.client(.dev), lesson.client(.production, offline: true)] {
                var text = ""
                var news: [OpenAI.JSON] = []
                for try await event in client.audio.transcriptions.stream(model: "gpt-4o-transcribe", file: file) {
                    if case .textDelta(let delta) = event { text += delta.delta }
                    if case .unknown(let json) = event { news.append(json) }
                }
                #expect(text == "Good day" && news == [["type": "transcript.text.news", "x": 1]])
                let whole = try await client.audio.transcriptions.stream(model: "gpt-4o-transcribe", file: file)
                    .finalTranscription()
                #expect(whole.text == text && whole.usage?.totalTokens == 9)
            }
            #expect(try Form(lesson.api.requests[0]).texts.contains("stream=true"))
            #expect(lesson.api.requestCount == 1)
        }
    }
}
