import Foundation

nonisolated extension OpenAI {
    /// A piece of a streamed transcription.
    public enum TranscriptionStreamEvent: APIObject, StreamElement {
        /// The next piece of the text.
        case textDelta(TranscriptionTextDeltaEvent)
        /// With `diarized_json`: what one speaker said.
        case textSegment(TranscriptionSegment)
        /// The whole text, at the end.
        case textDone(Transcription)
        /// News to this version, or an event that can't be read.
        case unknown(JSON)

        public init(payload: Payload) throws {
            self = (try? Self.known(payload)) ?? .unknown(payload.json)
        }

        /// With a model that doesn't stream, the whole text comes at once.
        static func events(ofWhole answer: JSON) -> [JSON]? {
            guard var event = answer.objectValue, event["text"] != nil || event["segments"] != nil else { return nil }
            event["type"] = "transcript.text.done"
            return [.object(event)]
        }

        static func events(ofText text: String) -> [JSON]? {
            text.hasPrefix("{") ? nil : [["type": "transcript.text.done", "text": .string(text)]]
        }

        private static func known(_ payload: Payload) throws -> Self {
            switch payload.json["type"]?.stringValue {
            case "transcript.text.delta": return .textDelta(try .init(payload: payload))
            case "transcript.text.segment": return .textSegment(try .init(payload: payload))
            case "transcript.text.done": return .textDone(try .init(payload: payload))
            default: return .unknown(payload.json)
            }
        }

        /// The event's own payload.
        public var payload: Payload {
            switch self {
            case .textDelta(let event): event.payload
            case .textSegment(let event): event.payload
            case .textDone(let event): event.payload
            case .unknown(let json): Payload(json)
            }
        }
    }

    /// The next piece of the text.
    public struct TranscriptionTextDeltaEvent: APIObject {
        public let payload: Payload
        /// The next piece; append it to those before.
        public var delta: String { payload.text("delta") ?? "" }
        /// How likely its tokens were, if it was asked for.
        public var logprobs: JSON? { payload.json["logprobs"] }
        /// With `diarized_json`: the segment that it belongs to.
        public var segmentID: String? { payload.text("segment_id") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "TranscriptionTextDeltaEvent")
            self.payload = payload
        }
    }
}
