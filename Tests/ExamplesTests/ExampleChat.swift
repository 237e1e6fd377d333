import Foundation
import LoopbackAPI

/// An answer to a chat, whole or as a stream of words.
struct ExampleChat {
    let question: ExampleQuestion
    let number: Int
    let content: ExampleContent

    var reply: LoopbackAPI.Reply { question.isStream ? stream : completion }

    private var completion: LoopbackAPI.Reply {
        var object = head("chat.completion")
        object["choices"] = [["index": 0, "message": message, "logprobs": NSNull(), "finish_reason": end]]
        object["usage"] = usage
        return .object(object)
    }

    private var stream: LoopbackAPI.Reply {
        let last = chunk([:], finish: end)
        var chunks = [chunk(["role": "assistant", "content": ""])] + deltas.map { chunk($0) } + [last]
        if (question.asked["stream_options"] as? [String: Any])?["include_usage"] as? Bool == true {
            chunks.append(head("chat.completion.chunk").merging(["choices": [Any](), "usage": usage]) { $1 })
        }
        return .events(chunks.map(LoopbackAPI.Reply.jsonText), gapMilliseconds: 1)
    }

    private var deltas: [[String: Any]] {
        switch content {
        case .text(let text), .cutOff(let text): text.pieces.map { ["content": $0] }
        case .calls(let calls): calls.indices.map { ["tool_calls": [wire(calls[$0], $0)]] }
        }
    }

    private var message: [String: Any] {
        switch content {
        case .text(let text), .cutOff(let text): ["role": "assistant", "content": text, "refusal": NSNull()]
        case .calls(let calls):
            [
                "role": "assistant", "content": NSNull(), "refusal": NSNull(),
                "tool_calls": calls.indices.map { wire(calls[$0], $0) },
            ]
        }
    }

    private func wire(_ call: ExampleAnswer.Call, _ index: Int) -> [String: Any] {
        let function = ["name": call.name, "arguments": call.arguments]
        let call: [String: Any] = ["id": "call_\(number)_\(index)", "type": "function", "function": function]
        return question.isStream ? call.merging(["index": index]) { $1 } : call
    }

    private func chunk(_ delta: [String: Any], finish: String? = nil) -> [String: Any] {
        let choice: [String: Any] = ["index": 0, "delta": delta, "finish_reason": finish ?? NSNull()]
        return head("chat.completion.chunk").merging(["choices": [choice]]) { $1 }
    }

    private var end: String {
        switch content {
        case .text: "stop"
        case .cutOff: "length"
        case .calls: "tool_calls"
        }
    }

    private func head(_ object: String) -> [String: Any] {
        ["id": "chatcmpl-\(number)", "object": object, "created": 1_700_000_000 + number, "model": question.model]
    }

    private var usage: [String: Any] {
        let (asked, said) = (question.text.pieces.count, content.size)
        return ["prompt_tokens": asked, "completion_tokens": said, "total_tokens": asked + said]
    }
}
