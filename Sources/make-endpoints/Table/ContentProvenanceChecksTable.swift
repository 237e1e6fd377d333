extension Table {
    static let contentProvenanceChecks = [
        Resource(
            "contentProvenanceChecks", "ContentProvenanceChecks", property: "Whether OpenAI's models made something.",
            "Whether OpenAI's models made something", page: "content-provenance-checks",
            [
                Endpoint(
                    "create", .post, "/content_provenance_checks", .object("ContentProvenanceCheck"),
                    "Looks in a picture or a sound for the marks of OpenAI's models.", sends: .form,
                    [.required("file", .file, "a picture or a sound.")])
            ])
    ]
}
