extension Table {
    static let webhooks = [
        Resource(
            "webhooks", "Webhooks", property: "What OpenAI tells a server of one's own.",
            "What OpenAI tells a server of one's own", isWritten: true)
    ]
}
