extension Table {
    static let batches = [
        Resource(
            "batches", "Batches", property: "Many requests in one file.", "Many requests in one file", page: "batch",
            [
                createBatch,
                Endpoint(
                    "retrieve", .get, "/batches/{batchID}", .object("Batch"), "How far a batch has got.",
                    [.id("batchID", "of the batch.")]),
                Endpoint(
                    "list", .get, "/batches", .page("Batch"), "All batches, the newest first.",
                    example: "for try await batch in try await client.batches.list() { print(batch.id) }",
                    [.after, .limit]),
                Endpoint(
                    "cancel", .post, "/batches/{batchID}/cancel", .object("Batch"),
                    "Stops a batch. What is done by then can be had.", [.id("batchID", "of the batch.")]),
            ])
    ]

    private static let createBatch = Endpoint(
        "create", .post, "/batches", .object("Batch"), "Starts a batch.",
        example: """
            let requests = OpenAI.FileInput(contentsOf: URL(fileURLWithPath: "requests.jsonl"))
            let file = try await client.files.create(file: requests, purpose: "batch")
            let batch = try await client.batches.create(inputFileID: file.id, endpoint: "/v1/chat/completions")
            """,
        [
            .required("inputFileID", .text, "of an uploaded JSONL file, a request a line."),
            .required("endpoint", .text, "such as `/v1/chat/completions`."),
            .optional("completionWindow", .text, "within what time.", usual: "\"24h\""),
            .metadata(with: "it"),
            .optional("outputExpiresAfter", .json, "when the answers are deleted."),
        ])
}
