import Foundation

nonisolated extension OpenAI {
    /// A file that was sent.
    public struct ResponseInputFile: APIObject {
        public let payload: Payload
        /// The file's name.
        public var filename: String? { payload.text("filename") }
        /// A data URL.
        public var fileData: String? { payload.text("file_data") }
        /// Of a file that was uploaded.
        public var fileID: String? { payload.text("file_id") }
        /// How closely a page is looked at: `low`, `high`.
        public var detail: String? { payload.text("detail") }
        /// The address of a file on the web.
        public var fileURL: String? { payload.text("file_url") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseInputFile")
            self.payload = payload
        }

        init(_ fields: JSON.Object) {
            var object: JSON.Object = ["type": "input_file"]
            for (name, value) in fields { object[name] = value }
            payload = Payload(.object(object))
        }
    }
}
