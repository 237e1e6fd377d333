import Foundation

nonisolated extension OpenAI.ResponseItem {
    /// What the model is to be and how it is to answer.
    public static func system(_ content: String) -> Self { said("system", .string(content)) }
    /// As `system`, for newer models.
    public static func developer(_ content: String) -> Self { said("developer", .string(content)) }
    /// What the person says.
    public static func user(_ content: String) -> Self { said("user", .string(content)) }
    /// What the person says and shows.
    public static func user(_ content: [OpenAI.ResponseContent]) -> Self { said("user", .array(content.map(\.json))) }
    /// What the model said before.
    public static func assistant(_ content: String) -> Self { said("assistant", .string(content)) }

    /// What a function that the model called gave back.
    public static func functionCallOutput(callID: String, output: String) -> Self {
        .functionCallOutput(.init(callID: callID, output: .string(output)))
    }

    /// What a function that the model called gave back: texts, images, files.
    public static func functionCallOutput(callID: String, output: [OpenAI.ResponseContent]) -> Self {
        .functionCallOutput(.init(callID: callID, output: .array(output.map(\.json))))
    }

    /// What a function that the model called gave back, as JSON with sorted keys.
    ///
    ///     input.append(try .functionCallOutput(callID: call.callID, encoding: stock))
    ///
    /// - Throws: `EncodingError` for what JSON can't hold.
    public static func functionCallOutput(callID: String, encoding output: some Swift.Encodable) throws -> Self {
        functionCallOutput(callID: callID, output: try OpenAI.JSON(encoding: output).description)
    }

    /// What a custom tool that the model called gave back.
    public static func customToolCallOutput(callID: String, output: String) -> Self {
        .customToolCallOutput(.init(type: "custom_tool_call_output", callID: callID, output: .string(output)))
    }

    /// What the commands came to that the model wanted run in a shell.
    ///
    /// - Parameters:
    ///   - callID: of the call that is answered.
    ///   - output: one for each command.
    ///   - maxOutputLength: as the call's action has it.
    public static func shellCallOutput(
        callID: String, output: [OpenAI.ResponseFunctionShellToolCallOutput.Output], maxOutputLength: Int? = nil
    ) -> Self {
        made("shell_call_output", callID) { fields in
            fields.set("output", objects: output)
            fields.set("max_output_length", integer: maxOutputLength)
        }
    }

    /// What became of a file that the model wanted changed.
    ///
    /// - Parameters:
    ///   - callID: of the call that is answered.
    ///   - status: `completed` or `failed`.
    ///   - output: what the model should know, such as why it failed.
    public static func applyPatchCallOutput(callID: String, status: String, output: String? = nil) -> Self {
        made("apply_patch_call_output", callID) { fields in
            fields.set("status", text: status)
            fields.set("output", text: output)
        }
    }

    /// A screenshot after the model's action was carried out.
    ///
    /// - Parameters:
    ///   - callID: of the call that is answered.
    ///   - imageURL: a web address or a data URL.
    ///   - acknowledgedSafetyChecks: those of the call's that a person agreed to.
    public static func computerCallOutput(
        callID: String, imageURL: String, acknowledgedSafetyChecks: [OpenAI.JSON]? = nil
    ) -> Self {
        made("computer_call_output", callID) { fields in
            fields.set("output", ["type": "computer_screenshot", "image_url": .string(imageURL)])
            fields.set("acknowledged_safety_checks", acknowledgedSafetyChecks.map(OpenAI.JSON.array))
        }
    }

    /// The tools that the program found for the model.
    public static func toolSearchOutput(callID: String?, tools: [OpenAI.ResponseTool]) -> Self {
        made("tool_search_output", callID) { fields in
            fields.set("execution", text: "client")
            fields.set("tools", objects: tools)
        }
    }

    /// Whether a tool of an MCP server may be called.
    public static func mcpApprovalResponse(approvalRequestID: String, approve: Bool) -> Self {
        made("mcp_approval_response") { fields in
            fields.set("approval_request_id", text: approvalRequestID)
            fields.set("approve", flag: approve)
        }
    }

    /// An item that the API has kept.
    public static func itemReference(id: String) -> Self {
        made("item_reference") { $0.set("id", text: id) }
    }

    private static func made(
        _ type: String, _ callID: String? = nil, _ set: (inout OpenAI.RequestFields) -> Void
    ) -> Self {
        var fields = OpenAI.RequestFields()
        fields.set("type", text: type)
        fields.set("call_id", text: callID)
        set(&fields)
        return .init(literal: OpenAI.Payload(.object(fields.object)))
    }

    private static func said(_ role: String, _ content: OpenAI.JSON) -> Self {
        .message(OpenAI.ResponseOutputMessage(role: role, content: content))
    }
}
