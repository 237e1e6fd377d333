extension Table {
    static let moderations = [
        Resource(
            "moderations", "Moderations", property: "Whether texts and images are harmful.",
            "Whether texts and images are harmful", page: "moderations", isCore: true, [createModeration])
    ]

    private static let createModeration = Endpoint(
        "create", .post, "/moderations", .object("ModerationCreateResponse"), "Judges a text.",
        example: """
            let moderation = try await client.moderations.create(input: "have a nice day")
            print(moderation.results[0].flagged)
            """,
        [
            .optional("model", .text, "such as `omni-moderation-latest`."),
            .variants(
                "input",
                [
                    .one(.text),
                    .other(.texts, "Judges texts: a result each."),
                    .other(.objects("ModerationInput"), "Judges a text with its images."),
                ], "a text, several texts, or texts and images that belong together."),
        ])
}
