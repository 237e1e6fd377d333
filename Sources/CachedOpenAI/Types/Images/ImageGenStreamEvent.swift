import Foundation

nonisolated extension OpenAI {
    /// A state of a picture that comes as it grows.
    public enum ImageGenStreamEvent: APIObject, StreamElement {
        /// A picture that is still in the making.
        case partialImage(ImageGenEvent)
        /// The finished picture.
        case completed(ImageGenEvent)
        /// News to this version, or an event that can't be read.
        case unknown(JSON)

        public init(payload: Payload) throws {
            self = (try? Self.known(payload)) ?? .unknown(payload.json)
        }

        /// With a model that doesn't stream, the finished pictures come at once.
        static func events(ofWhole answer: JSON) -> [JSON]? {
            answer["data"]?.arrayValue?.map { picture in
                var event = picture.objectValue ?? [:]
                for (name, value) in answer.objectValue ?? [:] where name != "data" { event[name] = value }
                event["type"] = "image_generation.completed"
                return .object(event)
            }
        }

        private static func known(_ payload: Payload) throws -> Self {
            switch payload.json["type"]?.stringValue {
            case "image_generation.partial_image", "image_edit.partial_image":
                return .partialImage(try .init(payload: payload))
            case "image_generation.completed", "image_edit.completed":
                return .completed(try .init(payload: payload))
            default: return .unknown(payload.json)
            }
        }

        /// The event's own payload.
        public var payload: Payload {
            switch self {
            case .partialImage(let event), .completed(let event): event.payload
            case .unknown(let json): Payload(json)
            }
        }
    }

    /// A state of a changed picture that comes as it grows.
    public typealias ImageEditStreamEvent = ImageGenStreamEvent

    /// A picture, finished or not.
    public struct ImageGenEvent: APIObject {
        public let payload: Payload
        /// What it cost, in tokens; only in the last event.
        public let usage: ImagesUsage?
        /// Such as `image_generation.partial_image`.
        public var type: String { payload.text("type") ?? "" }
        /// The picture in base64.
        public var b64JSON: String { payload.text("b64_json") ?? "" }
        /// The picture's bytes.
        public var data: Foundation.Data? { Foundation.Data(base64Encoded: b64JSON) }
        /// From 0; nil for the finished picture.
        public var partialImageIndex: Int? { payload.integer("partial_image_index") }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }
        /// `transparent` or `opaque`.
        public var background: String? { payload.text("background") }
        /// `png`, `webp` or `jpeg`.
        public var outputFormat: String? { payload.text("output_format") }
        /// `low`, `medium` or `high`.
        public var quality: String? { payload.text("quality") }
        /// Such as `1024x1024`, in pixels.
        public var size: String? { payload.text("size") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ImageGenEvent", needing: ["b64_json"])
            self.payload = payload
            usage = try fields.optional("usage")
        }
    }
}
