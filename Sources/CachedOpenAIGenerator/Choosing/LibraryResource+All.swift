// Made by `make endpoints` from Sources/make-endpoints/Table.
extension LibraryResource {
    /// All of them, in the order of the table.
    package static let all = [
        LibraryResource(
            path: "chat", type: "Chat", folder: "Chat", isCore: true,
            routes: []),
        LibraryResource(
            path: "chat.completions", type: "ChatCompletions", folder: "Chat", isCore: true,
            routes: ["POST /chat/completions"]),
        LibraryResource(
            path: "responses", type: "Responses", folder: "Responses", isCore: true,
            routes: ["POST /responses", "GET /responses/*", "DELETE /responses/*", "POST /responses/*/cancel"]),
        LibraryResource(
            path: "responses.inputItems", type: "ResponseInputItems", folder: "Responses", isCore: true,
            routes: ["GET /responses/*/input_items"]),
        LibraryResource(
            path: "completions", type: "Completions", folder: "Completions", isCore: true,
            routes: ["POST /completions"]),
        LibraryResource(
            path: "embeddings", type: "Embeddings", folder: "Embeddings", isCore: true,
            routes: ["POST /embeddings"]),
        LibraryResource(
            path: "moderations", type: "Moderations", folder: "Moderations", isCore: true,
            routes: ["POST /moderations"]),
        LibraryResource(
            path: "images", type: "Images", folder: "Images", isCore: true,
            routes: ["POST /images/generations", "POST /images/edits", "POST /images/variations"]),
        LibraryResource(
            path: "audio", type: "Audio", folder: "Audio", isCore: true,
            routes: []),
        LibraryResource(
            path: "audio.speech", type: "Speech", folder: "Audio", isCore: true,
            routes: ["POST /audio/speech"]),
        LibraryResource(
            path: "audio.transcriptions", type: "Transcriptions", folder: "Audio", isCore: true,
            routes: ["POST /audio/transcriptions"]),
        LibraryResource(
            path: "audio.translations", type: "Translations", folder: "Audio", isCore: true,
            routes: ["POST /audio/translations"]),
        LibraryResource(
            path: "models", type: "Models", folder: "Models", isCore: true,
            routes: ["GET /models", "GET /models/*", "DELETE /models/*"]),
        LibraryResource(
            path: "files", type: "Files", folder: "Files", isCore: true,
            routes: ["POST /files", "GET /files", "GET /files/*", "DELETE /files/*", "GET /files/*/content"]),
        LibraryResource(
            path: "batches", type: "Batches", folder: "Batches", isCore: false,
            routes: ["POST /batches", "GET /batches/*", "GET /batches", "POST /batches/*/cancel"]),
        LibraryResource(
            path: "vectorStores", type: "VectorStores", folder: "VectorStores", isCore: false,
            routes: [
                "POST /vector_stores",
                "GET /vector_stores/*",
                "POST /vector_stores/*",
                "GET /vector_stores",
                "DELETE /vector_stores/*",
                "POST /vector_stores/*/search",
            ]),
        LibraryResource(
            path: "vectorStores.files", type: "VectorStoreFiles", folder: "VectorStores", isCore: false,
            routes: [
                "POST /vector_stores/*/files",
                "GET /vector_stores/*/files",
                "GET /vector_stores/*/files/*",
                "DELETE /vector_stores/*/files/*",
            ]),
        LibraryResource(
            path: "conversations", type: "Conversations", folder: "Conversations", isCore: false,
            routes: [
                "POST /conversations",
                "GET /conversations/*",
                "POST /conversations/*",
                "DELETE /conversations/*",
            ]),
        LibraryResource(
            path: "conversations.items", type: "ConversationItems", folder: "Conversations", isCore: false,
            routes: [
                "GET /conversations/*/items",
                "POST /conversations/*/items",
                "GET /conversations/*/items/*",
                "DELETE /conversations/*/items/*",
            ]),
    ]
}
