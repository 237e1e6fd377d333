import Foundation

nonisolated extension OpenAI {
    /// An image that was sent.
    public struct ResponseInputImage: APIObject {
        public let payload: Payload
        /// A web address or a data URL.
        public var imageURL: String? { payload.text("image_url") }
        /// Of a picture that was uploaded.
        public var fileID: String? { payload.text("file_id") }
        /// `low`, `high`, `auto`.
        public var detail: String? { payload.text("detail") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseInputImage")
            self.payload = payload
        }

        init(imageURL: String? = nil, fileID: String? = nil, detail: String?) {
            var fields = RequestFields()
            fields.set("type", text: "input_image")
            fields.set("image_url", text: imageURL)
            fields.set("file_id", text: fileID)
            fields.set("detail", text: detail)
            payload = Payload(.object(fields.object))
        }
    }
}
