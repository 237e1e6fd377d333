import Foundation

nonisolated extension OpenAI {
    /// Python code that the model ran.
    public struct ResponseCodeInterpreterToolCall: APIObject {
        /// What came of it.
        public struct Output: APIObject {
            public let payload: Payload
            /// `logs`, `image` or a newer value.
            public var type: String { payload.text("type") ?? "" }
            /// What the code printed.
            public var logs: String? { payload.text("logs") }
            /// Where the picture that it drew is.
            public var url: String? { payload.text("url") }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "ResponseCodeInterpreterToolCall.Output")
                self.payload = payload
            }
        }

        public let payload: Payload
        /// If `include` asked for `code_interpreter_call.outputs`.
        public let outputs: [Output]?
        /// Such as `ci_…`.
        public var id: String { payload.text("id") ?? "" }
        /// `in_progress`, `completed`, `incomplete`, `interpreting`, `failed`.
        public var status: String? { payload.text("status") }
        /// The code that was run, in Python.
        public var code: String? { payload.text("code") }
        /// The container that it ran in.
        public var containerID: String? { payload.text("container_id") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseCodeInterpreterToolCall")
            self.payload = payload
            outputs = try fields.optional("outputs")
        }
    }
}
