import Foundation

/// Reads the content of messages, in whatever shape the API's endpoints and other servers have it.
enum PartReader {
    /// A text, a part, or a list of them.
    static func parts(_ content: JSON?) -> [Part] {
        switch content {
        case nil, .null: []
        case .string(let text): text.isEmpty ? [] : [.text(text)]
        case .array(let items): items.flatMap(part)
        case .some(let value): part(value)
        }
    }

    private static func part(_ json: JSON) -> [Part] {
        if let text = json.stringValue { return [.text(text)] }
        let type = json["type"]?.stringValue ?? ""
        switch type {
        case "refusal": return text(json["refusal"]).map { [.refusal($0)] } ?? [.other(json)]
        case "reasoning_text", "summary_text", "thinking", "reasoning":
            return text(json["text"] ?? json["thinking"]).map { [.reasoning($0)] } ?? [.other(json)]
        case "image_url", "input_image", "image", "input_audio", "audio", "file", "input_file", "output_audio":
            return [Media(part: json).map(Part.media) ?? .other(json)]
        default:
            guard let text = json["text"]?.stringValue else { return [.other(json)] }
            return [.text(text)] + citations(json["annotations"])
        }
    }

    static func citations(_ annotations: JSON?) -> [Part] {
        (annotations?.arrayValue ?? []).compactMap { annotation in
            let inner = annotation["url_citation"] ?? annotation
            return (inner["url"] ?? inner["filename"] ?? inner["file_id"])?.stringValue.map(Part.citation)
        }
    }

    private static func text(_ json: JSON?) -> String? { json?.stringValue }
}
