extension Table {
    static let containers = [
        Resource(
            "containers", "Containers", property: "Where the code interpreter works.",
            "Where the code interpreter works", page: "containers",
            [
                createContainer,
                Endpoint(
                    "retrieve", .get, "/containers/{containerID}", .object("Container"), "One container.",
                    [containerID]),
                Endpoint(
                    "list", .get, "/containers", .page("Container"), "All containers.",
                    [.after, .limit, .order, .optional("name", .text, "only those of this name.")]),
                Endpoint(
                    "delete", .delete, "/containers/{containerID}", .object("DeletedObject"), "Deletes a container.",
                    [containerID]),
            ]),
        Resource(
            "containers.files", "ContainerFiles", property: "The files in a container.", "The files in a container",
            page: "container-files",
            [
                createContainerFile,
                Endpoint(
                    "retrieve", .get, "/containers/{containerID}/files/{fileID}", .object("ContainerFile"),
                    "What is known of a file.", [fileID, ofContainer]),
                Endpoint(
                    "list", .get, "/containers/{containerID}/files", .page("ContainerFile"),
                    "All files of a container.", [containerID, .after, .limit, .order]),
                Endpoint(
                    "delete", .delete, "/containers/{containerID}/files/{fileID}", .object("DeletedObject"),
                    "Deletes a file.", [fileID, ofContainer]),
            ]),
        Resource(
            "containers.files.content", "ContainerFileContent", property: "What is in a file.", "What is in a file",
            page: "container-files/retrieveContainerFileContent",
            [
                Endpoint(
                    "retrieve", .get, "/containers/{containerID}/files/{fileID}/content", .bytes,
                    "What is in a file, such as a chart that the code interpreter drew.",
                    example: """
                        let chart = try await client.containers.files.content.retrieve("cfile_…", containerID: "cntr_…")
                        try chart.write(to: URL(fileURLWithPath: "chart.png"))
                        """,
                    [fileID, ofContainer])
            ]),
    ]

    private static let createContainer = Endpoint(
        "create", .post, "/containers", .object("Container"), "Makes a container.",
        [
            .required("name", .text, "the caller's own name for it."),
            .optional("expiresAfter", .json, "such as `[\"anchor\": \"last_active_at\", \"minutes\": 20]`."),
            .optional("fileIDs", .texts, "of files that are put into it."),
            .optional("memoryLimit", .text, "`1g`, `4g`, `16g`, `64g`."),
            .optional("networkPolicy", .json, "what it may reach, such as `[\"type\": \"disabled\"]`."),
            .optional("skills", .json, "a list of what it can do, by reference or whole."),
        ])

    private static let createContainerFile = Endpoint(
        "create", .post, "/containers/{containerID}/files", .object("ContainerFile"),
        "Puts a file into a container: one that is sent, or one that the API keeps.", sends: .form,
        [
            containerID,
            .optional("file", .file, "what is put there."),
            .optional("fileID", .text, "of an uploaded file, in place of `file`."),
        ])

    private static let containerID = Parameter.id("containerID", "of the container.")
    private static let fileID = Parameter.id("fileID", "of the file.")
    private static let ofContainer = Parameter.path("containerID", "of the container.")
}
