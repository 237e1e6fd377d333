import Foundation

nonisolated extension OpenAI {
    /// The models that can be asked.
    public struct ModelList: APIObject {
        public let payload: Payload
        public let data: [Model]

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ModelList")
            self.payload = payload
            data = try fields.required("data")
        }
    }
}
