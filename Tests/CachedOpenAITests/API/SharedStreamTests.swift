import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A stream value is one request, however often it is read.
@Suite struct SharedStreamTests {
    private static let events =
        (1...5).map {
            #"{"id":"c","choices":[{"index":0,"delta":{"role":"assistant","content":"\#($0)"}}]}"#
        } + [#"{"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#]

    private func stream(_ client: OpenAI) -> OpenAI.Stream<OpenAI.ChatCompletionChunk> {
        client.chat.completions.stream(model: "gpt-4o-mini", messages: [.user("Count.")])
    }

    private func text(_ stream: OpenAI.Stream<OpenAI.ChatCompletionChunk>) async throws -> String {
        var text = ""
        for try await chunk in stream { text += chunk.choices.first?.delta.content ?? "" }
        return text
    }

    @Test func readToItsEndAndAskedForItsWholeItSendsNoSecondRequest() async throws {
        try await Lesson.run { (lesson) async throws in
            lesson.api.answer("POST", "/chat/completions", .events(Self.events))
            let stream = stream(lesson.client(.production))
            #expect(try await text(stream) == "12345")
            #expect(try await stream.finalChatCompletion().choices[0].message.content == "12345")
            #expect(try await text(stream) == "12345")
            #expect(lesson.api.requestCount == 1)
        }
    }

    @Test func leftEarlyItGoesOnWhereItWas() async throws {
        try await Lesson.run { (lesson) async throws in
            lesson.api.answer("POST", "/chat/completions", .events(Self.events, gapMilliseconds: 20))
            let stream = stream(lesson.client(.production))
            for try await chunk in stream where chunk.choices.first?.delta.content == "2" { break }
            #expect(try await stream.finalChatCompletion().choices[0].message.content == "12345")
            #expect(lesson.api.requestCount == 1)
        }
    }

    @Test func severalTasksReadTheSame() async throws {
        try await Lesson.run { (lesson) async throws in
            lesson.api.answer("POST", "/chat/completions", .events(Self.events, gapMilliseconds: 5))
            let stream = stream(lesson.client(.production))
            let texts = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<8 { group.addTask { try await text(stream) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(texts == Array(repeating: "12345", count: 8))
            #expect(lesson.api.requestCount == 1)
        }
    }

    @Test func aReaderThatIsCancelledLeavesTheStreamToTheOthers() async throws {
        try await Lesson.run { (lesson) async throws in
            // The rest comes when the one who leaves has left.
            let hasLeft = DispatchSemaphore(value: 0)
            let events = (Self.events + ["[DONE]"]).map { RawServer.chunk("data: \($0)\n\n") }
            let server = try RawServer { _, connection in
                connection.write(OwnSession.streamHead + events[0])
                hasLeft.wait()
                connection.write(events.dropFirst().joined() + RawServer.chunk(""))
            }
            let stream = stream(
                lesson.client(lesson.engine(.production), base: "http://127.0.0.1:\(server.port)/v1"))
            var staying = stream.makeAsyncIterator()
            let leaving = Task {
                for try await _ in stream { withUnsafeCurrentTask { $0?.cancel() } }
            }
            await #expect(throws: CancellationError.self) { try await leaving.value }
            hasLeft.signal()
            var text = ""
            while let chunk = try await staying.next() { text += chunk.choices.first?.delta.content ?? "" }
            #expect(text == "12345")
            #expect(server.requests.count == 1)
            server.stop()
        }
    }

    @Test func anErrorStaysTheSameError() async throws {
        try await Lesson.run { (lesson) async throws in
            lesson.api.answer(
                "POST", "/chat/completions", LoopbackAPI.Reply.events(Self.events).cut(afterPieces: 2),
                .error(400, "no"))
            let cut = stream(lesson.client(.production))
            let first = await #expect(throws: OpenAI.APIConnectionError.self) { try await text(cut) }
            let second = await #expect(throws: OpenAI.APIConnectionError.self) { try await cut.finalChatCompletion() }
            #expect(first === second && first != nil)
            let refused = stream(lesson.client(.production))
            await #expect(throws: OpenAI.BadRequestError.self) { try await text(refused) }
            await #expect(throws: OpenAI.BadRequestError.self) { try await refused.finalChatCompletion() }
            #expect(lesson.api.requestCount == 2)
        }
    }

    @Test func aTaskThatIsCancelledAlreadySendsNothing() async throws {
        try await Lesson.run { (lesson) async throws in
            let stream = stream(lesson.client(.production))
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await text(stream)
            }
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(lesson.api.requestCount == 0)
            #expect(try await !text(stream).isEmpty)
        }
    }

    @Test func responsesSoundAndItsFileAreOneRequestToo() async throws {
        try await Lesson.run { (lesson) async throws in
            let client = lesson.client(.production)
            let response = client.responses.stream(model: "m", input: "x")
            var last: OpenAI.Response?
            for try await event in response { last = event.finalResponse ?? last }
            #expect(try await response.finalResponse() == last)
            let speech = (1...3).map { Data("\($0)".utf8) }
            lesson.api.answer("POST", "/audio/speech", .stream(speech, contentType: "audio/mpeg"))
            let sound = client.audio.speech.stream(model: "tts-1", voice: "alloy", input: "Hi.")
            var bytes = Data()
            for try await piece in sound { bytes += piece }
            let file = lesson.folder.appendingPathComponent("a.mp3")
            try await sound.write(to: file)
            #expect(try Data(contentsOf: file) == bytes && !bytes.isEmpty)
            #expect(lesson.api.requestCount == 2)
        }
    }

    @Test func whatNobodyCanReadAnyMoreIsFreed() {
        var first: OpenAI.StreamPlace<Int>? = .init()
        var last = first
        for _ in 0..<200_000 {
            let next = OpenAI.StreamPlace<Int>()
            last?.next = next
            last = next
        }
        weak let freed = first?.next
        first = nil
        #expect(freed == nil)
        #expect(last != nil)
    }
}
