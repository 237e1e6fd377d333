import Foundation

nonisolated extension OpenAI {
    /// The output of a response as its events tell it, for servers whose last event has none.
    struct ResponsePieces {
        private var items: [Int: JSON.Object] = [:]
        private var texts: [Int: [Int: JSON.Object]] = [:]
        private var arguments: [Int: String] = [:]

        mutating func add(_ event: ResponseStreamEvent) {
            let json = event.json
            let place = event.payload.integer("output_index") ?? 0
            switch event.type {
            case "response.output_item.added": items[place] = items[place] ?? json["item"]?.objectValue
            case "response.output_item.done": items[place] = json["item"]?.objectValue ?? items[place]
            case "response.output_text.delta", "response.refusal.delta":
                addText(json["delta"], of: event, at: place, isWhole: false)
            case "response.output_text.done": addText(json["text"], of: event, at: place, isWhole: true)
            case "response.refusal.done": addText(json["refusal"], of: event, at: place, isWhole: true)
            case "response.function_call_arguments.delta":
                arguments[place, default: ""] += LooseValue.jsonText(json["delta"]) ?? ""
            case "response.function_call_arguments.done":
                arguments[place] = LooseValue.jsonText(json["arguments"]) ?? arguments[place]
            default: break
            }
        }

        /// The response, with what of its output came in the events alone.
        func completing(_ response: Response) throws -> Response {
            let known = response.json["output"]?.arrayValue ?? []
            let places = known.isEmpty ? Swift.Set(items.keys).union(texts.keys).sorted() : Array(known.indices)
            let output = places.map { item(at: $0, known: known.dropFirst($0 < 0 ? .max : $0).first) }
            guard output != known, var whole = response.json.objectValue else { return response }
            whole["output"] = .array(output)
            return try Response(json: .object(whole))
        }

        private mutating func addText(
            _ text: JSON?, of event: ResponseStreamEvent, at place: Int, isWhole: Bool
        ) {
            guard let text = LooseValue.text(text) else { return }
            let isRefusal = event.type.hasPrefix("response.refusal")
            let name = isRefusal ? "refusal" : "text"
            let part = event.payload.integer("content_index") ?? 0
            var whole = texts[place]?[part] ?? ["type": isRefusal ? "refusal" : "output_text"]
            if !isRefusal { whole["annotations"] = [] }
            whole[name] = .string(isWhole ? text : (whole[name]?.stringValue ?? "") + text)
            texts[place, default: [:]][part] = whole
        }

        private func item(at place: Int, known: JSON?) -> JSON {
            if let known, known.objectValue == nil { return known }
            let message: JSON.Object = ["type": "message", "role": "assistant", "status": "completed"]
            var item = known?.objectValue ?? items[place] ?? message
            let parts = (texts[place] ?? [:]).sorted { $0.key < $1.key }.map { JSON.object($0.value) }
            if !parts.isEmpty && PieceMerge.isEmpty(item["content"] ?? .null) { item["content"] = .array(parts) }
            if let text = arguments[place], PieceMerge.isEmpty(item["arguments"] ?? .null) {
                item["arguments"] = .string(text)
            }
            return .object(item)
        }
    }
}
