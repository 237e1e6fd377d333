import Foundation
import LoopbackAPI

/// An answer of the Responses API, whole or as a stream of words.
struct ExampleResponse {
    let question: ExampleQuestion
    let number: Int
    let content: ExampleContent
    let thoughts: String?

    var reply: LoopbackAPI.Reply {
        question.isStream ? stream : .object(object(status: status, output: output))
    }

    private var output: [[String: Any]] { reasoning + said }

    private var status: String {
        if case .cutOff = content { "incomplete" } else { "completed" }
    }

    private var reasoning: [[String: Any]] {
        guard let thoughts else { return [] }
        return [["type": "reasoning", "id": "rs_\(number)", "summary": [["type": "summary_text", "text": thoughts]]]]
    }

    private var said: [[String: Any]] {
        switch content {
        case .text(let text): [message(status: "completed", parts: [part(text)])]
        case .cutOff(let text): [message(status: "incomplete", parts: [part(text)])]
        case .calls(let calls):
            calls.enumerated().map { index, call in
                [
                    "type": "function_call", "id": "fc_\(number)_\(index)", "call_id": "call_\(number)_\(index)",
                    "name": call.name, "arguments": call.arguments, "status": "completed",
                ]
            }
        }
    }

    private var stream: LoopbackAPI.Reply {
        let begun = object(status: "in_progress", output: [])
        var events: [[String: Any]] = [["type": "response.created", "response": begun]]
        for (index, item) in output.enumerated() {
            events.append(["type": "response.output_item.added", "output_index": index, "item": item])
            events += deltas(of: item, at: index)
            events.append(["type": "response.output_item.done", "output_index": index, "item": item])
        }
        events.append(["type": "response.\(status)", "response": object(status: status, output: output)])
        let pieces = events.enumerated().map { number, event in
            let data = LoopbackAPI.Reply.jsonText(event.merging(["sequence_number": number]) { $1 })
            return Data("event: \(event["type"] ?? "")\ndata: \(data)\n\n".utf8)
        }
        return .stream(pieces, contentType: "text/event-stream; charset=utf-8", gapMilliseconds: 1)
    }

    private func deltas(of item: [String: Any], at index: Int) -> [[String: Any]] {
        guard item["type"] as? String == "message", let text = content.text else { return [] }
        let place: [String: Any] = ["item_id": "msg_\(number)", "output_index": index, "content_index": 0]
        var events = text.pieces.map { ["type": "response.output_text.delta", "delta": $0, "logprobs": [Any]()] }
        events.append(["type": "response.output_text.done", "text": text])
        return events.map { place.merging($0) { $1 } }
    }

    private func part(_ text: String) -> [String: Any] {
        ["type": "output_text", "text": text, "annotations": [Any](), "logprobs": [Any]()]
    }

    private func message(status: String, parts: [[String: Any]]) -> [String: Any] {
        ["type": "message", "id": "msg_\(number)", "status": status, "role": "assistant", "content": parts]
    }

    private func object(status: String, output: [[String: Any]]) -> [String: Any] {
        let nothing = NSNull()
        return [
            "id": "resp_\(number)", "object": "response", "created_at": 1_700_000_000 + number, "status": status,
            "model": question.model, "output": output, "error": nothing,
            "incomplete_details": status == "incomplete" ? ["reason": "max_output_tokens"] : nothing,
            "instructions": nothing, "metadata": [String: String](), "parallel_tool_calls": true,
            "usage": status == "in_progress" ? nothing : usage,
        ]
    }

    private var usage: [String: Any] {
        let (asked, thought) = (question.text.pieces.count, thoughts?.pieces.count ?? 0)
        let said = content.size + thought
        return [
            "input_tokens": asked, "input_tokens_details": ["cached_tokens": 0], "output_tokens": said,
            "output_tokens_details": ["reasoning_tokens": thought], "total_tokens": asked + said,
        ]
    }
}
