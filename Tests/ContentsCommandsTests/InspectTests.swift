import CachedOpenAI
import Foundation
import TestSupport
import Testing

/// `cached-openai inspect`, as it is run.
@Suite("inspect", .serialized) struct InspectTests {
    private static let sea = "Name one animal of the sea."
    private static let usage: OpenAICache.JSON = ["prompt_tokens": 14, "completion_tokens": 5]
    static let recordings = [
        SampleRecording.chat(sea, "An octopus.", system: "Be brief.", usage: usage),
        SampleRecording.chat(sea, "A seahorse.", seed: 1, second: 1, system: "Be brief.", usage: usage),
        SampleRecording.stream(
            "/chat/completions",
            [
                "model": "gpt-4o-mini", "stream": true,
                "messages": [["role": "user", "content": "What does a lighthouse do?"]],
            ],
            [
                ["choices": [["index": 0, "delta": ["content": "It shows "]]]],
                ["choices": [["index": 0, "delta": ["content": "the coast."]]]],
            ], second: 2),
        SampleRecording.json(
            "/images/generations", ["model": "dall-e-2", "prompt": "a lighthouse"],
            ["data": [["b64_json": "iVBORw0KGgoAAAANSUhEUgAAAQAAAACACAYAAAA="]]], second: 3),
        SampleRecording.json(
            "/embeddings", ["model": "text-embedding-3-small", "input": "a"],
            [
                "data": [["object": "embedding", "embedding": [0.5, 0.25]]], "model": "text-embedding-3-small",
                "usage": ["prompt_tokens": 1],
            ], second: 4),
    ]

    private let tool: Tool

    init() throws {
        tool = try Tool()
        try tool.write(Self.recordings)
    }

    private func name(_ index: Int, _ suffix: String = "#1") -> String {
        "\(Self.recordings[index].key.description.prefix(8))\(suffix)"
    }

