import Foundation

nonisolated extension OpenAI {
    /// Speech written down in English.
    public struct Translation: APIObject {
        public let payload: Payload
        /// With `verbose_json`.
        public let segments: [TranscriptionSegment]?
        /// What was said, in English.
        public var text: String { payload.text("text") ?? "" }
        /// With `verbose_json`: always `english`.
        public var language: String? { payload.text("language") }
        /// Of the sound, in seconds.
        public var duration: Double? { payload.number("duration") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "Translation", needing: ["text"])
            self.payload = payload
            segments = try fields.optional("segments")
        }
    }
}
