extension Table {
    static let audio = [
        Resource("audio", "Audio", property: "Sound.", "The endpoints below `/audio`", isCore: true),
        Resource(
            "audio.speech", "Speech", property: "Text becomes speech.", "Text spoken", page: "audio/createSpeech",
            isCore: true, [createSpeech]),
        Resource(
            "audio.transcriptions", "Transcriptions", property: "Speech becomes text.", "Speech written down",
            page: "audio/createTranscription", isCore: true, [createTranscription]),
        Resource(
            "audio.translations", "Translations", property: "Speech in any language becomes English text.",
            "Speech written down in English", page: "audio/createTranslation", isCore: true, [createTranslation]),
    ]

    static let voices = [
        Resource(
            "audio.voices", "Voices", property: "Voices of one's own.", "Voices of one's own", page: "audio",
            [
                Endpoint(
                    "create", .post, "/audio/voices", .object("Voice"), "Makes a voice that speaks like a recording.",
                    sends: .form,
                    [
                        .required("name", .text, "what the voice is called."),
                        .required("audioSample", .file, "the recording, up to 10 MiB."),
                        .required("consent", .text, "the ID of the speaker's consent."),
                    ])
            ]),
        Resource(
            "audio.voiceConsents", "VoiceConsents", property: "That speakers agree to it.",
            "Recordings in which speakers agree to a voice like theirs", page: "audio",
            [
                Endpoint(
                    "create", .post, "/audio/voice_consents", .object("VoiceConsent"), "Uploads a speaker's consent.",
                    sends: .form,
                    [
                        .required("name", .text, "the caller's own name for it."),
                        .required("recording", .file, "the consent as it was spoken, up to 10 MiB."),
                        .required("language", .text, "of the recording, such as `en-US` (BCP 47)."),
                    ]),
                Endpoint(
                    "retrieve", .get, "/audio/voice_consents/{consentID}", .object("VoiceConsent"), "One consent.",
                    [consentID]),
                Endpoint(
                    "update", .post, "/audio/voice_consents/{consentID}", .object("VoiceConsent"),
                    "Changes a consent's name.", [consentID, .required("name", .text, "the new name.")]),
                Endpoint(
                    "list", .get, "/audio/voice_consents", .page("VoiceConsent"), "All consents.", [.after, .limit]),
                Endpoint(
                    "delete", .delete, "/audio/voice_consents/{consentID}", .object("DeletedObject"),
                    "Deletes a consent.", [consentID]),
            ]),
    ]

    private static let consentID = Parameter.id("consentID", "of the consent.")

    private static let createSpeech = Endpoint(
        "create", .post, "/audio/speech", .bytes, "Speaks a text.",
        example: """
            let speech = try await client.audio.speech.create(model: "tts-1", voice: "alloy", input: "Good morning.")
            try speech.write(to: URL(fileURLWithPath: "speech.mp3"))
            """,
        [
            .required("model", .text, "such as `gpt-4o-mini-tts`."),
            .variants(
                "voice",
                [
                    .one(.text),
                    .other(
                        .json, "Speaks a text with a voice of one's own: `[\"id\": …]`.",
                        stream: "Speaks a text with a voice of one's own, piece by piece."),
                ], "such as `alloy`, `coral`, `sage`."),
            .required("input", .text, "what is said, at most 4096 characters."),
            .optional("instructions", .text, "how it is said; not for `tts-1`."),
            .optional("responseFormat", .text, "`mp3`, `opus`, `aac`, `flac`, `wav`, `pcm`."),
            .optional("speed", .number, "0.25 to 4."),
            .optional(
                "streamFormat", .text, "`audio`, or `sse` for bytes that are an event stream; not for `tts-1`."),
        ],
        stream: Streaming(
            event: nil, closure: "onPiece", says: "Speaks a text; the sound comes piece by piece.",
            blockingSays: "Speaks a text; the sound comes piece by piece, each given to a closure.",
            example: """
                try await client.audio.speech.stream(model: "tts-1", voice: "alloy", input: "Good morning.")
                    .write(to: URL(fileURLWithPath: "speech.mp3"))
                """))

    private static let createTranscription = Endpoint(
        "create", .post, "/audio/transcriptions", .text("Transcription"),
        "Writes speech down in the language it is in.",
        example: """
            let file = OpenAI.FileInput(contentsOf: URL(fileURLWithPath: "lesson.mp3"))
            print(try await client.audio.transcriptions.create(model: "whisper-1", file: file).text)
            """,
        notes: asTheyCame, sends: .form,
        [
            .required("model", .text, "such as `whisper-1`, `gpt-4o-transcribe`."),
            file(
                "Writes down the speech in a file on this machine.",
                stream: "Writes down the speech in a file on this machine; the text comes piece by piece."),
            .optional("language", .text, "of the speech, such as `en` (ISO 639-1)."),
            .optional("prompt", .text, "text to guide the style or to continue."),
            .optional(
                "responseFormat", .text, "`json`, `text`, `srt`, `verbose_json`, `vtt`, `diarized_json`."),
            temperature,
            .optional("timestampGranularities", .texts, "`word`, `segment`; with `verbose_json`."),
            .optional("include", .texts, "`logprobs`."),
            .optional("chunkingStrategy", .json, "`\"auto\"`, or how the sound is cut."),
            .optional("languages", .texts, "those that may be spoken."),
            .optional("keywords", .texts, "words that are likely to be said."),
            .optional("knownSpeakerNames", .texts, "with `diarized_json`."),
            .optional("knownSpeakerReferences", .texts, "a sample of each speaker, as a data URL."),
        ],
        stream: Streaming(
            event: "TranscriptionStreamEvent", says: "Writes speech down; the text comes piece by piece.",
            blockingSays: "Writes speech down; the text comes piece by piece, each given to a closure.",
            example: """
                let file = OpenAI.FileInput(contentsOf: URL(fileURLWithPath: "lesson.mp3"))
                for try await event in client.audio.transcriptions.stream(model: "gpt-4o-transcribe", file: file) {
                    if case .textDelta(let delta) = event { print(delta.delta, terminator: "") }
                }
                """,
            notes: "Not for `whisper-1`."))

    private static let createTranslation = Endpoint(
        "create", .post, "/audio/translations", .text("Translation"),
        "Writes speech down in English, whatever language it is in.",
        example: """
            let file = OpenAI.FileInput(contentsOf: URL(fileURLWithPath: "lesson.mp3"))
            print(try await client.audio.translations.create(model: "whisper-1", file: file).text)
            """,
        notes: asTheyCame, sends: .form,
        [
            .required("model", .text, "such as `whisper-1`."),
            file("Writes down in English the speech in a file on this machine."),
            .optional("prompt", .text, "English text to guide the style or to continue."),
            .optional("responseFormat", .text, "`json`, `text`, `srt`, `verbose_json`, `vtt`."),
            temperature,
        ])

    private static let asTheyCame = "Answers of the formats `text`, `srt` and `vtt` are in `text` as they came."
    private static func file(_ says: String, stream: String = "") -> Parameter {
        .variants(
            "file", [.one(.file), .other(.fileURL, says, stream: stream)],
            "the sound: flac, mp3, mp4, mpeg, mpga, m4a, ogg, wav or webm.")
    }
    private static let temperature = Parameter.optional("temperature", .number, "0 to 1; higher is more varied.")
}
