import CachedOpenAI
import Foundation

/// The texts of a body that can hold a secret whole.
struct BodyTexts {
    /// By path: what belongs together, whole.
    private var joined: [String: String] = [:]
    /// Each string on its own line.
    private var single = ""
    /// What stands in the strings as base64.
    private var files: [Data] = []

    /// What of an event or a choice says to which text its piece belongs.
    private static let places: Set<String> = [
        "index", "output_index", "content_index", "summary_index", "item_id", "partial_image_index",
    ]

    init(json: OpenAICache.JSON) {
        gather(json, at: nil)
    }

    /// The pieces of a stream make texts that none of its events holds: a secret may be spread over many.
    init(stream: Data) {
        var events = OpenAICache.EventStream()
        for event in events.take(stream) + [events.finish()].compactMap({ $0 }) {
            if let json = try? OpenAICache.JSON(parsing: event.data) {
                gather(json, at: "")
            } else {
                single += String(decoding: event.data, as: UTF8.self) + "\n"
            }
        }
    }

    var all: [Data] {
        [Data(single.utf8)] + joined.sorted { $0.key < $1.key }.map { Data($0.value.utf8) } + files
    }

    /// - Parameter path: of a stream's event: where the value stands, in no particular list; nil for what is no stream.
    private mutating func gather(_ json: OpenAICache.JSON, at path: String?) {
        switch json {
        case .string(let text):
            single += text + "\n"
            if let path { joined[path, default: ""] += text }
            if let file = Self.file(text) { files.append(file) }
        case .array(let elements):
            for element in elements { gather(element, at: path) }
        case .object(let object):
            let path = path.map { $0 + Self.place(object) }
            for (name, value) in object {
                single += name + "\n"
                gather(value, at: path.map { "\($0)/\(name)" })
            }
        case .null, .bool, .number: break
        }
    }

    private static func place(_ object: OpenAICache.JSONObject) -> String {
        object.filter { places.contains($0.key) && $0.value.arrayValue == nil && $0.value.objectValue == nil }
            .map { "[\($0.value)]" }.joined()
    }

    /// What a `data:` URL holds: a file that was sent within the request.
    private static func file(_ text: String) -> Data? {
        guard text.hasPrefix("data:"), let comma = text.range(of: ";base64,") else { return nil }
        return Data(base64Encoded: String(text[comma.upperBound...]), options: .ignoreUnknownCharacters)
    }
}