    @Test("a summary, and a line for each answer; through a pipe nothing is cut")
    func summary() async throws {
        let outcome = try await tool.run(["inspect"])
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.text)")
        let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(
            lines[0].hasSuffix("openai_cache_temp.bin: 5 answers to 4 requests, 3.2 KB; recorded 1 Jan 2026, 4 s")
                || lines[0].contains("5 answers to 4 requests"))
        #expect(outcome.output.contains("  3  chat/completions    gpt-4o-mini"), "\(outcome.output)")
        #expect(outcome.output.contains("to 2 questions, 1 stream"))
        #expect(outcome.output.contains("tokens: 29 in, 10 out (2 answers tell none). Paid once: "))
        #expect(outcome.output.contains("at list prices of 14 Nov 2026"))
        #expect(
            outcome.output.contains("note: dall-e-2 is gone since 12 May 2026: this answer can't be recorded again."))
        let rows = lines.suffix(7).dropLast().map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        #expect(rows.map { $0[0] } == ["name", name(0), name(0, "~1"), name(2), name(3), name(4)])
        #expect(rows[1][1] == "chat  \(Self.sea)" && rows[1][2] == "An octopus.")
        #expect(rows[3][1] == "chat»  What does a lighthouse do?" && rows[3][2] == "It shows the coast.")
        #expect(
            rows[3][4] == "0.7 s, 3 pieces" && rows[4][2] == "png 256×128, 29 bytes" && rows[5][2] == "1 vector of 2")
    }

    @Test("one entry, whole; its siblings are named")
    func entry() async throws {
        let outcome = try await tool.run(["inspect", "--entry", name(0)])
        let expected = [
            "\(name(0))  POST /chat/completions", "key \(Self.recordings[0].key)", "from https://api.openai.com/v1",
            "recorded 2026-01-01T09:30:00Z, took 0.7 s", "other answers to it: \(name(0, "~1"))", "", "asked",
            "  model: gpt-4o-mini", "  system", "    Be brief.", "  user", "    \(Self.sea)", "",
            "answered (200, application/json, 253 bytes)", "  model: gpt-4o-mini", "  assistant", "    An octopus.",
            "  ended: stop",
            "  tokens: 14 in, 5 out, less than $0.0001",
        ]
        let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast()
        #expect(outcome.status == 0)
        #expect(
            lines.map { $0.hasPrefix("answered") ? "answered" : $0 }
                == expected.map { $0.hasPrefix("answered") ? "answered" : $0 }, "\(outcome.text)")
    }

    @Test("with --full each piece of a stream, with its time")
    func full() async throws {
        let outcome = try await tool.run(["inspect", "--full", "--entry", name(2)])
        #expect(
            outcome.output.contains("  +0.10 s  {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"It shows \"}}]}\n"),
            "\(outcome.text)")
        #expect(outcome.output.contains("  +0.30 s  [DONE]\n"))
    }

    @Test("the bytes and nothing else")
    func bytes() async throws {
        let answer = try await tool.run(["inspect", "--answer", "--entry", name(0)])
        #expect(
            answer.output == String(decoding: Self.recordings[0].answer.body, as: UTF8.self) && answer.errors.isEmpty)
        let request = try await tool.run(["inspect", "--request", "--entry", name(0)])
        #expect(request.output == String(decoding: Self.recordings[0].request.body, as: UTF8.self))
        let several = try await tool.run(["inspect", "--answer"])
        #expect(several.status == 2 && several.output.isEmpty && several.errors.contains("--entry"))
    }

    @Test("one JSON object a line")
    func json() async throws {
        let outcome = try await tool.run(["inspect", "--json"])
        let objects = try outcome.output.split(separator: "\n").map { try OpenAICache.JSON(parsing: Data($0.utf8)) }
        #expect(objects.count == 5)
        #expect(objects[1]["seed"] == 1 && objects[1]["name"]?.stringValue == name(0, "~1") && objects[1]["turn"] == 2)
        #expect(objects[0]["response"]?["text"]?.stringValue.map { Data($0.utf8) } == Self.recordings[0].answer.body)
        #expect(objects[0]["usage"]?["input"] == 14 && objects[2]["stream"] == true)
        #expect(objects[0]["recorded"] == "2026-01-01T09:30:00Z")
    }

    @Test(
        "filters, which all must hold",
        arguments: [
            (["--path", "chat"], 3), (["--path", "images/generations"], 1), (["--model", "gpt-4o-mini"], 3),
            (["--model", "text-*"], 1),
            (["--grep", "octopus"], 1), (["--grep", "lighthouse"], 2), (["--grep", "lighthouse", "--path", "chat"], 1),
            (["--seed", "1"], 1), (["--since", "2026-01-01T09:30:03Z"], 2), (["--since", "2026-01-02"], 0),
            (["-n", "2"], 2),
            (["--base", "https://api.openai.com/v1"], 5), (["--base", "http://localhost/v1"], 0),
        ])
    func filters(arguments: [String], count: Int) async throws {
        let outcome = try await tool.run(["inspect", "--json"] + arguments)
        #expect(outcome.status == 0 && outcome.output.split(separator: "\n").count == count, "\(outcome.text)")
    }

    @Test("a filter that nothing fits is named, and nothing else is said", arguments: [false, true])
    func noneFits(isPacked: Bool) async throws {
        if isPacked {
            try tool.pack(Self.recordings, to: "openai_cache.cache")
            try FileManager.default.removeItem(at: tool.folder.url.appending(path: "openai_cache_temp.bin"))
        }
        let list = try await tool.run(["inspect", "--since", "2030-01-01", "--model", "gpt-4o-mini"])
        #expect(list.status == 0 && list.output.hasSuffix("\nno answer fits --model and --since\n"), "\(list.text)")
        #expect(!list.output.contains("tokens") && list.errors.isEmpty, "\(list.text)")
        for form in ["--json", "--plain"] {
            let told = try await tool.run(["inspect", form, "--since", "2030-01-01"])
            #expect(told.output.isEmpty && told.errors == "no answer fits --since\n", "\(told.text)")
        }
    }

    @Test("sorted by what costs, the most first; options may stand before and behind paths")
    func sorting() async throws {
        let outcome = try await tool.run(["inspect", "--sort", "tokens", "openai_cache_temp.bin", "--json", "-n", "3"])
        let names = outcome.output.split(separator: "\n").map { line in
            (try? OpenAICache.JSON(parsing: Data(line.utf8)))?["name"]?.stringValue ?? ""
        }
        #expect(names == [name(0), name(0, "~1"), name(4)])
    }

    @Test("pictures and vectors as files, with names of our own")
    func extract() async throws {
        let outcome = try await tool.run(["inspect", "--extract", "out"])
        let names = outcome.output.split(separator: "\n").map { URL(fileURLWithPath: String($0)).lastPathComponent }
        #expect(names == ["\(name(3, "-1")).png", "\(name(4, "-1"))-vectors.tsv"], "\(outcome.text)")
        #expect(try tool.bytes("out/\(names[0])").count == 29)
        #expect(try String(decoding: tool.bytes("out/\(names[1])"), as: UTF8.self) == "0.5\t0.25\n")
        #expect(try await tool.run(["inspect", "--extract", "out"]).status == 0)
        try tool.folder.write("mine", to: "out/\(names[0])")
        #expect(try await tool.run(["inspect", "--extract", "out"]).status == 2)
        #expect(try String(decoding: tool.bytes("out/\(names[0])"), as: UTF8.self) == "mine")
    }

    @Test("damage is told, what is left is shown, and the status says so")
    func damage() async throws {
        var bytes = SampleCache.journal(of: Self.recordings)
        let place = try #require(bytes.range(of: Data("seahorse".utf8))).lowerBound
        bytes[place] ^= 0xFF
        try tool.folder.write(bytes, to: "openai_cache_temp.bin")
        let outcome = try await tool.run(["inspect"])
        #expect(
            outcome.status == 1 && outcome.errors.contains(" at byte ") && outcome.output.contains("An octopus."),
            "\(outcome.text)")
        let plain = try await tool.run(["inspect", "--plain", "openai_cache_temp.bin"])
        #expect(plain.status == 0 && plain.output.contains("damaged: ") && plain.output.contains("An octopus."))
    }

    @Test(
        "trouble has a status of its own", arguments: [["nowhere"], ["--entry", "ffff#1"], ["--prices", "nowhere"]])
    func trouble(arguments: [String]) async throws {
        let outcome = try await tool.run(["inspect"] + arguments)
        #expect(outcome.status == 2 && outcome.output.isEmpty && outcome.errors.hasPrefix("Error: "), "\(outcome.text)")
    }

    @Test("it reads what is handed out, too, and standard input")
    func forms() async throws {
        try tool.pack(Self.recordings, to: "lesson.cache")
        try tool.pack(Self.recordings, to: "hashed.cache", hashKeys: true)
        #expect(try await tool.run(["materialize", "--as", "embedded"]).status == 0)
        for path in ["lesson.cache", "CachedOpenAI.swift", ".", "hashed.cache"] {
            let outcome = try await tool.run(["inspect", path])
            #expect(outcome.status == 0 && outcome.output.contains("5 answers to 4 requests"), "\(outcome.text)")
            #expect(outcome.output.contains("request text left out") == (path == "hashed.cache"))
        }
        let piped = try await Command(["sh", "-c", "cat lesson.cache | '\(tool.path)' inspect -"], in: tool.folder.url)
            .run()
        #expect(piped.status == 0 && piped.output.hasPrefix("standard input: 5 answers"), "\(piped.text)")
        let counted = try await tool.run(["inspect", "hashed.cache", "--grep", "octopus"])
        #expect(counted.errors.contains("5 entries could not be looked into"), "\(counted.text)")
    }

    @Test("as plain text, the same however it is packed and in whatever order it was recorded")
    func plain() async throws {
        try tool.pack(Self.recordings.reversed(), to: "lesson.cache")
        let one = try await tool.run(["inspect", "--plain", "openai_cache_temp.bin"])
        let other = try await tool.run(["inspect", "--plain", "lesson.cache"])
        #expect(one.status == 0 && one.output.contains("  messages[1].content: \(Self.sea)\n"), "\(one.text)")
        #expect(one.output == other.output)
        #expect(!one.output.contains("2026") && !one.output.contains("chatcmpl"))
    }

    @Test(
        "what can't be read is named, with the reason",
        arguments: [
            (["inspect", "--prices", "/dev/null"], "cannot read /dev/null: it is no file to read from"),
            (["inspect", "--prices", "."], "cannot read .: it is a folder"),
            (["prune", "--rehearsed", "/dev/null"], "cannot read /dev/null: it is no file to read from"),
            (["prune", "--unused", "."], "it is a folder"), (["verify", "/dev/null"], "/dev/null: this is not a file"),
        ])
    func unreadable(arguments: [String], reason: String) async throws {
        let outcome = try await tool.run(arguments)
        #expect(outcome.status == 2 && outcome.errors.contains(reason), "\(outcome.text)")
    }

    @Test("a list that comes through a pipe is read")
    func pipedPrices() async throws {
        let list = #"{"models": {"x": {"input": 1, "output": 1}}}"#
        let line = "mkfifo p; (echo '\(list)' >p) >/dev/null 2>&1 & '\(tool.path)' inspect --prices p"
        let outcome = try await Command(["sh", "-c", line], in: tool.folder.url).run()
        #expect(outcome.status == 0 && outcome.output.contains("None has a price."), "\(outcome.text)")
    }

    @Test(
        "standard output is no place for what is made as a whole",
        arguments: [
            "merge . --output -", "prune --path chat --output -", "materialize --output -",
            "materialize --as package --output -", "export --as folder --output -", "import x --into -",
        ])
    func dash(words: String) async throws {
        let outcome = try await tool.run(words.split(separator: " ").map(String.init))
        #expect([2, 64].contains(outcome.status) && outcome.output.isEmpty, "\(outcome.text)")
        #expect(!tool.isThere("-"), "\(outcome.text)")
    }

    @Test("a price list of one's own, or none")
    func prices() async throws {
        try tool.folder.write(
            #"{"date": "2026-12-24", "models": {"gpt-4o-mini": {"input": 1000000, "output": 1000000}}}"#,
            to: "prices.json")
        let own = try await tool.run(["inspect", "--prices", "prices.json"])
        #expect(
            own.output.contains("Paid once: $38.00 at list prices of 24 Dec 2026 (1 answer has no price)"),
            "\(own.output)")
        let none = try await tool.run(["inspect", "--prices", "none"])
        #expect(!none.output.contains("Paid") && !none.output.contains("gone since"))
    }
}
