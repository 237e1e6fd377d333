extension Table {
    static let embeddings = [
        Resource(
            "embeddings", "Embeddings", property: "Texts as vectors: the closer two are, the more alike the texts.",
            "Texts as vectors", page: "embeddings", isCore: true, [createEmbedding])
    ]

    private static let createEmbedding = Endpoint(
        "create", .post, "/embeddings", .object("CreateEmbeddingResponse"), "Turns a text into a vector.",
        example: """
            let embeddings = try await client.embeddings.create(
                model: "text-embedding-3-small", input: ["king", "queen"])
            print(embeddings.data[0].embedding.count)
            """,
        [
            .required("model", .text, "such as `text-embedding-3-small`."),
            .variants(
                "input",
                [
                    .one(.text),
                    .other(.texts, "Turns texts into vectors, in their order."),
                    .other(.integers, "Turns the tokens of a text into a vector."),
                    .other(.integerLists, "Turns the tokens of texts into vectors."),
                ], "a text, or several: each gets a vector. Or tokens."),
            .optional("dimensions", .integer, "how long the vectors are; with newer models."),
            .optional(
                "encodingFormat", .text,
                "`float`, or `base64` for a shorter answer, which is asked for if none is named; the vectors are the same.",
                fallback: "\"base64\""),
            .user,
        ])
}
