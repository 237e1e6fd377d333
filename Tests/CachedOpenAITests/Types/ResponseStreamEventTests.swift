import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Every event of a response's stream has its case, and its fields.
@Suite struct ResponseStreamEventTests {
    private static let types = [
        "error", "keepalive", "response.apply_patch_call_operation_diff.delta",
        "response.apply_patch_call_operation_diff.done", "response.audio.delta", "response.audio.done",
        "response.audio.transcript.delta", "response.audio.transcript.done", "response.shell_call_command.added",
        "response.shell_call_command.delta", "response.shell_call_command.done",
        "response.shell_call_output_content.delta", "response.shell_call_output_content.done",
    ]

    @Test(arguments: types) func eachTypeHasACase(type: String) throws {
        let json: OpenAI.JSON = ["type": .init(type), "sequence_number": 4, "news": true]
        let event = try OpenAI.ResponseStreamEvent(json: json)
        if case .unknown = event { Issue.record("\(type) is unknown") }
        #expect(event.json == json && event.type == type && event.sequenceNumber == 4)
    }

    @Test func shellAndPatchesComePieceByPieceLiveAndReplayed() async throws {
        try await Lesson.run { lesson in
            let place = #""output_index":0,"command_index":1"#
            let whole = #"{"id":"r","object":"response","status":"completed","output":[]}"#
            let events = [
                #"{"type":"response.shell_call_command.added",\#(place),"command":""}"#,
                #"{"type":"response.shell_call_command.delta",\#(place),"delta":"ls"}"#,
                #"{"type":"keepalive","sequence_number":3}"#,
                #"{"type":"response.shell_call_command.done",\#(place),"command":"ls"}"#,
                #"{"type":"response.shell_call_output_content.delta",\#(place),"delta":{"stdout":"a","stderr":"b"}}"#,
                """
                {"type":"response.shell_call_output_content.done",\(place),\
                "output":[{"stdout":"a","stderr":"b","outcome":{"type":"exit","exit_code":2}}]}
                """,
                #"{"type":"response.apply_patch_call_operation_diff.delta","item_id":"apc","delta":"+x"}"#,
                #"{"type":"response.apply_patch_call_operation_diff.done","item_id":"apc","diff":"+x"}"#,
                #"{"type":"response.completed","response":\#(whole)}"#,
            ]
            lesson.api.answer("POST", "/responses", .events(events))
            for client in [lesson.client(.dev), lesson.client(.production, offline: true, key: nil)] {
                var told: [String] = []
                for try await event in client.responses.stream(model: "m", input: "list") {
                    told.append(Self.told(of: event))
                }
                let expected = ["1 ", "ls", "alive", "ls", "a b", "exit 2", "+x apc", "+x", "completed"]
                #expect(told == expected)
            }
            #expect(lesson.api.requestCount == 1)
        }
    }

    private static func told(of event: OpenAI.ResponseStreamEvent) -> String {
        switch event {
        case .shellCallCommandAdded(let event): "\(event.commandIndex) \(event.command ?? "-")"
        case .shellCallCommandDelta(let event): event.delta
        case .shellCallCommandDone(let event): event.command ?? "-"
        case .shellCallOutputContentDelta(let event): "\(event.delta) \(event.stderrDelta)"
        case .shellCallOutputContentDone(let event): "exit \(event.output.first?.exitCode ?? -1)"
        case .applyPatchCallOperationDiffDelta(let event): "\(event.delta) \(event.itemID)"
        case .applyPatchCallOperationDiffDone(let event): event.text
        case .keepalive: "alive"
        case .completed: "completed"
        default: event.type
        }
    }

    @Test func anErrorEventTellsWhatWentWrong() throws {
        let event = try OpenAI.ResponseStreamEvent(json: [
            "type": "error", "code": "server_error", "message": "down", "param": nil, "sequence_number": 1,
        ])
        guard case .error(let error) = event else { return #expect(Bool(false), "\(event)") }
        #expect(error.code == "server_error" && error.message == "down" && error.param == nil)
    }

    @Test func aStreamedToolCallHasAFunctionAndSpeechComesInPieces() throws {
        let chunk = try OpenAI.ChatCompletionChunk(json: [
            "choices": [
                [
                    "index": 0,
                    "delta": [
                        "tool_calls": [["index": 0, "id": "c", "function": ["name": "f", "arguments": "{"]]],
                        "audio": ["id": "audio_1", "transcript": "Hel"],
                    ],
                ]
            ]
        ])
        let delta = chunk.choices[0].delta
        #expect(delta.toolCalls?[0].function?.name == "f" && delta.toolCalls?[0].function?.arguments == "{")
        #expect(delta.audio?.id == "audio_1" && delta.audio?.transcript == "Hel")
        let custom = try OpenAI.ChatCompletionChunk.ToolCall(json: ["index": 1, "custom": ["name": "g"]])
        #expect(custom.function == nil)
    }
}
