extension Table {
    static let uploads = [
        Resource(
            "uploads", "Uploads", property: "Large files, sent in parts.", "Large files, sent in parts",
            page: "uploads", notes: "`uploadFileChunked` does it all.",
            [
                Endpoint(
                    "create", .post, "/uploads", .object("Upload"), "Begins to send a file in parts.",
                    [
                        .required("bytes", .integer, "how many there will be."),
                        .required("filename", .text, "the file's name."),
                        .required("mimeType", .text, "such as `application/pdf`."),
                        .required("purpose", .text, "`assistants`, `batch`, `fine-tune`, `vision`, `user_data`."),
                        .optional(
                            "expiresAfter", .json, "such as `[\"anchor\": \"created_at\", \"seconds\": 3600]`."),
                    ]),
                Endpoint(
                    "complete", .post, "/uploads/{uploadID}/complete", .object("Upload"),
                    "Makes a file of the parts that were sent.",
                    [
                        uploadID,
                        .required("partIDs", .texts, "of the parts, in the file's order."),
                        .optional("md5", .text, "of the whole file, to be checked."),
                    ]),
                Endpoint(
                    "cancel", .post, "/uploads/{uploadID}/cancel", .object("Upload"), "Gives an upload up.", [uploadID]),
            ]),
        Resource(
            "uploads.parts", "UploadParts", property: "The parts of a large file.", "The parts of a large file",
            page: "uploads/add-part",
            [
                Endpoint(
                    "create", .post, "/uploads/{uploadID}/parts", .object("UploadPart"), "Sends a part of a file.",
                    sends: .form, [uploadID, .required("data", .file, "up to 64 MB of the file.")])
            ]),
    ]

    private static let uploadID = Parameter.id("uploadID", "of the upload.")
}
