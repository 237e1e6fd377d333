import Foundation

nonisolated extension OpenAI {
    /// A picture as far as it is.
    public struct ResponsePartialImageEvent: APIObject {
        public let payload: Payload
        /// The picture in base64.
        public var partialImageB64: String { text("partial_image_b64") ?? "" }
        public var partialImageIndex: Int { integer("partial_image_index") ?? 0 }
        public var itemID: String { text("item_id") ?? "" }
        /// The item's place in the output.
        public var outputIndex: Int { integer("output_index") ?? 0 }
        public var sequenceNumber: Int { integer("sequence_number") ?? 0 }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponsePartialImageEvent")
            self.payload = payload
        }
    }
}
