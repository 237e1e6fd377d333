extension Table {
    static let images = [
        Resource(
            "images", "Images", property: "Pictures.", "Pictures made and changed", page: "images",
            notes: """
                Where an answer holds URLs, dev mode downloads the pictures and keeps them with it. What comes from the \
                cache, and what dev mode gives, has the URLs of files in the folder `image` of the working directory.
                """,
            isCore: true, [generateImage, editImage, varyImage])
    ]

    private static let generateImage = Endpoint(
        "generate", .post, "/images/generations", .object("ImagesResponse"), "Makes pictures.",
        example: """
            let images = try await client.images.generate(model: "dall-e-2", prompt: "a lighthouse", n: 2)
            for image in images.data ?? [] { print(image.url?.absoluteString ?? "-") }
            """,
        [
            .optional("model", .text, "such as `gpt-image-1`, `dall-e-3`."),
            .required("prompt", .text, "what is to be seen."),
            n,
            size,
            quality,
            .optional("style", .text, "`vivid` or `natural`; for `dall-e-3`."),
            responseFormat,
            background,
            outputFormat,
            outputCompression,
            .optional("moderation", .text, "`low` or `auto`."),
            .user,
            partialImages,
        ],
        stream: Streaming(
            name: "generateStream", event: "ImageGenStreamEvent", says: "Makes a picture that comes as it grows.",
            blockingSays: "Makes a picture that comes as it grows, each state given to a closure.",
            example: """
                let file = URL(fileURLWithPath: "lighthouse.png")
                for try await event in client.images.generateStream(
                    model: "gpt-image-1", prompt: "a lighthouse", partialImages: 2)
                {
                    if case .completed(let image) = event { try image.data?.write(to: file) }
                }
                """))

    private static let editImage = Endpoint(
        "edit", .post, "/images/edits", .object("ImagesResponse"), "Changes a picture.",
        example: """
            let picture = OpenAI.FileInput(contentsOf: URL(fileURLWithPath: "lighthouse.png"))
            let images = try await client.images.edit(
                model: "gpt-image-1", image: picture, prompt: "The same at night.")
            """,
        sends: .form,
        [
            .optional("model", .text, "such as `gpt-image-1`, `dall-e-3`."),
            .variants(
                "image",
                [
                    .one(.file),
                    .other(
                        .files, "Changes pictures, or makes one of several.",
                        stream: "Changes pictures; the new one comes as it grows."),
                ], "the picture to change, or several."),
            .required("prompt", .text, "what is to be seen."),
            .optional("mask", .file, "a picture whose transparent parts are to be changed in the first one."),
            n,
            size,
            quality,
            .optional("inputFidelity", .text, "`high` or `low`: how close to the given pictures."),
            responseFormat,
            background,
            outputFormat,
            outputCompression,
            .user,
            partialImages,
        ],
        stream: Streaming(
            name: "editStream", event: "ImageEditStreamEvent",
            says: "Changes a picture; the new one comes as it grows.",
            blockingSays: "Changes a picture; the new one comes as it grows, each state given to a closure."))

    private static let varyImage = Endpoint(
        "createVariation", .post, "/images/variations", .object("ImagesResponse"),
        "Makes pictures like one that is given.", sends: .form,
        [
            .required("image", .file, "a square PNG."),
            .optional("model", .text, "`dall-e-2`."),
            n,
            size,
            responseFormat,
            .user,
        ])

    private static let n = Parameter.optional("n", .integer, "how many pictures.")
    private static let size = Parameter.optional("size", .text, "such as `1024x1024`, or `auto`.")
    private static let quality = Parameter.optional(
        "quality", .text, "`low`, `medium`, `high`, `auto`; `hd`, `standard` for `dall-e-3`.")
    private static let responseFormat = Parameter.optional(
        "responseFormat", .text, "`url` or `b64_json`; GPT image models always give `b64_json`.")
    private static let background = Parameter.optional("background", .text, "`transparent`, `opaque`, `auto`.")
    private static let outputFormat = Parameter.optional("outputFormat", .text, "`png`, `jpeg`, `webp`.")
    private static let outputCompression = Parameter.optional(
        "outputCompression", .integer, "0 to 100 percent, for `jpeg` and `webp`.")
    private static let partialImages = Parameter.optional(
        "partialImages", .integer, "0 to 3: how many unfinished pictures come first.", use: .streamOnly)
}
