extension Table {
    static let conversations = [
        Resource(
            "conversations", "Conversations", property: "Conversations that OpenAI keeps.",
            "Conversations that OpenAI keeps", page: "conversations",
            [
                createConversation,
                Endpoint(
                    "retrieve", .get, "/conversations/{conversationID}", .object("Conversation"), "One conversation.",
                    [conversationID]),
                Endpoint(
                    "update", .post, "/conversations/{conversationID}", .object("Conversation"),
                    "Changes what is kept with a conversation.",
                    [conversationID, .required("metadata", .textsByName, "up to 16 pairs, kept with it.")]),
                Endpoint(
                    "delete", .delete, "/conversations/{conversationID}", .object("DeletedObject"),
                    "Deletes a conversation; its items stay.", [conversationID]),
            ]),
        Resource(
            "conversations.items", "ConversationItems", property: "What was said in a conversation.",
            "What was said in a conversation", page: "conversations/list-items",
            [
                Endpoint(
                    "list", .get, "/conversations/{conversationID}/items", .page("ResponseItem"),
                    "All items of a conversation.", [conversationID, .after, .limit, .order, include]),
                Endpoint(
                    "create", .post, "/conversations/{conversationID}/items", .page("ResponseItem"),
                    "Adds items to a conversation.",
                    [conversationID, .required("items", .objects("ResponseInputItem"), "up to 20."), include]),
                Endpoint(
                    "retrieve", .get, "/conversations/{conversationID}/items/{itemID}", .object("ResponseItem"),
                    "One item of a conversation.", [itemID, ofConversation, include]),
                Endpoint(
                    "delete", .delete, "/conversations/{conversationID}/items/{itemID}", .object("Conversation"),
                    "Takes an item out of a conversation.", [itemID, ofConversation]),
            ]),
    ]

    private static let createConversation = Endpoint(
        "create", .post, "/conversations", .object("Conversation"), "Begins a conversation.",
        example: """
            let conversation = try await client.conversations.create(
                items: [.user("Hello!")])
            """,
        [
            .metadata(with: "it"),
            .optional("items", .objects("ResponseInputItem"), "what it begins with, up to 20."),
        ])

    private static let include = Parameter.optional(
        "include", .texts, "what else the answer is to hold, such as `message.output_text.logprobs`.", in: .query)
    private static let conversationID = Parameter.id("conversationID", "of the conversation.")
    private static let itemID = Parameter.id("itemID", "of the item.")
    private static let ofConversation = Parameter.path("conversationID", "of the conversation.")
}
