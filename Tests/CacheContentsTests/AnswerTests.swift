import CacheContents
import CachedOpenAI
import Foundation
import TestSupport
import Testing

/// What was answered, in whatever shape.
@Suite("Answers") struct AnswerTests {
    private func answer(_ path: String, _ body: JSON, request: JSON = [:]) throws -> Answer {
        try #require(try Opened.interaction(SampleRecording.json(path, request, body))).answer
    }

    static let labels: [(String, JSON, String)] = [
        ("/chat/completions", ["choices": [["message": ["role": "assistant", "content": "Hello."]]]], "Hello."),
        (
            "/chat/completions",
            [
                "choices": [
                    [
                        "message": [
                            "content": nil, "tool_calls": [["function": ["name": "f", "arguments": "{\"a\": 1}"]]],
                        ]
                    ]
                ]
            ], "→ f(a: 1)"
        ),
        ("/chat/completions", ["choices": [["message": ["content": nil, "refusal": "I can't."]]]], "I can't."),
        (
            "/chat/completions", ["choices": [["message": ["content": ""], "finish_reason": "length"]]],
            "nothing (length)"
        ),
        ("/completions", ["choices": [["text": " a time", "index": 0]]], " a time"),
        (
            "/responses",
            [
                "output": [
                    ["type": "reasoning", "summary": []],
                    ["type": "message", "role": "assistant", "content": [["type": "output_text", "text": "Yes."]]],
                ]
            ],
            "Yes."
        ),
        (
            "/responses", ["output": [["type": "function_call", "name": "g", "arguments": "{}", "call_id": "c"]]],
            "→ g()"
        ),
        (
            "/embeddings",
            ["data": [["embedding": [0.5, 0.5], "object": "embedding"], ["embedding": "AAAAPwAAAD8="]]],
            "2 vectors of 2"
        ),
        (
            "/moderations", ["results": [["flagged": true, "categories": ["hate": true, "violence": false]]]],
            "flagged: hate"
        ),
        ("/moderations", ["results": [["flagged": false, "categories": ["hate": false]]]], "not flagged"),
        ("/audio/transcriptions", ["text": "Good morning."], "Good morning."),
        ("/models", ["object": "list", "data": [["id": "a"], ["id": "b"]]], "a list of 2"),
        ("/batches", ["object": "batch", "id": "batch_1", "status": "completed"], "batch batch_1 completed"),
        ("/files/f", ["id": "f", "deleted": true], "f is deleted"),
        (
            "/images/generations",
            ["data": [["b64_json": "iVBORw0KGgoAAAANSUhEUgAAAQAAAACACAYAAAA="]]], "png 256×128, 29 bytes"
        ),
        ("/images/generations", ["data": [["url": "https://x/y.png"]]], "https://x/y.png"),
    ]

    @Test("a person remembers it by what was said, called, shown or listed", arguments: labels.indices)
    func label(index: Int) throws {
        let (path, body, label) = Self.labels[index]
        #expect(try answer(path, body).label == label)
    }

    @Test("a failure that was kept is one")
    func failure() throws {
        var recording = SampleRecording.json("/chat/completions", [:], ["error": ["message": "No such model."]])
        recording.answer.status = 404
        let interaction = try #require(try Opened.interaction(recording))
        #expect(interaction.answer.failure == "No such model." && interaction.answer.label == "404: No such model.")
    }

