import Foundation

nonisolated extension OpenAI {
    /// A piece of a streamed transcription.
    public enum TranscriptionStreamEvent: APIObject {
        /// The next piece of the text.
        case textDelta(TranscriptionTextDeltaEvent)
        /// With `diarized_json`: what one speaker said.
        case textSegment(TranscriptionSegment)
        /// The whole text, at the end.
        case textDone(Transcription)
        /// News to this version.
        case unknown(JSON)

        public init(payload: Payload) throws {
            switch payload.json["type"]?.stringValue {
            case "transcript.text.delta": self = .textDelta(try .init(payload: payload))
            case "transcript.text.segment": self = .textSegment(try .init(payload: payload))
            case "transcript.text.done": self = .textDone(try .init(payload: payload))
            default: self = .unknown(payload.json)
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
