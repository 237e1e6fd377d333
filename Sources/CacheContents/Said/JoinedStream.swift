import CachedOpenAI
import Foundation

/// What the events of a stream come to: the JSON that the same answer would have been without a stream.
struct JoinedStream {
    private let events: [JSON]

    init(_ events: [StreamEvent]) {
        self.events = events.compactMap(\.json)
    }

    /// Nil if it is a stream of nothing that is known.
    var whole: JSON? {
        chat ?? response ?? completion ?? transcript ?? pictures ?? speech
    }

    private func type(_ event: JSON) -> String { event["type"]?.stringValue ?? "" }

    private var chat: JSON? {
        var accumulator = OpenAI.ChatCompletionAccumulator()
        for event in events where event["choices"] != nil || event["usage"] != nil {
            guard event["object"]?.stringValue != "text_completion" else { return nil }
            guard !type(event).contains("."), let chunk = try? OpenAI.ChatCompletionChunk(json: event) else { continue }
            accumulator.add(chunk)
        }
        return try? accumulator.completion().json
    }

    /// The last event tells all; where it doesn't come, the texts that came are put together.
    private var response: JSON? {
        let ends: Set<String> = ["response.completed", "response.incomplete", "response.failed"]
        if let end = events.last(where: { ends.contains(type($0)) }), let response = end["response"] { return response }
        guard events.contains(where: { type($0).hasPrefix("response.") }) else { return nil }
        let start = events.lazy.compactMap { $0["response"] }.first
        var object = start?.objectValue ?? ["object": "response"]
        object["output"] = .array(items)
        return .object(object)
    }

    private var items: [JSON] {
        let done = events.filter { type($0) == "response.output_item.done" }.compactMap { $0["item"] }
        if !done.isEmpty { return done }
        let text = joined("response.output_text.delta", "delta")
        return text.isEmpty
            ? []
            : [["type": "message", "role": "assistant", "content": [["type": "output_text", "text": .string(text)]]]]
    }

    private var completion: JSON? {
        let chunks = events.filter { $0["object"]?.stringValue == "text_completion" }
        guard var object = chunks.first?.objectValue else { return nil }
        var texts: [Int: String] = [:]
        var reasons: [Int: JSON] = [:]
        for choice in chunks.flatMap({ $0["choices"]?.arrayValue ?? [] }) {
            let index = choice["index"]?.intValue ?? 0
            texts[index, default: ""] += choice["text"]?.stringValue ?? ""
            if let reason = choice["finish_reason"], !reason.isNull { reasons[index] = reason }
        }
        object["choices"] = .array(
            texts.sorted { $0.key < $1.key }.map { index, text in
                ["index": .number(.init(index)), "text": .string(text), "finish_reason": reasons[index] ?? .null]
            })
        if let usage = chunks.last(where: { $0["usage"]?.objectValue != nil })?["usage"] { object["usage"] = usage }
        return .object(object)
    }

    private var transcript: JSON? {
        guard events.contains(where: { type($0).hasPrefix("transcript.") }) else { return nil }
        let done = events.last { type($0) == "transcript.text.done" }
        let text = done?["text"]?.stringValue ?? joined("transcript.text.delta", "delta")
        return ["text": .string(text), "usage": done?["usage"] ?? .null]
    }

    private var pictures: JSON? {
        let done = events.filter { ["image_generation.completed", "image_edit.completed"].contains(type($0)) }
        guard let last = done.last else { return nil }
        let data = done.map { JSON.object(["b64_json": $0["b64_json"] ?? .null]) }
        return ["data": .array(data), "usage": last["usage"] ?? .null]
    }

    private var speech: JSON? {
        let pieces = events.filter { type($0) == "speech.audio.delta" }
        if pieces.isEmpty { return nil }
        let bytes = pieces.reduce(into: Data()) { all, event in
            all += event["audio"]?.stringValue.flatMap { Data(base64Encoded: $0) } ?? Data()
        }
        let usage = events.last { type($0) == "speech.audio.done" }?["usage"] ?? .null
        return ["audio": .string(bytes.base64EncodedString()), "usage": usage]
    }

    private func joined(_ name: String, _ field: String) -> String {
        events.filter { type($0) == name }.compactMap { $0[field]?.stringValue }.joined()
    }
}
