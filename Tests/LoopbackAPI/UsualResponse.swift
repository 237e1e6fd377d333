import Foundation

/// The n-th answer of the Responses API, whole or as a stream.
struct UsualResponse {
    private let number: Int
    private let model: String

    init(number: Int, asked: [String: Any]) {
        self.number = number
        model = asked["model"] as? String ?? "gpt-test"
    }

    var response: LoopbackAPI.Reply { .object(object(status: "completed", output: [message])) }

    var stream: LoopbackAPI.Reply {
        let begun = object(status: "in_progress", output: [])
        let place: [String: Any] = ["item_id": "msg_\(number)", "output_index": 0, "content_index": 0]
        var events: [[String: Any]] = [
            ["type": "response.created", "response": begun], ["type": "response.in_progress", "response": begun],
            [
                "type": "response.output_item.added", "output_index": 0,
                "item": item(status: "in_progress", content: []),
            ],
            place.merging(["type": "response.content_part.added", "part": part("")]) { $1 },
        ]
        events += ["answer", " \(number)"].map { piece in
            place.merging(["type": "response.output_text.delta", "delta": piece, "logprobs": [Any]()]) { $1 }
        }
        events += [
            place.merging(["type": "response.output_text.done", "text": text]) { $1 },
            place.merging(["type": "response.content_part.done", "part": part(text)]) { $1 },
            ["type": "response.output_item.done", "output_index": 0, "item": message],
            ["type": "response.completed", "response": object(status: "completed", output: [message])],
        ]
        return Self.stream(events)
    }

    /// Each event has its name and its number, and nothing marks the end.
    private static func stream(_ events: [[String: Any]]) -> LoopbackAPI.Reply {
        let pieces = events.enumerated().map { index, event in
            let data = LoopbackAPI.Reply.jsonText(event.merging(["sequence_number": index]) { $1 })
            return Data("event: \(event["type"] ?? "")\ndata: \(data)\n\n".utf8)
        }
        return .stream(pieces, contentType: "text/event-stream; charset=utf-8", gapMilliseconds: 2)
    }

    private var text: String { "answer \(number)" }
    private var message: [String: Any] { item(status: "completed", content: [part(text)]) }

    private func part(_ text: String) -> [String: Any] {
        ["type": "output_text", "text": text, "annotations": [Any](), "logprobs": [Any]()]
    }

    private func item(status: String, content: [[String: Any]]) -> [String: Any] {
        ["type": "message", "id": "msg_\(number)", "status": status, "role": "assistant", "content": content]
    }

    private func object(status: String, output: [[String: Any]]) -> [String: Any] {
        let nothing = NSNull()
        let usage: [String: Any] = [
            "input_tokens": 7, "input_tokens_details": ["cached_tokens": 2], "output_tokens": 3,
            "output_tokens_details": ["reasoning_tokens": 1], "total_tokens": 10,
        ]
        return [
            "id": "resp_\(number)", "object": "response", "created_at": 1_700_000_000 + number, "status": status,
            "model": model, "output": output, "error": nothing, "incomplete_details": nothing,
            "instructions": nothing, "metadata": [String: String](), "parallel_tool_calls": true,
            "usage": status == "completed" ? usage : nothing,
        ]
    }
}
