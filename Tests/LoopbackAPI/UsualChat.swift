import Foundation

/// The n-th chat answer, whole or as a stream.
struct UsualChat {
    private let number: Int
    private let model: String
    private let withUsage: Bool
    private let choices: Int

    init(number: Int, asked: [String: Any]) {
        self.number = number
        model = asked["model"] as? String ?? "gpt-test"
        choices = max(1, asked["n"] as? Int ?? 1)
        withUsage = (asked["stream_options"] as? [String: Any])?["include_usage"] as? Bool ?? false
    }

    var completion: LoopbackAPI.Reply {
        var object = head("chat.completion")
        object["choices"] = (0..<choices).map(choice)
        object["usage"] = Self.usage
        object["system_fingerprint"] = "fp_test"
        return .object(object)
    }

    var stream: LoopbackAPI.Reply {
        var chunks = [chunk(["role": "assistant", "content": ""])]
        chunks += ["answer", " \(number)"].map { chunk(["content": $0]) }
        chunks.append(chunk([:], finish: "stop"))
        if withUsage {
            chunks.append(head("chat.completion.chunk").merging(["choices": [Any](), "usage": Self.usage]) { $1 })
        }
        return .events(chunks.map(LoopbackAPI.Reply.jsonText), gapMilliseconds: 2)
    }

    private func choice(_ index: Int) -> [String: Any] {
        let message: [String: Any] = ["role": "assistant", "content": "answer \(number)", "refusal": NSNull()]
        return ["index": index, "message": message, "logprobs": NSNull(), "finish_reason": "stop"]
    }

    private func chunk(_ delta: [String: Any], finish: String? = nil) -> [String: Any] {
        let choice: [String: Any] = ["index": 0, "delta": delta, "finish_reason": finish ?? NSNull()]
        return head("chat.completion.chunk").merging(["choices": [choice]]) { $1 }
    }

    private func head(_ object: String) -> [String: Any] {
        ["id": "chatcmpl-\(number)", "object": object, "created": 1_700_000_000 + number, "model": model]
    }

    private static let usage = ["prompt_tokens": 7, "completion_tokens": 3, "total_tokens": 10]
}
