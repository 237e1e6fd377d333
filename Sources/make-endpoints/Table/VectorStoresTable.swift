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
                    "One file of a vector store.", [fileID, ofVectorStore],
                    polling: Polling(name: "poll", says: "Waits until a file can be searched, or has failed.")),
                Endpoint(
                    "update", .post, "/vector_stores/{vectorStoreID}/files/{fileID}", .object("VectorStoreFile"),
                    "Changes what searches can be narrowed by.",
                    [fileID, ofVectorStore, .required("attributes", .json, "the new names and values.")],
                    group: "Content"),
                Endpoint(
                    "content", .get, "/vector_stores/{vectorStoreID}/files/{fileID}/content",
                    .page("VectorStoreFileContent"), "The text that was found in a file.", [fileID, ofVectorStore],
                    group: "Content"),
                Endpoint(
                    "delete", .delete, "/vector_stores/{vectorStoreID}/files/{fileID}", .object("DeletedObject"),
                    "Takes a file out of a vector store; the file itself stays.", [fileID, ofVectorStore]),
            ]),
        fileBatches,
    ]

    private static let fileBatches = Resource(
        "vectorStores.fileBatches", "VectorStoreFileBatches", property: "Many files at once.",
        "Many files that are put into a vector store at once", page: "vector-stores-file-batches",
        [
            createFileBatch,
            Endpoint(
                "retrieve", .get, "/vector_stores/{vectorStoreID}/file_batches/{batchID}",
                .object("VectorStoreFileBatch"), "How many of the files can be searched.", [batchID, ofVectorStore],
                polling: Polling(
                    name: "poll", says: "Waits until all files can be searched or have failed: see `fileCounts`.")),
            Endpoint(
                "cancel", .post, "/vector_stores/{vectorStoreID}/file_batches/{batchID}/cancel",
                .object("VectorStoreFileBatch"), "Gives up those files that aren't done.", [batchID, ofVectorStore]),
            Endpoint(
                "listFiles", .get, "/vector_stores/{vectorStoreID}/file_batches/{batchID}/files",
                .page("VectorStoreFile"), "The files of a batch.",
                [
                    batchID, ofVectorStore, .after, .before, .limit, .order,
                    .optional("filter", .text, "only those: `in_progress`, `completed`, `failed`, `cancelled`."),
                ]),
        ])

    private static let createFileBatch = Endpoint(
        "create", .post, "/vector_stores/{vectorStoreID}/file_batches", .object("VectorStoreFileBatch"),
        "Puts uploaded files into a vector store.",
        [
            vectorStoreID,
            .optional("fileIDs", .texts, "of the files."),
            .optional("files", .json, "a list, with attributes of each, in place of `fileIDs`."),
            .optional("attributes", .json, "what searches can be narrowed by."),
            .chunkingStrategy,
        ],
        polling: Polling(
            name: "createAndPoll", retrieve: "retrieve",
            says: "Puts uploaded files into a vector store and waits until all can be searched or have failed."))

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
        ],
        polling: Polling(
            name: "createAndPoll", retrieve: "retrieve",
            says: "Puts an uploaded file into a vector store and waits until it can be searched, or has failed."))

    private static let vectorStoreID = Parameter.id("vectorStoreID", "of the vector store.")
    private static let fileID = Parameter.id("fileID", "of the file.")
    private static let batchID = Parameter.id("batchID", "of the batch.")
    private static let ofVectorStore = Parameter.path("vectorStoreID", "of the vector store.")
}
