import CacheContents
import CachedOpenAI
import Foundation
import TestSupport
import Testing

/// What was asked, in whatever shape.
@Suite("Questions") struct QuestionTests {
    private func question(_ path: String, _ body: JSON, method: String = "POST") -> Question {
        Question(
            .init(
                method: method, path: path, query: "", contentType: "application/json",
                body: body == .null ? Data() : body.data()))
    }

    static let labels: [(String, JSON, String)] = [
        (
            "/chat/completions",
            ["messages": [["role": "user", "content": "Hi"], ["role": "assistant", "content": "Ho"]]], "Hi"
        ),
        (
            "/chat/completions",
            [
                "messages": [
                    [
                        "role": "user",
                        "content": [
                            ["type": "image_url", "image_url": ["url": "https://x/y.png"]],
                            ["type": "text", "text": "What is it?"],
                        ],
                    ]
                ]
            ], "What is it?"
        ),
        ("/responses", ["input": "Tell me", "instructions": "Be brief"], "Tell me"),
        ("/embeddings", ["input": ["an apple", "a pear", "a plum"]], "an apple (and 2 more)"),
        ("/embeddings", ["input": ["an apple"]], "an apple"),
        ("/moderations", ["input": ["", "Hi"]], "Hi (and 1 more)"),
        (
            "/responses",
            ["input": [["role": "user", "content": [["type": "input_text", "text": "Really?"]]]]], "Really?"
        ),
        (
            "/responses", ["input": [["type": "function_call_output", "call_id": "c", "output": "21 degrees"]]],
            "21 degrees"
        ),
        ("/completions", ["prompt": "Once upon"], "Once upon"),
        ("/completions", ["prompt": ["One", "Two"]], "One (and 1 more)"),
        ("/embeddings", ["input": ["a", "b"], "model": "m"], "a (and 1 more)"),
        ("/images/generations", ["prompt": "A sea"], "A sea"),
        ("/audio/speech", ["input": "Good morning", "voice": "alloy"], "Good morning"),
        ("/moderations", ["input": [["type": "text", "text": "I hate it"]]], "I hate it"),
        ("/vector_stores/vs_1/search", ["query": "whales"], "whales"), ("/vector_stores", ["name": "Sea"], "Sea"),
        ("/embeddings", ["input": [1, 2, 3]], "POST /embeddings"), ("/files/file-1", .null, "POST /files/file-1"),
    ]

    @Test("a person remembers it by what was asked last", arguments: labels.indices)
    func label(index: Int) {
        let (path, body, label) = Self.labels[index]
        #expect(question(path, body).label == label)
    }

    @Test("messages hold text, tools, results, pictures and sound")
    func messages() throws {
        let question = question(
            "/chat/completions",
            [
                "model": "gpt-4o", "temperature": 0,
                "tools": [
                    [
                        "type": "function",
                        "function": ["name": "weather", "parameters": ["properties": ["city": [:], "day": [:]]]],
                    ]
                ],
                "messages": [
                    ["role": "system", "content": "Be kind."],
                    [
                        "role": "assistant", "content": nil,
                        "tool_calls": [
                            [
                                "id": "c1", "type": "function",
                                "function": ["name": "weather", "arguments": "{\"city\":\"Paris\"}"],
                            ]
                        ],
                    ],
                    ["role": "tool", "tool_call_id": "c1", "content": "rain"],
                    [
                        "role": "user",
                        "content": [
                            [
                                "type": "image_url",
                                "image_url": ["url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAQAAAACACAYAAAA="],
                            ],
                            ["type": "input_audio", "input_audio": ["data": "SUQzBAAA", "format": "mp3"]],
                            ["type": "file", "file": ["file_id": "file-7"]],
                        ],
                    ],
                ],
            ])
        #expect(question.messages.map(\.role) == ["system", "assistant", "tool", "user"])
        #expect(question.messages[1].toolCalls.map(\.signature) == ["weather(city: \"Paris\")"])
        #expect(question.messages[2].parts == [.toolResult(call: "c1", text: "rain")])
        #expect(
            question.messages[3].media.map(\.description) == [
                "png 256×128, 29 bytes", "sound (mp3), 6 bytes", "file-7",
            ])
        #expect(question.tools.map(\.signature) == ["weather(city, day)"])
        #expect(question.fields.map(\.name) == ["temperature"] && question.model == "gpt-4o")
    }

    @Test("a form's prompt, files and fields")
    func form() {
        let parts = [
            "--b\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-1\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.mp3\"\r\nContent-Type: audio/mpeg\r\n\r\nID3xyz\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"language\"\r\n\r\nen\r\n--b--\r\n",
        ]
        let question = Question(
            .init(
                method: "POST", path: "/audio/transcriptions", query: "",
                contentType: "multipart/form-data; boundary=b",
                body: Data(parts.joined().utf8)))
        #expect(question.model == "whisper-1" && question.label == "a.mp3")
        #expect(question.files.map(\.format) == [.sound("mp3")])
        #expect(question.fields.map(\.name) == ["language"] && question.fields.map(\.value) == ["en"])
    }
}
