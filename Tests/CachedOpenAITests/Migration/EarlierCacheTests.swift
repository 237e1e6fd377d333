import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// What 0.1.0 left behind still answers, whatever has become of keys and formats.
@Suite struct EarlierCacheTests {
    private static let explicit: OpenAI.JSON = [
        "model": "gpt-4o-mini", "messages": [["role": "user", "content": "explicit"]], "stream": false, "n": 1,
        "stop": nil,
    ]

    private static let toolAnswer: OpenAI.JSON = [
        "model": "gpt-4o-mini",
        "messages": [
            ["role": "user", "content": "weather"],
            [
                "role": "assistant", "content": nil,
                "tool_calls": [
                    ["id": "call_1", "type": "function", "function": ["name": "weather", "arguments": "{}"]]
                ],
            ],
            ["role": "tool", "tool_call_id": "call_1", "content": "{\"wind\": 3, \"city\": \"Paris\"}"],
        ],
    ]

    private func client(
        _ lesson: Lesson, _ mode: OpenAICache.Settings.Mode = .production, offline: Bool = true
    ) -> OpenAI {
        let engine = OpenAICache.Engine(lesson.settings(mode, offline: offline, ignoring: ["user"]))
        return lesson.client(engine, key: nil, base: EarlierFixture.base)
    }

    /// The questions that were asked, in the order of their answers' numbers.
    private func answers(_ client: OpenAI) async throws -> [String] {
        var found = [
            try await client.ask("plain"), try await client.ask("plain", seed: 1),
            try await client.ask("plain", seed: 2), try await client.ask("replaced"),
        ]
        for body in [Self.explicit, Self.toolAnswer] {
            let completion = try await client.post("/chat/completions", body: body, as: OpenAI.ChatCompletion.self)
            found.append(completion.choices[0].message.content ?? "-")
        }
        let streamed = client.chat.completions.stream(model: "gpt-4o-mini", messages: [.user("streamed")])
        found.append(try await streamed.finalChatCompletion().choices[0].message.content ?? "-")
        let sound = OpenAI.FileInput(Data("RIFF sound".utf8), filename: "lesson.wav")
        found.append(try await client.audio.transcriptions.create(model: "whisper-1", file: sound).text)
        found.append(try await client.responses.create(model: "gpt-4o-mini", input: "respond").outputText)
        return found
    }

    private func expected(_ fixture: EarlierFixture) -> [String] {
        let numbers = [1, 2, 3, 5, 6, 7, 8].map { "answer \($0 + fixture.first)" }
        let streamed = numbers[6] + " "
        return numbers.prefix(6)
            + [streamed, "heard 327 bytes, answer \(10 + fixture.first)", "answer \(14 + fixture.first)"]
    }

    @Test(arguments: EarlierFixture.allCases)
    func itAnswersOffline(fixture: EarlierFixture) async throws {
        try await Lesson.run { lesson in
            try fixture.put(into: lesson.folder)
            #expect(try await answers(client(lesson)) == expected(fixture))
            let speech = try await client(lesson).audio.speech.create(
                model: "tts-1", voice: "alloy", input: "Good morning.")
            #expect(speech.content.count == 2044)
            let pictures = try await client(lesson).images.generate(model: "dall-e-3", prompt: "a cat")
            let url = try #require(pictures.data?.first?.url)
            #expect(try Data(contentsOf: url).starts(with: [0x89, 0x50]))
        }
    }

    @Test(arguments: EarlierFixture.allCases)
    func itIsRecordedIntoAndAnswersOn(fixture: EarlierFixture) async throws {
        try await Lesson.run { lesson in
            try fixture.put(into: lesson.folder)
            let dev = lesson.client(OpenAICache.Engine(lesson.settings(.dev, ignoring: ["user"])))
            let new = try await dev.ask("new")
            _ = try await client(lesson, .dev).ask("plain")
            try await lesson.merge()
            #expect(try await answers(client(lesson)) == expected(fixture))
            #expect(try await lesson.client(.production, offline: true).ask("new") == new)
            #expect(lesson.api.requestCount == 1)
        }
    }

    @Test func anAnswerUnderTheNewKeyReplacesOneUnderTheEarlier() async throws {
        try await Lesson.run { lesson in
            try EarlierFixture.recorded.put(into: lesson.folder)
            let base = EarlierFixture.base
            let recorder = OpenAICache.Recorder(directory: lesson.folder, open: { nil }, report: { _ in })
            let body = OpenAICache.RequestBody.json(Self.explicit)
            let address = OpenAICache.Address(base: base, path: "/chat/completions", query: "")
            let identity = OpenAICache.RequestIdentity(method: "POST", address: address, body: body)
            #expect(identity.keys.others(true).first != nil)
            let answer = Data(#"{"choices":[{"message":{"content":"newer"}}]}"#.utf8)
            try recorder.keep(
                .init(
                    key: identity.key,
                    request: .init(
                        method: "POST", path: address.path, query: "", contentType: "application/json",
                        body: body.encoded.data),
                    seed: nil, base: base,
                    answer: .init(
                        status: 200, headers: ["content-type": "application/json"], body: answer, recordedAt: 1),
                    marks: .replacesEarlier))
            let replayed = try await client(lesson).post(
                "/chat/completions", body: Self.explicit, as: OpenAI.ChatCompletion.self)
            #expect(replayed.choices[0].message.content == "newer")
        }
    }

    @Test func aFileOfTheNextVersionIsRefusedWithWords() throws {
        var header = OpenAICache.FileHeader.identity(.packed)
        header[8] = 3
        header[10] = 3
        header.replaceSubrange(
            16..<20, with: withUnsafeBytes(of: OpenAICache.CRC32.checksum(header.prefix(16))) { Data($0) })
        let source = OpenAICache.DataSource(header + Data(count: 96), name: "lecture.cache")
        let error = #expect(throws: OpenAICache.CacheError.self) { _ = try OpenAICache.CacheFile(source) }
        #expect(error?.code == .newerVersion)
        #expect(error?.description.contains("Update CachedOpenAI") == true)
    }

    @Test func whatIsMadeNowIsOfAVersionThatTheEarlierOneRefuses() throws {
        let file = try SampleFile.recorded([[SampleRecording.number(1)]])
        #expect(file[8] == 2 && file[10] == 2)
        let journal = SampleFile.journal([SampleRecording.number(1)])
        #expect(journal[8] == 2 && journal[10] == 2)
    }

    @Test func aJournalThatIsRecordedIntoSaysThatItIsOfTwoVersions() async throws {
        try await Lesson.run { lesson in
            try EarlierFixture.journal.put(into: lesson.folder)
            let journal = OpenAICache.Journal(path: lesson.journal.path, reread: { nil }, report: { _ in })
            try journal.append(SampleRecording.number(1))
            let header = try OpenAICache.JournalHeader(from: OpenAICache.FileSource(path: lesson.journal.path))
            #expect(header.version == 1 && !header.isOutdated)
        }
    }
}
