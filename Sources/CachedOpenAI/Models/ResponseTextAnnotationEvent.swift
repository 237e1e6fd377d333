import Foundation

nonisolated extension OpenAI {
    /// A text has one more source.
    public struct ResponseTextAnnotationEvent: APIObject {
        public let payload: Payload
        public let annotation: ResponseAnnotation
        public var annotationIndex: Int { integer("annotation_index") ?? 0 }
        public var itemID: String { text("item_id") ?? "" }
        /// The item's place in the output.
        public var outputIndex: Int { integer("output_index") ?? 0 }
        /// The part's place in the message.
        public var contentIndex: Int { integer("content_index") ?? 0 }
        public var sequenceNumber: Int { integer("sequence_number") ?? 0 }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseTextAnnotationEvent")
            self.payload = payload
            annotation = try fields.required("annotation")
        }
    }
}
