import Foundation

nonisolated extension OpenAI {
    /// A film that a model makes
    /// (https://platform.openai.com/docs/api-reference/videos/object).
    public struct Video: APIObject {
        /// Why a video failed.
        public struct Failure: APIObject {
            public let payload: Payload
            /// The API's name for it.
            public var code: String? { payload.text("code") }
            /// What went wrong, in words.
            public var message: String? { payload.text("message") }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "Failure")
                self.payload = payload
            }
        }

        public let payload: Payload
        /// Why it failed.
        public let error: Failure?
        /// Such as `video_…`.
        public var id: String { payload.text("id") ?? "" }
        /// `queued`, `in_progress`, `completed`, `failed` or a newer value.
        public var status: String { payload.text("status") ?? "" }
        /// 0 to 100 percent.
        public var progress: Int { payload.integer("progress") ?? 0 }
        /// What makes it.
        public var model: String? { payload.text("model") }
        /// What is to be seen.
        public var prompt: String? { payload.text("prompt") }
        /// Such as `1280x720`.
        public var size: String? { payload.text("size") }
        /// How long it is.
        public var seconds: String? { payload.text("seconds") }
        /// The video that it was made of.
        public var remixedFromVideoID: String? { payload.text("remixed_from_video_id") }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }
        /// Seconds since 1970.
        public var completedAt: Int? { payload.integer("completed_at") }
        /// Seconds since 1970: it can be downloaded until then.
        public var expiresAt: Int? { payload.integer("expires_at") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "Video")
            self.payload = payload
            error = try fields.optional("error")
        }
    }

    /// Somebody who can be in videos
    /// (https://platform.openai.com/docs/api-reference/videos).
    public struct VideoCharacter: APIObject {
        public let payload: Payload
        /// Such as `char_…`.
        public var id: String { payload.text("id") ?? "" }
        /// What the character is called.
        public var name: String? { payload.text("name") }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "VideoCharacter")
            self.payload = payload
        }
    }
}
