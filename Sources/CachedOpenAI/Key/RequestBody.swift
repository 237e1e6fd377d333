import Foundation

nonisolated extension OpenAICache {
    /// What a request carries.
    package enum RequestBody: Sendable {
        case none
        /// JSON, with the very bytes if it came as bytes.
        case json(JSON, asSent: Foundation.Data? = nil)
        /// Anything else, with its content type as it stands in the header.
        case bytes(Data, contentType: String?)

        /// The body of a request that came as bytes: JSON where it can be read as such, whatever its header says.
        package init(_ data: Data?, contentType: String?) {
            guard let data, !data.isEmpty else {
                self = .none
                return
            }
            if !MultipartForm.isForm(contentType), let json = try? JSON(parsing: data) {
                self = .json(json, asSent: data)
            } else {
                self = .bytes(data, contentType: contentType)
            }
        }

        /// The body as it may be kept: nothing in it opens another server.
        package var kept: RequestBody {
            guard case .json(let json, _) = self, let harmless = Credentials.removed(from: json) else { return self }
            return .json(harmless)
        }

        var isForm: Bool {
            if case .bytes(_, let contentType) = self { MultipartForm.isForm(contentType) } else { false }
        }

        /// Whether the answer is to come as events.
        package var asksForStream: Bool {
            switch self {
            case .none: return false
            case .json(let json, _): return json["stream"] == true
            case .bytes(let data, let contentType):
                let part = MultipartForm(data, contentType: contentType)?.parts.first { $0.name == "stream" }
                return part.map { $0.content.elementsEqual("true".utf8) } ?? false
            }
        }

        /// The number in the field `seed`, of JSON and of forms alike.
        var seed: Int? {
            switch self {
            case .none: return nil
            case .json(let json, _): return json["seed"]?.intValue
            case .bytes(let data, let contentType):
                let part = MultipartForm(data, contentType: contentType)?.parts.first { $0.name == "seed" }
                return part.flatMap { Int(String(decoding: $0.content, as: UTF8.self)) }
            }
        }

        /// The bytes and the content type to send or to keep.
        package var encoded: (data: Data, contentType: String?) {
            switch self {
            case .none: (Data(), nil)
            case .json(let json, let sent): (sent ?? json.data(), "application/json")
            case .bytes(let data, let contentType): (data, contentType)
            }
        }
    }
}
