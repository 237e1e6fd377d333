import Foundation

nonisolated extension OpenAI {
    /// What a custom tool that the model called gave back.
    public typealias ResponseCustomToolCallOutput = ResponseFunctionCallOutput
    /// What became of what the model wanted done on a computer: a screenshot.
    public typealias ResponseComputerToolCallOutput = ResponseFunctionCallOutput
    /// What a patch of the model's came to.
    public typealias ResponseApplyPatchToolCallOutput = ResponseFunctionCallOutput

    /// What a function, or a tool that the program runs, gave back to the model that called it.
    public struct ResponseFunctionCallOutput: APIObject {
        public let payload: Payload
        /// Set once the API keeps it.
        public var id: String? { payload.text("id") }
        /// The call that it answers.
        public var callID: String { payload.text("call_id") ?? "" }
        /// A text, or an array of content parts; of a computer, a screenshot.
        public var output: JSON { payload.json["output"] ?? .null }
        /// `in_progress`, `completed`, `incomplete`; of a patch, `completed` or `failed`.
        public var status: String? { payload.text("status") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseFunctionCallOutput")
            self.payload = payload
        }

        init(type: String = "function_call_output", callID: String, output: JSON) {
            payload = Payload(["type": .string(type), "call_id": .string(callID), "output": output])
        }
    }
}
