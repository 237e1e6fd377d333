import Foundation

nonisolated extension OpenAI {
    /// A voice of one's own
    /// (https://platform.openai.com/docs/api-reference/audio).
    public struct Voice: APIObject {
        public let payload: Payload
        /// Such as `voice_…`; speech takes it.
        public var id: String { payload.text("id") ?? "" }
        /// The caller's own name for it.
        public var name: String? { payload.text("name") }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "Voice")
            self.payload = payload
        }
    }

    /// That a speaker agrees to a voice like theirs
    /// (https://platform.openai.com/docs/api-reference/audio).
    public struct VoiceConsent: APIObject {
        public let payload: Payload
        /// Such as `cons_…`.
        public var id: String { payload.text("id") ?? "" }
        /// The caller's own name for it.
        public var name: String? { payload.text("name") }
        /// Such as `en-US` (BCP 47).
        public var language: String? { payload.text("language") }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "VoiceConsent")
            self.payload = payload
        }
    }
}
