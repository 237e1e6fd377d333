extension Table {
    static let chat = [
        Resource(
            "chat", "Chat", property: "Conversations with a model.", "The endpoints below `/chat`", isCore: true),
        Resource(
            "chat.completions", "ChatCompletions", property: "Asks a model, message by message.",
            "Answers to a conversation", page: "chat/create", isCore: true,
            [createChatCompletion] + storedChatCompletions),
        Resource(
            "chat.completions.messages", "ChatCompletionMessages", property: "What an answer was asked for with.",
            "What an answer that OpenAI keeps was asked for with", page: "chat/getMessages",
            [
                Endpoint(
                    "list", .get, "/chat/completions/{completionID}/messages", .page("ChatCompletionStoreMessage"),
                    "The messages that an answer was asked for with.", [completionID, .after, .limit, .order])
            ]),
    ]

    private static let createChatCompletion = Endpoint(
        "create", .post, "/chat/completions", .object("ChatCompletion"), "Asks the model for an answer.",
        example: """
            let completion = try await client.chat.completions.create(
                model: "gpt-4o-mini", messages: [.user("Say hello.")])
            print(completion.choices[0].message.content ?? "")
            """,
        hasOwnSeed: true,
        [
            .required("model", .text, "such as `gpt-4o-mini`."),
            .required("messages", .objects("ChatCompletionMessageParam"), "the conversation so far."),
            .temperature,
            .topP,
            .optional("maxCompletionTokens", .integer, "the most tokens that the answer may have."),
            .optional(
                "maxTokens", .integer, "the older name of `maxCompletionTokens`; some servers know only this one."),
            .optional("n", .integer, "how many answers."),
            .stop,
            .presencePenalty,
            .frequencyPenalty,
            .logitBias,
            .optional("logprobs", .flag, "whether the answer tells how likely its tokens were."),
            .topLogprobs,
            .optional("responseFormat", .json, "such as `[\"type\": \"json_object\"]`."),
            .optional("tools", .objects("ChatCompletionTool"), "what the model may call."),
            .toolChoice,
            .parallelToolCalls,
            .optional("reasoningEffort", .text, "`none`, `minimal`, `low`, `medium`, `high`, `xhigh`."),
            .optional("verbosity", .text, "`low`, `medium`, `high`."),
            .optional("modalities", .texts, "`text`, `audio`."),
            .optional("audio", .json, "voice and format of spoken answers."),
            .optional("prediction", .json, "text that the answer will mostly repeat."),
            .optional("webSearchOptions", .json, "how the web is searched."),
            .serviceTier,
            .optional("store", .flag, "whether OpenAI keeps the answer."),
            .metadata(with: "the answer"),
            .promptCacheKey,
            .promptCacheRetention,
            .promptCacheOptions,
            .moderation,
            .safetyIdentifier,
            .olderUser,
            .includeUsage,
        ],
        stream: Streaming(
            event: "ChatCompletionChunk", closure: "onChunk",
            says: "Asks the model for an answer that comes piece by piece.",
            blockingSays: "Asks the model for an answer that comes piece by piece, each given to a closure.",
            example: """
                for try await chunk in client.chat.completions.stream(model: "gpt-4o-mini", messages: [.user("Hi")]) {
                    print(chunk.choices.first?.delta.content ?? "", terminator: "")
                }
                """),
        parse: Parsing(
            result: "ParsedChatCompletion", field: "responseFormat", value: "schema.responseFormat",
            example: """
                struct CalendarEvent: Decodable {
                    var name: String
                    var participants: [String]
                }
                let completion = try await client.chat.completions.parse(
                    model: "gpt-4o-mini", messages: [.user("Alice and Bob go to a science fair on Friday.")],
                    as: CalendarEvent.self)
                print(completion.choices[0].message.parsed?.participants ?? [])
                """,
            parsed: "parsed"))
}
