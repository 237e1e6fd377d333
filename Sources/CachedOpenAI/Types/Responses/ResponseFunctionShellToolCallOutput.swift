import Foundation

nonisolated extension OpenAI {
    /// What commands in a shell came to.
    public struct ResponseFunctionShellToolCallOutput: APIObject {
        /// What one command came to.
        public struct Output: APIObject {
            public let payload: Payload
            /// What it wrote to standard output.
            public var stdout: String { payload.text("stdout") ?? "" }
            /// What it wrote to standard error.
            public var stderr: String { payload.text("stderr") ?? "" }
            /// Its exit code; nil if it took too long.
            public var exitCode: Int? { LooseValue.integer(payload.json["outcome"]?["exit_code"]) }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "ResponseFunctionShellToolCallOutput.Output")
                self.payload = payload
            }

            /// What a command came to, to be sent to the model.
            ///
            /// - Parameters:
            ///   - stdout: what the command wrote to standard output.
            ///   - stderr: what it wrote to standard error.
            ///   - exitCode: nil if it took too long.
            public init(stdout: String, stderr: String = "", exitCode: Int? = 0) {
                var outcome: JSON = ["type": "timeout"]
                if let exitCode { outcome = ["type": "exit", "exit_code": .init(exitCode)] }
                payload = Payload(["stdout": .string(stdout), "stderr": .string(stderr), "outcome": outcome])
            }
        }

        public let payload: Payload
        /// One for each command.
        public let output: [Output]
        /// Set once the API keeps it.
        public var id: String? { payload.text("id") }
        /// The call that it answers.
        public var callID: String { payload.text("call_id") ?? "" }
        /// `in_progress`, `completed` or `incomplete`.
        public var status: String? { payload.text("status") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseFunctionShellToolCallOutput")
            self.payload = payload
            output = try fields.optional("output") ?? []
        }
    }
}
