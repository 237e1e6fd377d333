import CachedOpenAI
import Foundation
import TestSupport
import Testing

/// A cache that is made to speak to a terminal in every field: no command obeys it, and none tells the key in it.
@Suite("Canary", .serialized) struct CanaryTests {
    private static let key = "sk-proj-aB3dE5gH7jK9aB3dE5gH7jK9aB3dE5gH7jK9aB3dE5gH7jK9"
    private static let evil =
        "\u{1B}]0;pwned\u{7}\u{1B}[31mRED\u{9B}2J\u{202E}\u{2028}\u{7F}\u{2066}\u{E0041}\r\nFORGED \(key)"

    private static func recordings(_ extra: String) -> [OpenAICache.Recording] {
        let text = OpenAICache.JSON.string(evil + extra)
        var all: [OpenAICache.Recording] = []
        let answers: [OpenAICache.JSON] = [
            [
                "model": text,
                "choices": [["index": 0, "message": ["role": text, "content": text], "finish_reason": text]],
                "usage": ["prompt_tokens": 1],
            ],
            [
                "choices": [
                    [
                        "message": [
                            "content": nil,
                            "tool_calls": [["id": text, "function": ["name": text, "arguments": text]]],
                        ]
                    ]
                ]
            ],
            [
                "output": [
                    [
                        "type": "message", "role": text,
                        "content": [["type": "output_text", "text": text, "annotations": [["url": text]]]],
                    ]
                ]
            ],
            ["data": [["url": text]]], ["error": ["message": text]], ["text": text], .object([evil: text]),
            ["results": [["flagged": true, "categories": .object([evil: true])]]],
        ]
        for (index, answer) in answers.enumerated() {
            let request: OpenAICache.JSON = [
                "model": text, "n": .number(.init(index)), "messages": [["role": text, "content": text]],
                "tools": [
                    [
                        "type": "function",
                        "function": ["name": text, "parameters": ["properties": .object([evil: true])]],
                    ]
                ],
            ]
            var recording = SampleRecording.json("/\(evil)/x", request, answer, second: index, base: "http://\(evil)")
            recording.request.method = "POST\(evil)"
            recording.request.query = evil
            recording.answer.headers = ["content-type": evil, evil: evil]
            if index == 4 { recording.answer.status = 500 }
            recording.answer.pictures = [.init(url: evil, contentType: evil, content: Data(evil.utf8))]
            all.append(recording)
        }
        var form = SampleRecording.json("/audio/transcriptions", [:], ["text": text], second: 20)
        form.request.contentType = "multipart/form-data; boundary=b"
        form.request.body = Data(
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\u{1B}[31m\u{9B}\u{202E}.mp3\"\r\n\r\nID3\r\n--b--\r\n"
                .utf8)
        let stream = SampleRecording.stream(
            "/chat/completions", ["stream": true, "model": text],
            [["choices": [["index": 0, "delta": ["content": text]]]]], second: 30)
        let plain = SampleRecording.bytes("/files/f/content", [:], Data(evil.utf8), type: "text/plain", second: 40)
        return all + [form, stream, plain]
    }

    private let tool: Tool

    init() throws {
        tool = try Tool()
        try tool.write(Self.recordings(""), to: "old.bin")
        try tool.write(Self.recordings("!") + Self.recordings("").suffix(1), to: "new.bin")
        try FileManager.default.createDirectory(
            at: tool.folder.url.appending(path: "out"), withIntermediateDirectories: true)
    }

    private func expectHarmless(_ text: String, _ comment: String) {
        let bad = text.unicodeScalars.filter { scalar in
            if scalar == "\n" || scalar == "\t" { return false }
            return scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                || [0x202E, 0x2028, 0x2066, 0xE0041].contains(scalar.value)
        }
        #expect(bad.isEmpty, "\(comment): \(bad.prefix(5).map { String($0.value, radix: 16) })")
        #expect(!text.split(separator: "\n").contains { $0.hasPrefix("FORGED") }, "\(comment)")
        #expect(!text.contains(Self.key.dropFirst(3)), "\(comment)")
    }

    static let commands: [[String]] = [
        ["inspect", "old.bin"], ["inspect", "--json", "old.bin"], ["inspect", "--plain", "old.bin"],
        ["inspect", "--extract", "out", "old.bin"],
        ["inspect", "--sort", "bytes", "old.bin"], ["diff", "old.bin", "new.bin"],
        ["diff", "--strict", "--answers", "old.bin", "new.bin"],
        ["diff", "--json", "old.bin", "new.bin"], ["diff", "--name-only", "old.bin", "new.bin"],
        ["diff", "--stat", "old.bin", "new.bin"],
        ["merge", "old.bin", "new.bin", "--dry-run"], ["merge", "old.bin", "new.bin", "--dry-run", "--json"],
        ["prune", "old.bin", "--keep-turns", "1"], ["prune", "old.bin", "--path", "x"],
        ["prune", "old.bin", "--path", "x", "--json"],
        ["report", "old.bin", "--allow-secrets", "--output", "out/report.html"],
    ]

    @Test("nothing of it is obeyed", arguments: commands)
    func harmless(arguments: [String]) async throws {
        let outcome = try await tool.run(arguments)
        #expect(outcome.status < 2, "\(outcome.errors)")
        expectHarmless(outcome.text, arguments.joined(separator: " "))
    }

    @Test("nor of any entry, whole, full, and byte for byte")
    func entries() async throws {
        let names = try await tool.run(["inspect", "--json", "old.bin"]).output.split(separator: "\n").compactMap {
            line in
            (try? OpenAICache.JSON(parsing: Data(line.utf8)))?["name"]?.stringValue
        }
        #expect(names.count == 11)
        let arguments = names.flatMap { ["--entry", $0] }
        for extra in [[], ["--full"]] {
            let outcome = try await tool.run(["inspect", "old.bin"] + arguments + extra)
            #expect(outcome.status == 0)
            expectHarmless(outcome.text, "--entry \(extra)")
        }
        let bytes = try await tool.run(["inspect", "old.bin", "--answer", "--entry", names[0]])
        #expect(bytes.status == 2 && bytes.output.isEmpty && bytes.errors.contains("--show-secrets"))
        let wanted = try await tool.run(["inspect", "old.bin", "--answer", "--show-secrets", "--entry", names[0]])
        #expect(wanted.output.contains(Self.key))
    }

    @Test("what is typed is no more obeyed than what was recorded")
    func typed() async throws {
        for arguments in [
            ["inspect", Self.evil], ["inspect", "old.bin", "--entry", Self.evil], ["diff", Self.evil, "old.bin"],
            ["inspect", "--prices", Self.evil, "old.bin"],
        ] {
            let outcome = try await tool.run(arguments)
            #expect(outcome.status == 2)
            let bad = outcome.text.unicodeScalars.filter {
                $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value))
            }
            #expect(bad.isEmpty, "\(outcome.text)")
        }
    }
}
