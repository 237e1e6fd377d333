extension Table {
    static let completions = [
        Resource(
            "completions", "Completions", property: "Continuations of a text; the older kind of answer.",
            "Continuations of a text", page: "completions", isCore: true, [createCompletion])
    ]

    private static let createCompletion = Endpoint(
        "create", .post, "/completions", .object("Completion"), "Continues a text.",
        example: """
            let completion = try await client.completions.create(
                model: "gpt-3.5-turbo-instruct", prompt: "Once upon a time")
            print(completion.choices[0].text)
            """,
        hasOwnSeed: true,
        [
            .required("model", .text, "such as `gpt-3.5-turbo-instruct`."),
            .variants(
                "prompt",
                [
                    .one(.text),
                    .other(.texts, "Continues several texts.", stream: "Continues several texts, piece by piece."),
                    .other(
                        .integers, "Continues the tokens of a text.",
                        stream: "Continues the tokens of a text, piece by piece."),
                    .other(
                        .integerLists, "Continues the tokens of several texts.",
                        stream: "Continues the tokens of several texts, piece by piece."),
                ], "the text to go on from, or several. Or tokens."),
            .optional(
                "maxTokens", .integer, "the most tokens that a continuation may have; the API's default is 16."),
            .temperature,
            .topP,
            .optional("n", .integer, "how many continuations."),
            .stop,
            .optional("suffix", .text, "what comes after the continuation."),
            .optional("echo", .flag, "whether the prompt is repeated."),
            .optional("bestOf", .integer, "how many are made for the best to be chosen."),
            .optional("logprobs", .integer, "0 to 5: how many of the likeliest tokens are told at each place."),
            .presencePenalty,
            .frequencyPenalty,
            .logitBias,
            .user,
            .includeUsage,
        ],
        stream: Streaming(
            event: "Completion", closure: "onCompletion", says: "Continues a text piece by piece.",
            blockingSays: "Continues a text piece by piece, each given to a closure.",
            example: """
                for try await piece in client.completions.stream(model: "gpt-3.5-turbo-instruct", prompt: "Once") {
                    print(piece.choices.first?.text ?? "", terminator: "")
                }
                """))
}