    @Test("the bytes of a sound are one, with its length where it says it")
    func sound() throws {
        var wav =
            Data("RIFF....WAVEfmt ".utf8)
            + Data([16, 0, 0, 0, 1, 0, 1, 0, 0x40, 0x1F, 0, 0, 0x40, 0x1F, 0, 0, 1, 0, 8, 0])
        wav += Data("data".utf8) + Data([0xC0, 0x2B, 0, 0]) + Data(count: 11_200)
        let interaction = try #require(
            try Opened.interaction(SampleRecording.bytes("/audio/speech", [:], wav, type: "audio/wav")))
        #expect(interaction.answer.label == "1.4 s of sound (wav), 11 KB")
    }

    @Test("usage, with all that it tells")
    func usage() throws {
        let body: JSON = [
            "choices": [], "service_tier": "flex",
            "usage": [
                "prompt_tokens": 10, "completion_tokens": 5,
                "prompt_tokens_details": ["cached_tokens": 4, "audio_tokens": 2],
                "completion_tokens_details": ["audio_tokens": 1],
            ],
        ]
        let usage = try #require(try answer("/chat/completions", body).usage)
        #expect(usage.input == 10 && usage.output == 5 && usage.cached == 4)
        #expect(usage.inputAudio == 2 && usage.outputAudio == 1 && usage.tier == "flex")
        #expect(try answer("/chat/completions", ["choices": []]).usage == nil)
        #expect(try answer("/x", ["usage": ["type": "duration", "seconds": 9]]).usage?.seconds == 9)
    }

    // MARK: Streams

    @Test("chunks of a chat come to a chat")
    func chatStream() throws {
        let events: [JSON] = [
            [
                "object": "chat.completion.chunk", "model": "gpt-4o-mini-2024-07-18",
                "choices": [["index": 0, "delta": ["role": "assistant", "content": "Hel"]]],
            ],
            ["object": "chat.completion.chunk", "choices": [["index": 0, "delta": ["content": "lo."]]]],
            ["object": "chat.completion.chunk", "choices": [["index": 0, "delta": [:], "finish_reason": "stop"]]],
            ["object": "chat.completion.chunk", "choices": [], "usage": ["prompt_tokens": 3, "completion_tokens": 2]],
        ]
        let interaction = try #require(
            try Opened.interaction(SampleRecording.stream("/chat/completions", ["stream": true], events)))
        #expect(interaction.answer.label == "Hello." && interaction.answer.isStream)
        #expect(interaction.answer.usage?.output == 2 && interaction.model == "gpt-4o-mini-2024-07-18")
        #expect(interaction.answer.choices.map(\.finishReason) == ["stop"])
        let times = StreamEvent.all(of: interaction.recorded).map(\.microseconds)
        #expect(times == [100_000, 200_000, 300_000, 400_000, 500_000])
    }

    @Test("other streams come to what the same answer is without one")
    func otherStreams() throws {
        let streams: [(String, [JSON], String)] = [
            (
                "/responses",
                [
                    ["type": "response.output_text.delta", "delta": "H"],
                    [
                        "type": "response.completed",
                        "response": [
                            "output": [["type": "message", "content": [["type": "output_text", "text": "Hi"]]]],
                            "usage": ["input_tokens": 1, "output_tokens": 1],
                        ],
                    ],
                ], "Hi"
            ),
            (
                "/responses",
                [
                    ["type": "response.created", "response": ["id": "r"]],
                    ["type": "response.output_text.delta", "delta": "A"],
                    ["type": "response.output_text.delta", "delta": "B"],
                ], "AB"
            ),
            (
                "/completions",
                [
                    ["object": "text_completion", "choices": [["index": 0, "text": "a"]]],
                    ["object": "text_completion", "choices": [["index": 0, "text": "b", "finish_reason": "stop"]]],
                ], "ab"
            ),
            (
                "/audio/transcriptions",
                [["type": "transcript.text.delta", "delta": "Go"], ["type": "transcript.text.done", "text": "Good"]],
                "Good"
            ),
            (
                "/images/generations",
                [["type": "image_generation.completed", "b64_json": "iVBORw0KGgoAAAANSUhEUgAAAQAAAACACAYAAAA="]],
                "png 256×128, 29 bytes"
            ),
            (
                "/audio/speech",
                [
                    ["type": "speech.audio.delta", "audio": "SUQz"], ["type": "speech.audio.delta", "audio": "BAAA"],
                    ["type": "speech.audio.done"],
                ], "sound (mp3), 6 bytes"
            ),
        ]
        for (path, events, label) in streams {
            let interaction = try Opened.interaction(SampleRecording.stream(path, ["stream": true], events))
            #expect(interaction?.answer.label == label)
        }
    }

    @Test("vectors are the same as numbers and as base64")
    func vectors() throws {
        let body: JSON = ["data": [["embedding": [0.5, -2]], ["embedding": "AAAAPwAAAMA="]]]
        let vectors = try answer("/embeddings", body).vectors
        #expect(vectors.map(\.numbers) == [[0.5, -2], [0.5, -2]])
        #expect(vectors[0].cosine(to: vectors[1]).map { abs($0 - 1) < 1e-9 } == true)
    }
}
