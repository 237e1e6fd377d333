extension Table {
    static let videos = [
        Resource(
            "videos", "Videos", property: "Films that a model makes.", "Films that a model makes", page: "videos",
            [
                createVideo, retrieveVideo,
                Endpoint("list", .get, "/videos", .page("Video"), "All videos.", [.after, .limit, .order]),
                Endpoint(
                    "delete", .delete, "/videos/{videoID}", .object("DeletedObject"), "Deletes a video.", [videoID]),
                Endpoint(
                    "downloadContent", .get, "/videos/{videoID}/content", .bytes, "The video itself.",
                    [videoID, .optional("variant", .text, "`video` (MP4), `thumbnail` or `spritesheet`.")]),
                Endpoint(
                    "remix", .post, "/videos/{videoID}/remix", .object("Video"), "Makes a video anew, another way.",
                    [videoID, .required("prompt", .text, "what is to be different.")]),
                Endpoint(
                    "edit", .post, "/videos/edits", .object("Video"), "Changes a video that is sent.", sends: .form,
                    [.required("prompt", .text, "what is to be different."), video("Changes a video.")], group: "Edits"),
                extendVideo,
                Endpoint(
                    "createCharacter", .post, "/videos/characters", .object("VideoCharacter"),
                    "Makes a character of one in a video.", sends: .form,
                    [
                        .required("name", .text, "what the character is called."),
                        .required("video", .file, "where it is to be seen."),
                    ], group: "Edits"),
                Endpoint(
                    "getCharacter", .get, "/videos/characters/{characterID}", .object("VideoCharacter"),
                    "One character.", [.id("characterID", "of the character.")], group: "Edits"),
            ])
    ]

    private static let createVideo = Endpoint(
        "create", .post, "/videos", .object("Video"), "Begins to make a video; `createAndPoll` also waits for it.",
        sends: .form,
        [
            .required("prompt", .text, "what is to be seen."),
            .variants(
                "inputReference",
                [
                    .one(.file, isOptional: true),
                    .other(.json, "Makes a video from a picture that the API has or can fetch."),
                ], "a picture that guides it; or `[\"file_id\": …]`, `[\"image_url\": …]`."),
            .optional("model", .text, "`sora-2`, `sora-2-pro`."),
            .optional("seconds", .text, "`4`, `8` or `12`."),
            .optional("size", .text, "such as `720x1280`, `1280x720`."),
        ],
        polling: Polling(
            name: "createAndPoll", retrieve: "retrieve",
            says: "Makes a video and waits until it is made, or has failed: see its `status`."))

    private static let retrieveVideo = Endpoint(
        "retrieve", .get, "/videos/{videoID}", .object("Video"), "How far a video has got.", [videoID],
        polling: Polling(name: "poll", says: "Waits until a video is made, or has failed: see its `status`."))

    private static let extendVideo = Endpoint(
        "extend", .post, "/videos/extensions", .object("Video"), "Goes on with a video that is sent.", sends: .form,
        [
            .required("prompt", .text, "what comes next."),
            .required("seconds", .text, "how long that is: `4`, `8`, `12`, `16` or `20`."),
            video("Goes on with a video."),
        ], group: "Edits")

    /// - Parameter says: what the method does with one that the API has.
    private static func video(_ says: String) -> Parameter {
        .variants("video", [.one(.file), .other(.json, says)], "a file; or `[\"id\": …]` for one that the API has.")
    }

    private static let videoID = Parameter.id("videoID", "of the video.")
}
