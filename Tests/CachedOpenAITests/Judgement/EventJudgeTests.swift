import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct EventJudgeTests {
    typealias Judge = OpenAICache.EventJudge
    typealias Kind = OpenAICache.AnswerKind

    private func judge(_ kind: Kind, _ events: String...) throws -> Judge {
        var judge = Judge(kind: kind)
        for event in events {
            if event == "[DONE]" {
                judge.takeDone()
            } else {
                #expect(judge.take(try OpenAICache.JSON(parsing: Data(event.utf8))) == nil, "\(event)")
            }
        }
        return judge
    }

    private static func choice(_ index: Int, _ reason: String = "null") -> String {
        #"{"object":"chat.completion.chunk","choices":[{"index":\#(index),"delta":{},"finish_reason":\#(reason)}]}"#
    }

    @Test(
        "chunks are whole at [DONE], or when every choice that was seen has ended", arguments: [Kind.chat, .completion])
    func chunks(kind: Kind) throws {
        let stop = #""stop""#
        #expect(try !judge(kind).isComplete)
        #expect(try !judge(kind, Self.choice(0)).isComplete)
        #expect(try !judge(kind, Self.choice(0, #""""#)).isComplete)
        #expect(try judge(kind, Self.choice(0), "[DONE]").isComplete)
        #expect(try judge(kind, Self.choice(0), Self.choice(0, stop), Self.choice(0), #"{"choices":[]}"#).isComplete)
        #expect(try !judge(kind, Self.choice(0), Self.choice(1), Self.choice(0, stop)).isComplete)
        #expect(try judge(kind, Self.choice(0, stop), Self.choice(1, stop)).isComplete)
        #expect(try judge(kind, #"{"choices":[]}"#, "[DONE]").failure == "it has no choices")
        #expect(try judge(kind, Self.choice(0, stop), "[DONE]").failure == nil)
    }

    @Test("every kind has its last event, and no other will do")
    func lastEvents() throws {
        let ends: [(kind: Kind, types: [String])] = [
            (.response, ["response.completed", "response.incomplete"]),
            (.transcription, ["transcript.text.done"]), (.speech, ["speech.audio.done"]),
            (.images, ["image_generation.completed", "image_edit.completed"]),
        ]
        let others = [
            "response.output_text.done", "response.content_part.done", "response.web_search_call.completed",
            "transcript.text.segment", "image_generation.partial_image", "speech.audio.delta", "something.done",
        ]
        for (kind, types) in ends {
            for type in types {
                #expect(try judge(kind, #"{"type":"x.created"}"#, #"{"type":"\#(type)","response":{}}"#).isComplete)
            }
            for type in others { #expect(try !judge(kind, #"{"type":"\#(type)"}"#).isComplete, "\(kind) \(type)") }
        }
        #expect(try !judge(.response, #"{"type":"response.created"}"#, "[DONE]").isComplete)
        for (kind, event) in [
            (Kind.response, #"{"type":"response.completed"}"#),
            (.response, #"{"type":"response.cancelled","response":{}}"#),
            (.response, #"{"type":"response.done","response":{}}"#), (.images, #"{"type":"image_edit.partial_image"}"#),
            (.transcription, #"{"type":"transcript.text.delta"}"#), (.chat, Self.choice(0, #""null""#)),
        ] {
            #expect(try !judge(kind, event).isComplete, "\(event)")
            if kind != .chat { #expect(try !judge(kind, event, "[DONE]").isComplete, "\(event)") }
        }
    }

    @Test("a response that completed as failed is none to keep")
    func completedAsFailed() throws {
        let response = #"{"status":"failed","error":{"message":"no"}}"#
        let failed = try judge(.response, #"{"type":"response.completed","response":\#(response)}"#)
        #expect(failed.isComplete && failed.failure?.contains("no") == true)
    }

    @Test("an event in the place of choices that has a message is an error", arguments: [Kind.chat, .completion])
    func inPlaceOfChoices(kind: Kind) throws {
        for event in [
            #"{"message":"boom","type":"server_error","code":"internal"}"#, #"{"code":50000,"message":"boom"}"#,
            #"{"status":"error","message":"boom"}"#, #"{"code":"InternalError","message":"boom","request_id":"r"}"#,
        ] {
            var judge = Judge(kind: kind)
            #expect(judge.take(try OpenAICache.JSON(parsing: Data(event.utf8)))?.message == "boom", "\(event)")
        }
        var judge = Judge(kind: kind)
        for event in [#"{"usage":{"total_tokens":3}}"#, #"{"choices":[],"message":"x"}"#, #"{"type":"ping"}"#] {
            #expect(judge.take(try OpenAICache.JSON(parsing: Data(event.utf8))) == nil, "\(event)")
        }
    }

    @Test("an event that does not name itself is named by the stream")
    func named() throws {
        var judge = Judge(kind: .response)
        #expect(judge.take(["response": ["status": "completed"]], eventName: "response.completed") == nil)
        #expect(judge.isComplete)
    }

    @Test("a kind that nobody knows is whole when it is closed, unless its events are of a known one")
    func unknown() throws {
        #expect(try judge(.unknown, #"{"type":"poem.line","text":"x"}"#).isComplete)
        #expect(try judge(.object, #"{"object":"thread.run.step.delta"}"#).isComplete)
        #expect(try !judge(.unknown, Self.choice(0)).isComplete)
        #expect(try !judge(.unknown, #"{"type":"response.created"}"#).isComplete)
        #expect(
            try judge(.unknown, #"{"type":"response.created"}"#, #"{"type":"response.completed","response":{}}"#)
                .isComplete)
    }

    @Test(
        "errors are told in every shape, in a stream of every kind",
        arguments: [
            Kind.chat, .completion, .response, .images, .transcription, .speech, .unknown,
        ])
    func errors(kind: Kind) throws {
        for shape in ErrorDetailsTests.shapes {
            var judge = Judge(kind: kind)
            let error = judge.take(try OpenAICache.JSON(parsing: Data(shape.json.utf8)))
            #expect(error?.message == shape.told[0] && judge.failure?.contains("no") == true, "\(shape.json)")
        }
        var judge = Judge(kind: kind)
        #expect(judge.take(["message": "no"], eventName: "error")?.message == "no")
        judge = Judge(kind: kind)
        #expect(judge.take("no", eventName: "error")?.message == "no")
    }

    @Test("a chunk that names itself, or whose finish_reason is error, tells one")
    func chunkErrors() throws {
        var judge = Judge(kind: .chat)
        #expect(judge.take(["type": "chat.completion.chunk", "error": "no"])?.message == "no")
        #expect(judge.take(try OpenAICache.JSON(parsing: Data(Self.choice(0, #""error""#).utf8))) != nil)
    }

    @Test("a failed response is not thrown, and not to be kept")
    func failedResponse() throws {
        let event = #"{"type":"response.failed","response":{"status":"failed","error":{"code":"x","message":"no"}}}"#
        let failed = try judge(.response, #"{"type":"response.created","response":{"error":null}}"#, event)
        #expect(failed.failure == "it tells of a failure: no" && failed.isComplete)
        let tool = #"{"type":"response.mcp_call.failed","error":"x"}"#
        #expect(try judge(.response, tool, #"{"type":"response.completed","response":{}}"#).failure == nil)
        #expect(try judge(.images, #"{"type":"image_generation.failed","error":"x"}"#).failure != nil)
    }

    @Test("what is empty in an event's error is none")
    func empty() throws {
        #expect(try judge(.chat, #"{"choices":[],"error":{}}"#, #"{"choices":[],"error":null}"#).failure == nil)
    }
}
