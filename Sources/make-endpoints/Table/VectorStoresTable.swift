extension Table {
    static let vectorStores = [
        Resource(
            "vectorStores", "VectorStores", property: "Files that are searched by meaning.",
            "Files that are searched by meaning", page: "vector-stores",
            [
                createVectorStore,
                Endpoint(
                    "retrieve", .get, "/vector_stores/{vectorStoreID}", .object("VectorStore"), "One vector store.",
                    [vectorStoreID]),
                updateVectorStore,
                Endpoint(
                    "list", .get, "/vector_stores", .page("VectorStore"), "All vector stores.",
                    [.after, .before, .limit, .order]),
                Endpoint(
                    "delete", .delete, "/vector_stores/{vectorStoreID}", .object("DeletedObject"),
                    "Deletes a vector store; its files stay.", [vectorStoreID]),
                searchVectorStore,
            ]),
        Resource(
            "vectorStores.files", "VectorStoreFiles", property: "The files of a vector store.",
            "The files of a vector store", page: "vector-stores-files",
            [
                createVectorStoreFile,
                Endpoint(
                    "list", .get, "/vector_stores/{vectorStoreID}/files", .page("VectorStoreFile"),
                    "All files of a vector store.",
                    [
                        vectorStoreID, .after, .before, .limit, .order,
                        .optional("filter", .text, "only those of one status."),
                    ]),
                Endpoint(
                    "retrieve", .get, "/vector_stores/{vectorStoreID}/files/{fileID}", .object("VectorStoreFile"),
                    "One file of a vector store.", [fileID, ofVectorStore]),
                Endpoint(
                    "delete", .delete, "/vector_stores/{vectorStoreID}/files/{fileID}", .object("DeletedObject"),
                    "Takes a file out of a vector store; the file itself stays.", [fileID, ofVectorStore]),
            ]),
    ]

    private static let createVectorStore = Endpoint(
        "create", .post, "/vector_stores", .object("VectorStore"), "Makes a vector store.",
        [
            .optional("name", .text, "the caller's own name for it."),
            .optional("fileIDs", .texts, "of uploaded files."),
            .expiresAfter,
            .chunkingStrategy,
            .optional("description", .text, "what it is for."),
            .metadata(with: "it"),
        ])

    private static let updateVectorStore = Endpoint(
        "update", .post, "/vector_stores/{vectorStoreID}", .object("VectorStore"), "Changes a vector store.",
        [
            vectorStoreID,
            .optional("name", .text, "the caller's own name for it."),
            .expiresAfter,
            .metadata(with: "it"),
        ])

    private static let searchVectorStore = Endpoint(
        "search", .post, "/vector_stores/{vectorStoreID}/search", .page("VectorStoreSearchResult"),
        "Searches a vector store by meaning.",
        example: "let found = try await client.vectorStores.search(\"vs_…\", query: \"How do I return shoes?\")",
        [
            vectorStoreID,
            .required("query", .json, "a text, or several."),
            .optional("maxNumResults", .integer, "1 to 50."),
            .optional("filters", .json, "by the attributes of the files."),
            .optional("rankingOptions", .json, "such as `[\"score_threshold\": 0.5]`."),
            .optional("rewriteQuery", .flag, "whether the query is put into better words first."),
        ])

    private static let createVectorStoreFile = Endpoint(
        "create", .post, "/vector_stores/{vectorStoreID}/files", .object("VectorStoreFile"),
        "Puts an uploaded file into a vector store.",
        [
            vectorStoreID,
            .required("fileID", .text, "of the file."),
            .optional("attributes", .json, "what searches can be narrowed by."),
            .optional("chunkingStrategy", .json, "how the file is cut into pieces."),
        ])

    private static let vectorStoreID = Parameter.id("vectorStoreID", "of the vector store.")
    private static let fileID = Parameter.id("fileID", "of the file.")
    private static let ofVectorStore = Parameter.path("vectorStoreID", "of the vector store.")
}
