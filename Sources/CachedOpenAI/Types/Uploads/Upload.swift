import Foundation

nonisolated extension OpenAI {
    /// A file that is sent in parts
    /// (https://platform.openai.com/docs/api-reference/uploads/object).
    public struct Upload: APIObject {
        public let payload: Payload
        /// The file, once it is complete.
        public let file: FileObject?
        /// Such as `upload_…`.
        public var id: String { payload.text("id") ?? "" }
        /// `pending`, `completed`, `cancelled`, `expired` or a newer value.
        public var status: String? { payload.text("status") }
        /// How many there are to be.
        public var bytes: Int? { payload.integer("bytes") }
        /// The file's name.
        public var filename: String? { payload.text("filename") }
        /// What it is for.
        public var purpose: String? { payload.text("purpose") }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }
        /// Seconds since 1970: what isn't complete by then is gone.
        public var expiresAt: Int? { payload.integer("expires_at") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "Upload")
            self.payload = payload
            file = try fields.optional("file")
        }
    }

    /// A part of a file
    /// (https://platform.openai.com/docs/api-reference/uploads/part-object).
    public struct UploadPart: APIObject {
        public let payload: Payload
        /// Such as `part_…`.
        public var id: String { payload.text("id") ?? "" }
        /// The upload.
        public var uploadID: String? { payload.text("upload_id") }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "UploadPart")
            self.payload = payload
        }
    }
}
