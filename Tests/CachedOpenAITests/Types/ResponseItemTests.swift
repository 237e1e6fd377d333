import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Every item of an input or output has its case, and its fields.
@Suite struct ResponseItemTests {
    private static let types = [
        "message", "file_search_call", "function_call", "function_call_output", "web_search_call", "computer_call",
        "computer_call_output", "reasoning", "program", "program_output", "tool_search_call", "tool_search_output",
        "additional_tools", "compaction", "image_generation_call", "code_interpreter_call", "local_shell_call",
        "local_shell_call_output", "shell_call", "shell_call_output", "apply_patch_call", "apply_patch_call_output",
        "mcp_call", "mcp_list_tools", "mcp_approval_request", "mcp_approval_response", "custom_tool_call",
        "custom_tool_call_output", "item_reference", "compaction_trigger",
    ]

    @Test(arguments: types) func eachTypeHasACase(type: String) throws {
        let json: OpenAI.JSON = ["type": .init(type), "id": "x_1", "name": "n", "news": 1]
        let item = try OpenAI.ResponseItem(json: json)
        if case .unknown = item { Issue.record("\(type) is unknown") }
        #expect(item.json == json && item.type == type && item.id == "x_1")
        #expect(try JSONDecoder().decode(OpenAI.ResponseItem.self, from: JSONEncoder().encode(item)) == item)
    }

    @Test func whatIsNewsStaysAsItIs() throws {
        let item = try OpenAI.ResponseItem(json: ["type": "hologram_call", "id": "h"])
        #expect(item == .unknown(["type": "hologram_call", "id": "h"]))
    }

