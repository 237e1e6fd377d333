import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Responses and transcriptions whose last event lacks what the events before it told.
@Suite struct OddEndingsTests {
    private struct Place: Decodable, Equatable {
        var city: String
    }

    @Test func theTextOfAStreamIsInItsEvents() async throws {
        let delta = { (text: String) in
            #"{"type":"response.output_text.delta","item_id":"m1","output_index":1,"content_index":0,"delta":"\#(text)"}"#
        }
        let call = #"{"type":"function_call","call_id":"c1","name":"f","arguments":"{}"}"#
        let message =
            #"{"type":"message","id":"m1","role":"assistant","content":[{"type":"output_text","text":"Hello"}]}"#
        let called = #"{"type":"response.output_item.done","output_index":0,"item":\#(call)}"#
        let done = #"{"type":"response.output_item.done","output_index":1,"item":\#(message)}"#
        let added =
            #"{"type":"response.output_item.added","output_index":1,"item":{"type":"message","id":"m1","role":"assistant","content":[]}}"#
        let text =
            #"{"type":"response.output_text.done","item_id":"m1","output_index":1,"content_index":0,"text":"Hello"}"#
        let streams = [
            [called, added, delta("Hel"), delta("lo"), text, done], [called, added, delta("Hel"), delta("lo"), text],
            [called, added, delta("Hel"), delta("lo")], [called, delta("Hel"), delta("lo")],
        ]
        for events in streams {
            for output in [#","output":null"#, #","output":[]"#, ""] {
                let end = #"{"type":"response.completed","response":{"id":"r","status":"completed"\#(output)}}"#
                try await Lesson.run { lesson in
                    lesson.api.answer("POST", "/responses", .events(events + [end]))
                    let stream = lesson.client(.production).responses.stream(model: "m", input: "x")
                    let response = try await stream.finalResponse()
                    #expect(response.outputText == "Hello" && response.output.count == 2)
                    guard case .functionCall(let call)? = response.output.first else { throw Unexpected() }
                    #expect(call.callID == "c1")
                }
            }
        }
    }

    @Test(arguments: [-1, -9_000_000_000_000_000_000, 5, 9_000_000_000_000_000_000])
    func aPlaceThatIsNoneIsNoCrash(place: Int) async throws {
        let delta =
            #"{"type":"response.output_text.delta","output_index":\#(place),"content_index":\#(place),"delta":"Hi"}"#
        for output in ["[]", #"[{"type":"function_call","call_id":"c","name":"f","arguments":""}]"#] {
            let end = #"{"type":"response.completed","response":{"id":"r","status":"completed","output":\#(output)}}"#
            try await Lesson.run { lesson in
                lesson.api.answer("POST", "/responses", .events([delta, end]))
                let stream = lesson.client(.production).responses.stream(model: "m", input: "x")
                let response = try await stream.finalResponse()
                #expect(response.output.count == 1)
            }
        }
    }

    @Test func anEventThatOnlyTheStreamNamesIsRead() async throws {
        let body = """
            event: response.output_text.delta\ndata: {"output_index":0,"content_index":0,"delta":"Hi"}\n
            event: response.completed\ndata: {"response":{"id":"r","status":"completed","output":[]}}\n\n
            """
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/responses", .data(Data(body.utf8), contentType: "text/event-stream"))
            let stream = lesson.client(.dev).responses.stream(model: "m", input: "x")
            let live = try await stream.finalResponse()
            #expect(live.outputText == "Hi")
            let offline = lesson.client(.production, offline: true).responses.stream(model: "m", input: "x")
            let replayed = try await offline.finalResponse()
            #expect(replayed.outputText == "Hi")
        }
    }

    @Test func argumentsAndRefusalsOfAStreamAreInItsEvents() async throws {
        let events = [
            #"{"type":"response.output_item.added","output_index":0,"item":{"type":"function_call","call_id":"c1","name":"f","arguments":""}}"#,
            #"{"type":"response.function_call_arguments.delta","output_index":0,"delta":"{\"city\":"}"#,
            #"{"type":"response.function_call_arguments.delta","output_index":0,"delta":"\"Paris\"}"}"#,
            #"{"type":"response.refusal.delta","output_index":1,"content_index":0,"delta":"No."}"#,
            #"{"type":"response.incomplete","response":{"id":"r","status":"incomplete","output":null}}"#,
        ]
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/responses", .events(events))
            let response = try await lesson.client(.production).responses.stream(model: "m", input: "x").finalResponse()
            guard case .functionCall(let call)? = response.output.first else { throw Unexpected() }
            #expect(try call.decode(Place.self) == Place(city: "Paris"))
            guard case .message(let message)? = response.output.last, case .refusal(let part)? = message.content.first
            else { throw Unexpected() }
            #expect(part.refusal == "No.")
        }
    }

    @Test func anEmptyMessageIsFilledFromTheEvents() async throws {
        let events = [
            #"{"type":"response.output_text.delta","output_index":0,"content_index":0,"delta":"Hi"}"#,
            #"{"type":"response.completed","response":{"id":"r","output":[{"type":"message","id":"m","content":[]}]}}"#,
        ]
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/responses", .events(events))
            let response = try await lesson.client(.production).responses.stream(model: "m", input: "x").finalResponse()
            #expect(response.outputText == "Hi" && response.output.map(\.id) == ["m"])
        }
    }

    @Test func theOutputThatCameIsNotTouched() async throws {
        let item = #"{"type":"message","id":"m1","content":[{"type":"output_text","text":"other"}]}"#
        let events = [
            #"{"type":"response.output_text.delta","output_index":0,"content_index":0,"delta":"Hi"}"#,
            #"{"type":"response.completed","response":{"id":"r","status":"completed","output":[\#(item)]}}"#,
        ]
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/responses", .events(events))
            let stream = lesson.client(.production).responses.stream(model: "m", input: "x")
            let response = try await stream.finalResponse()
            #expect(response.outputText == "other")
        }
    }

    @Test func aTranscriptionIsInItsPieces() async throws {
        for end in [#"{"type":"transcript.text.done"}"#, #"{"type":"transcript.text.done","text":""}"#] {
            try await Lesson.run { lesson in
                let events = ["Good ", "day"].map { #"{"type":"transcript.text.delta","delta":"\#($0)"}"# }
                lesson.api.answer("POST", "/audio/transcriptions", .events(events + [end]))
                let stream = lesson.client(.production).audio.transcriptions.stream(
                    model: "m", file: .init(Data("sound".utf8), filename: "a.wav"))
                let transcription = try await stream.finalTranscription()
                #expect(transcription.text == "Good day")
            }
        }
    }

    private struct Unexpected: Error {}
}
