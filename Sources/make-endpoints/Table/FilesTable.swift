extension Table {
    static let files = [
        Resource(
            "files", "Files", property: "Files that the API keeps.", "Files that the API keeps", page: "files",
            isCore: true,
            [
                createFile, listFiles,
                Endpoint(
                    "retrieve", .get, "/files/{fileID}", .object("FileObject"), "What the API knows of a file.",
                    [.id("fileID", "of the file.")]),
                Endpoint(
                    "delete", .delete, "/files/{fileID}", .object("DeletedObject"), "Deletes a file.",
                    [.id("fileID", "of the file.")]),
                Endpoint(
                    "content", .get, "/files/{fileID}/content", .bytes, "What is in a file.",
                    [.id("fileID", "of the file.")]),
            ])
    ]

    private static let createFile = Endpoint(
        "create", .post, "/files", .object("FileObject"), "Uploads a file.",
        example: """
            let file = try await client.files.create(
                file: .init(contentsOf: URL(fileURLWithPath: "notes.pdf")), purpose: "user_data")
            """,
        sends: .form,
        [
            .variants(
                "file", [.one(.file), .other(.fileURL, "Uploads a file of this machine.")], "what is kept."),
            .required("purpose", .text, "`assistants`, `batch`, `fine-tune`, `vision`, `user_data`, `evals`."),
            .optional("expiresAfter", .json, "such as `[\"anchor\": \"created_at\", \"seconds\": 3600]`."),
        ])

    private static let listFiles = Endpoint(
        "list", .get, "/files", .page("FileObject"), "The files that were uploaded, page by page.",
        [
            .optional("purpose", .text, "only files with this purpose."),
            .optional("limit", .integer, "1 to 10,000; the API's default is 10,000."),
            .optional("order", .text, "`asc`, `desc`; the API's default is `desc`: the newest first."),
            .optional("after", .text, "the ID of the file after which the list begins."),
        ])
}
