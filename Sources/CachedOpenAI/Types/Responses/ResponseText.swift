import Foundation

nonisolated extension OpenAI {
    /// A plain text: one that was sent, a thought, a summary of thoughts.
    public struct ResponseText: APIObject {
        public let payload: Payload
        /// The text itself.
        public var text: String { payload.text("text") ?? "" }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseText")
            self.payload = payload
        }

        init(type: String, text: String) {
            payload = Payload(["type": .string(type), "text": .string(text)])
        }
    }
}
