import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct ErrorTests {
    @Test(
        arguments: [
            (400, OpenAI.BadRequestError.self), (401, OpenAI.AuthenticationError.self),
            (403, OpenAI.PermissionDeniedError.self), (404, OpenAI.NotFoundError.self),
            (409, OpenAI.ConflictError.self),
            (422, OpenAI.UnprocessableEntityError.self), (429, OpenAI.RateLimitError.self),
            (500, OpenAI.InternalServerError.self), (503, OpenAI.InternalServerError.self),
        ] as [(Int, OpenAI.APIStatusError.Type)])
    func eachStatusHasItsErrorClass(status: Int, type: OpenAI.APIStatusError.Type) async throws {
        try await Lesson.run { lesson in
            lesson.api.answer(
                "POST", "/chat/completions", .error(status, "no luck", code: "unlucky", headers: ["x-request-id": "r1"])
            )
            let client = lesson.client(lesson.engine(.production), maxRetries: 0)
            let error = await #expect(throws: OpenAI.APIStatusError.self) { try await client.ask("x") }
            #expect(error.map { Swift.type(of: $0) == type } == true)
            #expect(error?.statusCode == status && error?.code == "unlucky" && error?.requestID == "r1")
            #expect(error?.message.contains("no luck") == true)
            #expect(lesson.api.requestCount == 1)
        }
    }

    @Test(arguments: [408, 409, 429, 500, 503])
    func passingTroubleIsTriedAgainTwice(status: Int) async throws {
        try await Lesson.run { lesson in
            let busy = LoopbackAPI.Reply.error(status, headers: ["Retry-After": "0"])
            lesson.api.answer("POST", "/chat/completions", busy, busy, .usual)
            _ = try await lesson.client(.production).ask("x")
            #expect(lesson.api.requestCount == 3)
            lesson.api.answer("POST", "/chat/completions", busy)
            await #expect(throws: OpenAI.APIStatusError.self) { try await lesson.client(.production).ask("x") }
            #expect(lesson.api.requestCount == 6)
        }
    }

    @Test(arguments: [400, 401, 403, 404, 422])
    func lastingTroubleIsNotTriedAgain(status: Int) async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/chat/completions", .error(status))
            await #expect(throws: OpenAI.APIStatusError.self) { try await lesson.client(.production).ask("x") }
            #expect(lesson.api.requestCount == 1)
        }
    }

    @Test func theServerHasTheLastWordOnRetrying() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/chat/completions", .error(500, headers: ["x-should-retry": "false"]))
            await #expect(throws: OpenAI.InternalServerError.self) { try await lesson.client(.production).ask("x") }
            #expect(lesson.api.requestCount == 1)
            lesson.api.answer(
                "POST", "/chat/completions",
                .error(400, headers: ["x-should-retry": "true", "retry-after-ms": "1"]), .usual)
            _ = try await lesson.client(.production).ask("x")
            #expect(lesson.api.requestCount == 3)
        }
    }

    @Test func aConnectionThatDropsIsTriedAgainThenAnError() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/chat/completions", .hangUp, .usual)
            _ = try await lesson.client(.production).ask("x")
            #expect(lesson.api.requestCount == 2)
            let half = LoopbackAPI.Reply.json(#"{"id": "a", "choices": []}"#).cut(afterBytes: 7)
            lesson.api.answer("POST", "/chat/completions", half)
            let client = lesson.client(lesson.engine(.dev), maxRetries: 0)
            await #expect(throws: OpenAI.APIConnectionError.self) { try await client.ask("x") }
            await #expect(throws: OpenAI.MissError.self) {
                try await lesson.client(.production, offline: true).ask("x")
            }
        }
    }

    @Test func aServerThatNeverAnswersIsATimeout() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/chat/completions", .silence)
            let client = lesson.client(lesson.engine(.production), maxRetries: 0)
            await #expect(throws: OpenAI.APITimeoutError.self) {
                try await client.ask("x", options: .init(timeout: 1))
            }
        }
    }

    @Test func noServerIsAConnectionError() async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(lesson.engine(.production), maxRetries: 0, base: "http://127.0.0.1:1/v1")
            await #expect(throws: OpenAI.APIConnectionError.self) { try await client.ask("x") }
        }
    }

    @Test func aWebPageInPlaceOfAnAnswerIsQuoted() async throws {
        try await Lesson.run { lesson in
            let page = Data("<html><body>Bad gateway</body></html>".utf8)
            lesson.api.answer(
                "POST", "/chat/completions", .data(page, contentType: "text/html", status: 502))
            let client = lesson.client(lesson.engine(.production), maxRetries: 0)
            let error = await #expect(throws: OpenAI.InternalServerError.self) { try await client.ask("x") }
            #expect(error?.message.contains("Bad gateway") == true)
            #expect(error?.body == page)
            lesson.api.answer("POST", "/chat/completions", .data(page, contentType: "text/html"))
            let invalid = await #expect(throws: OpenAI.APIResponseValidationError.self) { try await client.ask("x") }
            #expect(invalid?.body == page)
        }
    }

    @Test func anErrorWithTheStatusOfASuccessIsThrown() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer(
                "POST", "/chat/completions", .json(#"{"error":{"message":"filtered","code":"content_filter"}}"#))
            let error = await #expect(throws: OpenAI.APIStatusError.self) {
                try await lesson.client(.production).ask("x")
            }
            #expect(error?.message.contains("filtered") == true && error?.code == "content_filter")
        }
    }

    @Test func anAnswerThatWasFilteredMayHaveNoMessage() async throws {
        try await Lesson.run { lesson in
            let choices = ["content_filter", "stop"].map { #"{"id":"c","choices":[{"finish_reason":"\#($0)"}]}"# }
            lesson.api.answer("POST", "/chat/completions", .json(choices[0]), .json(choices[1]))
            let text = try await lesson.client(.production).ask("x")
            #expect(text == "-")
            let error = await #expect(throws: OpenAI.APIResponseValidationError.self) {
                try await lesson.client(.production).ask("x")
            }
            #expect(error?.message.contains("choices[0].message") == true)
        }
    }

    @Test func aFieldOfAnotherKindThatNothingDependsOnStaysInTheJSON() async throws {
        try await Lesson.run { lesson in
            let message = #"{"role":"assistant","content":"Hi","tool_calls":{},"annotations":"none","audio":[]}"#
            let body = #"{"id":"c","usage":"free","choices":[{"message":\#(message),"logprobs":1}]}"#
            lesson.api.answer("POST", "/chat/completions", .json(body))
            let completion = try await lesson.client(.production).chat.completions.create(
                model: "m", messages: [.user("x")])
            #expect(completion.choices[0].message.content == "Hi" && completion.usage == nil)
            #expect(completion.choices[0].message.toolCalls == nil && completion.choices[0].logprobs == nil)
            #expect(completion.json["usage"]?.stringValue == "free")
        }
    }

    @Test func aMissingFieldIsNamedAndTheBodyKept() async throws {
        try await Lesson.run { lesson in
            let body = #"{"id":"c","choices":[{"index":0,"message":{"content":"Hi"}},{"index":1,"message":5}]}"#
            lesson.api.answer("POST", "/chat/completions", .json(body))
            let error = await #expect(throws: OpenAI.APIResponseValidationError.self) {
                try await lesson.client(.production).ask("x")
            }
            #expect(error?.message.contains("choices[1].message") == true)
            #expect(error?.body == Data(body.utf8))
        }
    }

    @Test func cancellingTheTaskEndsTheCall() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/chat/completions", .silence)
            let task = Task { try await lesson.client(.production).ask("x") }
            try await lesson.api.waitForRequests(1)
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
        }
    }

    @Test func aBodyThatIsNoObjectIsRefusedAndNotDropped() async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(.production)
            await #expect(throws: OpenAI.OpenAIError.self) {
                try await client.post("/completions", body: ["Once"], as: OpenAI.JSON.self)
            }
            #expect(throws: OpenAI.OpenAIError.self) {
                try client.blocking.post("/completions", body: "Once", as: OpenAI.JSON.self)
            }
            #expect(lesson.api.requestCount == 0)
        }
    }

    @Test func aBadBaseURLIsNamed() async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(lesson.engine(.production), base: "not a url")
            let error = await #expect(throws: OpenAI.OpenAIError.self) { try await client.ask("x") }
            #expect(error?.message.contains("baseURL is set to \"not a url\"") == true)
        }
    }

    @Test func anEmptyAnswerIsAnErrorInWords() async throws {
        try await Lesson.run { lesson in
            for body in ["", " \n"] {
                lesson.api.answer("POST", "/chat/completions", .json(body))
                let error = await #expect(throws: OpenAI.APIResponseValidationError.self) {
                    try await lesson.client(.production).ask("x")
                }
                #expect(error?.message.hasPrefix("The answer is empty") == true)
                #expect(error?.message.contains("OPENAI_BASE_URL") == true)
            }
        }
    }

    @Test(arguments: ["<!DOCTYPE html><p>Hi", "\n<HTML><body>Hi", "<html lang=\"en\">Hi"])
    func aWebPageIsCalledOne(page: String) async throws {
        try await Lesson.run { lesson in
            for type in ["text/html", "application/json"] {
                lesson.api.answer("POST", "/chat/completions", .data(Data(page.utf8), contentType: type))
                let error = await #expect(throws: OpenAI.APIResponseValidationError.self) {
                    try await lesson.client(.production).ask("x")
                }
                #expect(error?.message.contains("web page") == true && error?.message.contains("Hi") == true)
                #expect(error?.message.contains("OPENAI_BASE_URL") == true)
            }
        }
    }

    @Test func anErrorBesideAnIDAndNoChoicesIsThrown() async throws {
        try await Lesson.run { lesson in
            let body =
                #"{"id": "gen-1", "object": "chat.completion", "error": {"message": "Provider returned error", "code": 502}, "choices": []}"#
            lesson.api.answer("POST", "/chat/completions", .json(body))
            let error = await #expect(throws: OpenAI.APIStatusError.self) {
                try await lesson.client(.production).ask("x")
            }
            #expect(error?.message.contains("Provider returned error") == true && error?.code == "502")
        }
    }

    @Test func aFlatErrorHasItsFieldsToo() async throws {
        try await Lesson.run { lesson in
            let flat =
                #"{"object": "error", "message": "too long", "type": "BadRequestError", "param": null, "code": 400}"#
            lesson.api.answer("POST", "/chat/completions", .json(flat, status: 400))
            let error = await #expect(throws: OpenAI.BadRequestError.self) {
                try await lesson.client(.production).ask("x")
            }
            #expect(error?.message.contains("status 400: too long") == true)
            #expect(error?.type == "BadRequestError" && error?.code == "400" && error?.param == nil)
        }
    }

    @Test func aMissIsAnErrorOfTheClientsAtEachOfItsDoors() async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(.production, offline: true)
            let stream = client.chat.completions.stream(model: "m", messages: [.user("x")])
            let sound = client.audio.speech.stream(model: "m", voice: "v", input: "x")
            struct Place: Decodable { var city: String }
            await #expect(throws: OpenAI.OpenAIError.self) { try await client.ask("x") }
            await #expect(throws: OpenAI.OpenAIError.self) { for try await _ in stream {} }
            await #expect(throws: OpenAI.OpenAIError.self) { try await stream.finalChatCompletion() }
            await #expect(throws: OpenAI.OpenAIError.self) { for try await _ in sound {} }
            await #expect(throws: OpenAI.OpenAIError.self) { try await client.batches.list() }
            await #expect(throws: OpenAI.OpenAIError.self) {
                try await client.chat.completions.parse(model: "m", messages: [.user("x")], as: Place.self)
            }
            #expect(throws: OpenAI.OpenAIError.self) { try client.blocking.files.list() }
            #expect(throws: OpenAI.OpenAIError.self) {
                try client.blocking.chat.completions.stream(model: "m", messages: [.user("x")]) { _ in }
            }
        }
    }

    @Test func whatAProgramReadsItselfThrowsErrorsOfTheClientsToo() throws {
        let nowhere = URL(fileURLWithPath: "/nowhere/a.png")
        #expect(throws: OpenAI.OpenAIError.self) { try OpenAI.ChatCompletion(json: ["id": "c"]) }
        #expect(throws: OpenAI.OpenAIError.self) { try OpenAI.ChatCompletion(json: 7) }
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(OpenAI.ChatCompletion.self, from: Data(#"{"id":"c"}"#.utf8))
        }
        #expect(throws: OpenAI.OpenAIError.self) { try OpenAI.ChatCompletionContentPart.image(contentsOf: nowhere) }
        #expect(throws: OpenAI.OpenAIError.self) {
            try OpenAI.ChatCompletionContentPart.inputAudio(contentsOf: nowhere)
        }
        #expect(throws: OpenAI.OpenAIError.self) { try OpenAI.ChatCompletionContentPart.file(contentsOf: nowhere) }
        #expect(throws: OpenAI.OpenAIError.self) { try OpenAI.ResponseContent.image(contentsOf: nowhere) }
    }
}
