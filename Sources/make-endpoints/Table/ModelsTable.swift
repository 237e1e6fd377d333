extension Table {
    static let models = [
        Resource(
            "models", "Models", property: "The models that can be asked.", "The models that can be asked",
            page: "models", isCore: true,
            [
                Endpoint(
                    "list", .get, "/models", .page("Model"), "All models.",
                    example: """
                        print(try await client.models.list().data.map(\\.id))
                        """),
                Endpoint(
                    "retrieve", .get, "/models/{model}", .object("Model"), "One model.",
                    [.id("model", "such as `gpt-4o-mini`.")]),
                Endpoint(
                    "delete", .delete, "/models/{model}", .object("DeletedObject"), "Deletes a fine-tuned model.",
                    [.id("model", "the name of the model.")]),
            ])
    ]
}
