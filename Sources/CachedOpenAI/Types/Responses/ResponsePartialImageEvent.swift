import Foundation

nonisolated extension OpenAI {
    /// A picture as far as it is.
    public struct ResponsePartialImageEvent: APIObject {
        public let payload: Payload
        /// The picture in base64.
        public var partialImageB64: String { payload.text("partial_image_b64") ?? "" }
        /// Which of the pictures on the way it is, from 0.
        public var partialImageIndex: Int { payload.integer("partial_image_index") ?? 0 }
        /// The item of the output that it belongs to.
        public var itemID: String { payload.text("item_id") ?? "" }
        /// The item's place in the output.
        public var outputIndex: Int { payload.integer("output_index") ?? 0 }
        /// Where the event stands in its stream, from 0.
        public var sequenceNumber: Int { payload.integer("sequence_number") ?? 0 }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponsePartialImageEvent")
            self.payload = payload
        }
    }
}
