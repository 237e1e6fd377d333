nonisolated extension OpenAI {
    /// An event of a stream that has no type of its own.
    public struct StreamEvent: APIObject {
        public let payload: Payload
        /// Its kind, such as `response.created`; nil if it doesn't say.
        public var type: String? { payload.text("type") }

        public init(payload: Payload) throws {
            self.payload = payload
        }
    }
}