    @Test func aShellCallIsAnsweredCommandByCommand() throws {
        let item = try OpenAI.ResponseItem(json: [
            "type": "shell_call", "id": "sh_1", "call_id": "c1", "status": "completed",
            "action": ["commands": ["ls", "pwd"], "timeout_ms": 5000, "max_output_length": 4096],
            "environment": ["type": "local"],
        ])
        guard case .shellCall(let call) = item else { return #expect(Bool(false), "\(item)") }
        #expect(call.action.commands == ["ls", "pwd"])
        #expect(call.action.timeoutMs == 5000 && call.action.maxOutputLength == 4096)
        #expect(call.environment?["type"] == "local" && call.callID == "c1" && call.status == "completed")
        let answer = OpenAI.ResponseItem.shellCallOutput(
            callID: call.callID, output: [.init(stdout: "a.txt\n"), .init(stdout: "", stderr: "slow", exitCode: nil)],
            maxOutputLength: call.action.maxOutputLength)
        let expected: OpenAI.JSON = [
            "type": "shell_call_output", "call_id": "c1", "max_output_length": 4096,
            "output": [
                ["stdout": "a.txt\n", "stderr": "", "outcome": ["type": "exit", "exit_code": 0]],
                ["stdout": "", "stderr": "slow", "outcome": ["type": "timeout"]],
            ],
        ]
        #expect(answer.json == expected)
        guard case .shellCallOutput(let output) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(output.output.map(\.exitCode) == [0, nil] && output.output[1].stderr == "slow")
    }

    @Test func aPatchNamesItsFileAndIsAnswered() throws {
        let item = try OpenAI.ResponseItem(json: [
            "type": "apply_patch_call", "id": "apc_1", "call_id": "c2", "status": "completed",
            "operation": ["type": "update_file", "path": "lib/a.py", "diff": "@@\n-a\n+b\n"],
        ])
        guard case .applyPatchCall(let call) = item else { return #expect(Bool(false), "\(item)") }
        #expect(call.operation.type == "update_file" && call.operation.path == "lib/a.py")
        #expect(call.operation.diff == "@@\n-a\n+b\n")
        let answer = OpenAI.ResponseItem.applyPatchCallOutput(callID: "c2", status: "failed", output: "no such file")
        let expected: OpenAI.JSON = [
            "type": "apply_patch_call_output", "call_id": "c2", "status": "failed", "output": "no such file",
        ]
        #expect(answer.json == expected)
        guard case .applyPatchCallOutput(let output) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(output.status == "failed" && output.output == "no such file")
    }

    @Test func toolsAreLookedForAndFound() throws {
        let item = try OpenAI.ResponseItem(json: [
            "type": "tool_search_call", "call_id": "c3", "execution": "client", "arguments": ["goal": "shipping"],
        ])
        guard case .toolSearchCall(let call) = item else { return #expect(Bool(false), "\(item)") }
        #expect(call.arguments?["goal"] == "shipping" && call.execution == "client" && call.tools.isEmpty)
        let answer = OpenAI.ResponseItem.toolSearchOutput(
            callID: call.callID, tools: [.function(name: "track", deferLoading: true)])
        let expected: OpenAI.JSON = [
            "type": "tool_search_output", "call_id": "c3", "execution": "client",
            "tools": [["type": "function", "name": "track", "defer_loading": true]],
        ]
        #expect(answer.json == expected)
        guard case .toolSearchOutput(let output) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(output.tools.map(\.name) == ["track"])
    }

    @Test func rarerItemsTellTheirFields() throws {
        let items: [OpenAI.ResponseItem] = [
            ["type": "program", "call_id": "p", "code": "await tools.a()", "fingerprint": "f"],
            ["type": "program_output", "call_id": "p", "result": "7", "status": "completed"],
            ["type": "compaction", "id": "cmp_1", "encrypted_content": "…"],
            .mcpApprovalResponse(approvalRequestID: "mcpr_1", approve: false), .itemReference(id: "msg_1"),
        ]
        var told: [String?] = []
        for item in items {
            switch item {
            case .program(let program): told.append(program.code)
            case .programOutput(let output): told.append(output.result)
            case .compaction(let compaction): told.append(compaction.encryptedContent)
            case .mcpApprovalResponse(let answer):
                #expect(answer.approve == false)
                told.append(answer.approvalRequestID)
            case .itemReference(let reference): told.append(reference.id)
            default: Issue.record("\(item)")
            }
        }
        #expect(told == ["await tools.a()", "7", "…", "mcpr_1", "msg_1"])
        let screenshot = OpenAI.ResponseItem.computerCallOutput(callID: "c4", imageURL: "data:image/png;base64,AAAA")
        let expected: OpenAI.JSON = [
            "type": "computer_call_output", "call_id": "c4",
            "output": ["type": "computer_screenshot", "image_url": "data:image/png;base64,AAAA"],
        ]
        #expect(screenshot.json == expected)
    }

    @Test func partsOfConversationsHaveTheirCases() throws {
        let types = [
            "input_text", "output_text", "text", "summary_text", "reasoning_text", "refusal", "input_image",
            "computer_screenshot", "input_file",
        ]
        for type in types {
            let part = try OpenAI.ResponseContent(json: ["type": .init(type), "text": "t"])
            if case .unknown = part { Issue.record("\(type) is unknown") }
            #expect(part.type == type && part.text == "t")
        }
        guard case .plainText(let text) = try OpenAI.ResponseContent(json: ["type": "text", "text": "a"]) else {
            return #expect(Bool(false))
        }
        #expect(text.text == "a")
    }

    @Test func fieldsThatAreNewsToResponsesAreRead() throws {
        let response = try OpenAI.Response(json: [
            "id": "resp_1", "object": "response", "status": "completed", "output": [],
            "conversation": ["id": "conv_1"], "safety_identifier": "s", "prompt_cache_key": "k",
            "prompt_cache_retention": "24h", "max_tool_calls": 3, "top_logprobs": 2,
            "prompt": ["id": "pmpt_1"], "moderation": ["input": ["flagged": false]],
            "usage": ["input_tokens": 9, "input_tokens_details": ["cached_tokens": 1, "cache_write_tokens": 8]],
        ])
        #expect(response.conversation?.id == "conv_1" && response.prompt?["id"] == "pmpt_1")
        #expect(response.safetyIdentifier == "s" && response.promptCacheKey == "k")
        #expect(response.promptCacheRetention == "24h" && response.maxToolCalls == 3 && response.topLogprobs == 2)
        #expect(response.moderation?["input"]?["flagged"] == false)
        #expect(response.usage?.inputTokensDetails?.cacheWriteTokens == 8)
    }
}
