import LoopbackAPI

/// What the moderation model finds: violence where somebody is to be hurt, harassment where somebody is called names.
struct ExampleModeration {
    private let inputs: [String]
    private let model: String

    init(asked: [String: Any]) {
        inputs = asked["input"] as? [String] ?? [asked["input"] as? String ?? ""]
        model = asked["model"] as? String ?? "omni-moderation-latest"
    }

    var reply: LoopbackAPI.Reply {
        .object(["id": "modr-1", "model": model, "results": inputs.map(result)])
    }

    private func result(of input: String) -> [String: Any] {
        let found = ["violence": input.contains("hurt"), "harassment": input.contains("stupid")]
        return [
            "flagged": found.values.contains(true), "categories": found,
            "category_scores": found.mapValues { $0 ? 0.91 : 0.02 },
        ]
    }
}
