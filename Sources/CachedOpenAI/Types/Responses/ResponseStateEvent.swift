import Foundation

nonisolated extension OpenAI {
    /// The response was created, is being made, or is at an end.
    public struct ResponseStateEvent: APIObject {
        public let payload: Payload
        /// The response as it now is.
        public let response: Response
        /// Where the event stands in its stream, from 0.
        public var sequenceNumber: Int { payload.integer("sequence_number") ?? 0 }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseStateEvent")
            self.payload = payload
            response = try fields.required("response")
        }
    }
}
