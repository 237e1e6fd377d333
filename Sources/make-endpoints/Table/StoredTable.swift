// What OpenAI keeps of chats, and what else is rarely asked of responses.
extension Table {
    static let storedChatCompletions = [
        Endpoint(
            "retrieve", .get, "/chat/completions/{completionID}", .object("ChatCompletion"),
            "Fetches an answer that OpenAI keeps: it was asked for with `store: true`.", [completionID], group: "Stored"
        ),
        Endpoint(
            "update", .post, "/chat/completions/{completionID}", .object("ChatCompletion"),
            "Changes what is kept with an answer.",
            [completionID, .required("metadata", .textsByName, "up to 16 pairs, kept with it.")], group: "Stored"),
        Endpoint(
            "list", .get, "/chat/completions", .page("ChatCompletion"), "The answers that OpenAI keeps.",
            [
                .optional("model", .text, "only those of this model."),
                .optional("metadata", .textsByName, "only those that were given these."), .after, .limit, .order,
            ], group: "Stored"),
        Endpoint(
            "delete", .delete, "/chat/completions/{completionID}", .object("DeletedObject"),
            "Deletes an answer that OpenAI keeps.", [completionID], group: "Stored"),
    ]

    static let completionID = Parameter.id("completionID", "of the answer, such as `chatcmpl-…`.")

    static let compactResponse = Endpoint(
        "compact", .post, "/responses/compact", .object("CompactedResponse"),
        "Makes a long conversation shorter: what comes back goes into the next request's input.",
        [
            .required("model", .text, "such as `gpt-5.1-codex-max`."),
            input(
                "Makes a long conversation shorter, of items: what comes back goes into the next request's input."),
            .optional("instructions", .text, "what the model is to be and how it is to answer."),
            .optional("previousResponseID", .text, "the response that the conversation ends with."),
            .promptCacheKey,
            .promptCacheRetention,
            .promptCacheOptions,
            .serviceTier,
        ], group: "Compaction")

    static let countInputTokens = Endpoint(
        "count", .post, "/responses/input_tokens", .object("InputTokenCountResponse"),
        "How many tokens a request would have.",
        [
            .optional("model", .text, "such as `gpt-4o-mini`."),
            input("How many tokens a request with these items would have."),
            .optional("instructions", .text, "what the model is to be and how it is to answer."),
            .optional("previousResponseID", .text, "the response that the request would go on from."),
            .optional("conversation", .reference, "a conversation, its ID, or `[\"id\": …]`."),
            .optional("tools", .objects("ResponseTool"), "what the model may use."),
            .toolChoice,
            .parallelToolCalls,
            .optional("reasoning", .json, "such as `[\"effort\": \"low\"]`."),
            .optional("text", .json, "the format of the answer."),
            .optional("truncation", .text, "`auto` or `disabled`."),
            .optional("personality", .text, "a style, such as `friendly`."),
        ])

    /// - Parameter says: what the method does with items.
    private static func input(_ says: String) -> Parameter {
        .variants(
            "input", [.one(.text), .other(.objects("ResponseInputItem"), says, isOptional: true)],
            "a text, or messages, outputs of earlier responses and what functions gave back.")
    }
}
