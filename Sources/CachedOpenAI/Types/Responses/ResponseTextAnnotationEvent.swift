import Foundation

nonisolated extension OpenAI {
    /// A text has one more source.
    public struct ResponseTextAnnotationEvent: APIObject {
        public let payload: Payload
        /// The citation.
        public let annotation: ResponseAnnotation
        /// Which of the text's annotations it is, from 0.
        public var annotationIndex: Int { payload.integer("annotation_index") ?? 0 }
        /// The item of the output that it belongs to.
        public var itemID: String { payload.text("item_id") ?? "" }
        /// The item's place in the output.
        public var outputIndex: Int { payload.integer("output_index") ?? 0 }
        /// The part's place in the message.
        public var contentIndex: Int { payload.integer("content_index") ?? 0 }
        /// Where the event stands in its stream, from 0.
        public var sequenceNumber: Int { payload.integer("sequence_number") ?? 0 }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseTextAnnotationEvent")
            self.payload = payload
            annotation = try fields.required("annotation")
        }
    }
}
