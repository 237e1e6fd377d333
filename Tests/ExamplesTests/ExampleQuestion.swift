import Foundation
import LoopbackAPI

/// What a request asks for, in the words of its last message.
struct ExampleQuestion {
    let text: String
    let model: String
    let isStream: Bool
    let asked: [String: Any]

    init(_ request: LoopbackAPI.Request) {
        asked = request.json ?? [:]
        model = asked["model"] as? String ?? "gpt-test"
        isStream = asked["stream"] as? Bool == true
        let items = asked["messages"] as? [[String: Any]] ?? asked["input"] as? [[String: Any]]
        text = items.map { Self.text(of: $0.last ?? [:]) } ?? asked["input"] as? String ?? ""
    }

    /// What the API answers to a model that there isn't, and to a temperature that no model takes.
    var refusal: LoopbackAPI.Reply? {
        if model == "gpt-0" {
            return error(404, "The model `gpt-0` does not exist.", code: "model_not_found", param: "model")
        }
        guard let temperature = asked["temperature"] as? Double, temperature > 2 else { return nil }
        return error(400, "Invalid 'temperature': at most 2.", code: "decimal_above_max_value", param: "temperature")
    }

    private func error(_ status: Int, _ message: String, code: String, param: String) -> LoopbackAPI.Reply {
        let error = ["message": message, "type": "invalid_request_error", "code": code, "param": param]
        return .object(["error": error], status: status)
    }

    private static func text(of item: [String: Any]) -> String {
        let content = item["content"] ?? item["output"]
        let parts = content as? [[String: Any]] ?? []
        return content as? String ?? parts.compactMap { $0["text"] as? String }.joined(separator: "\n")
    }
}
