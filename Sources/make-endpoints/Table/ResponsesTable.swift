extension Table {
    static let responses = [
        Resource(
            "responses", "Responses",
            property: "Answers of a model that can use tools and remember the conversation.",
            "Answers of a model", page: "responses", isCore: true,
            [createResponse, retrieveResponse, deleteResponse, cancelResponse, compactResponse]),
        Resource(
            "responses.inputItems", "ResponseInputItems", property: "What responses were made from.",
            "What responses were made from", page: "responses/input-items", isCore: true, [listInputItems]),
        Resource(
            "responses.inputTokens", "ResponseInputTokens", property: "How many tokens a request would have.",
            "How many tokens a request would have", page: "responses/input-tokens", [countInputTokens]),
    ]

    private static let createResponse = Endpoint(
        "create", .post, "/responses", .object("Response"), "Asks the model for an answer.",
        example: """
            let response = try await client.responses.create(
                model: "gpt-4o-mini", input: "Write a haiku about autumn.")
            print(response.outputText)
            """,
        [
            .optional("model", .text, "such as `gpt-4o-mini`."),
            .optional("instructions", .text, "what the model is to be and how it is to answer."),
            .optional("tools", .objects("ResponseTool"), "what the model may use."),
            .variants(
                "input",
                [
                    .one(.text),
                    .other(
                        .objects("ResponseInputItem"), "Asks the model for an answer to a conversation.",
                        stream: "Asks for an answer to a conversation, as it is made.",
                        parse: "Asks the model for a value of a type of one's own, with a conversation.",
                        isOptional: true),
                ], "a text, or messages, outputs of earlier responses and what functions gave back."),
            .toolChoice,
            .parallelToolCalls,
            .optional("maxToolCalls", .integer, "how often the tools that the API runs may be used."),
            .optional("reasoning", .json, "such as `[\"effort\": \"low\", \"summary\": \"auto\"]`."),
            .optional("text", .json, "such as `[\"verbosity\": \"low\"]`, or the format of the answer."),
            .temperature,
            .topP,
            .optional("maxOutputTokens", .integer, "the most tokens that the answer may have, thoughts included."),
            .optional("previousResponseID", .text, "the response that this one goes on from."),
            .optional(
                "conversation", .reference,
                "what this response becomes part of: a conversation, its ID, or `[\"id\": …]`."),
            .optional(
                "include", .texts, "what else the answer is to hold, such as `web_search_call.action.sources`."),
            .optional("store", .flag, "whether OpenAI keeps the response; its default is true."),
            .metadata(with: "the response"),
            .optional(
                "truncation", .text,
                "`auto`: the start of too long a conversation is left out; `disabled`: it is an error."),
            .optional(
                "background", .flag,
                "the response is made while the program does something else; `retrieve` fetches it."),
            .optional("prompt", .json, "a prompt kept at OpenAI: `[\"id\": …, \"variables\": …]`."),
            .topLogprobs,
            .serviceTier,
            .promptCacheKey,
            .promptCacheRetention,
            .promptCacheOptions,
            .optional("contextManagement", .json, "how a long conversation is made shorter."),
            .moderation,
            .safetyIdentifier,
            .olderUser,
            .streamOption(
                "includeObfuscation", "false: the pieces aren't padded against eavesdroppers who count bytes."),
        ],
        stream: Streaming(
            event: "ResponseStreamEvent",
            says: "Asks the model for an answer and tells what happens while it is made.",
            blockingSays: "Asks the model for an answer; a closure is told what happens while it is made.",
            example: """
                for try await event in client.responses.stream(model: "gpt-4o-mini", input: "Write a haiku about autumn.") {
                    if case .outputTextDelta(let delta) = event { print(delta.delta, terminator: "") }
                }
                """),
        parse: Parsing(
            result: "ParsedResponse", field: "text", value: "schema.textParameter(over: text)",
            fieldSays: "what else is said of the text, such as `[\"verbosity\": \"low\"]`; its format is the type's.",
            example: """
                struct CalendarEvent: Decodable {
                    var name: String
                    var participants: [String]
                }
                let response = try await client.responses.parse(
                    model: "gpt-4o-mini", input: "Alice and Bob go to a science fair on Friday.", as: CalendarEvent.self)
                print(response.outputParsed?.participants ?? [])
                """,
            parsed: "outputParsed"))

    private static let retrieveResponse = Endpoint(
        "retrieve", .get, "/responses/{responseID}", .object("Response"),
        "Fetches a response that OpenAI keeps, or that is made in the background.",
        [
            .id("responseID", "of the response."),
            .optional(
                "include", .texts, "what else the answer is to hold, such as `web_search_call.action.sources`."),
            .optional(
                "startingAfter", .integer,
                "the `sequence_number` of the event after which the stream begins: where an earlier one broke off.",
                use: .streamOnly),
            .streamOption(
                "includeObfuscation", "false: the pieces aren't padded against eavesdroppers who count bytes."),
        ],
        stream: Streaming(
            name: "retrieveStream", event: "ResponseStreamEvent",
            says: "Tells what happens, or happened, while a response is made in the background.",
            blockingSays: "Tells a closure what happens, or happened, while a response is made in the background.",
            example: """
                for try await event in client.responses.retrieveStream("resp_…", startingAfter: 42) {
                    if case .outputTextDelta(let delta) = event { print(delta.delta, terminator: "") }
                }
                """), group: "Stored")

    private static let deleteResponse = Endpoint(
        "delete", .delete, "/responses/{responseID}", .object("DeletedObject"), "Deletes a response that OpenAI keeps.",
        [.id("responseID", "of the response.")], group: "Stored")

    private static let cancelResponse = Endpoint(
        "cancel", .post, "/responses/{responseID}/cancel", .object("Response"),
        "Stops a response that is made in the background.", [.id("responseID", "of the response.")], group: "Stored")

    private static let listInputItems = Endpoint(
        "list", .get, "/responses/{responseID}/input_items", .page("ResponseItem"),
        "The items that a response was made from.",
        [
            .id("responseID", "of the response."),
            .optional("limit", .integer, "1 to 100; the API's default is 20."),
            .optional("order", .text, "`asc`, `desc`; the API's default is `desc`: the newest first."),
            .optional("after", .text, "the ID of the item after which the list begins."),
            .optional("include", .texts, "what else the answer is to hold."),
        ])
}
