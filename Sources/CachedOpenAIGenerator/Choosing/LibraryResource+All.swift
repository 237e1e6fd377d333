// Made by `make endpoints` from Sources/make-endpoints/Table.
extension LibraryResource {
    /// All of them, in the order of the table.
    package static let all = [
        LibraryResource(
            path: "chat", type: "Chat", folder: "Chat", isCore: true,
            routes: []),
        LibraryResource(
            path: "chat.completions", type: "ChatCompletions", folder: "Chat", isCore: true,
            routes: [
                "POST /chat/completions",
                "GET /chat/completions/*",
                "POST /chat/completions/*",
                "GET /chat/completions",
                "DELETE /chat/completions/*",
            ],
            groups: [
                .init(
                    name: "Stored",
                    methods: ["retrieve", "update", "list", "delete"],
                    routes: [
                        "GET /chat/completions/*",
                        "POST /chat/completions/*",
                        "GET /chat/completions",
                        "DELETE /chat/completions/*",
                    ])
            ]),
        LibraryResource(
            path: "chat.completions.messages", type: "ChatCompletionMessages", folder: "Chat", isCore: false,
            routes: ["GET /chat/completions/*/messages"]),
        LibraryResource(
            path: "responses", type: "Responses", folder: "Responses", isCore: true,
            routes: [
                "POST /responses",
                "GET /responses/*",
                "DELETE /responses/*",
                "POST /responses/*/cancel",
                "POST /responses/compact",
            ],
            groups: [
                .init(
                    name: "Stored",
                    methods: ["retrieve", "retrieveStream", "delete", "cancel"],
                    routes: ["GET /responses/*", "DELETE /responses/*", "POST /responses/*/cancel"]),
                .init(
                    name: "Compaction",
                    methods: ["compact"],
                    routes: ["POST /responses/compact"]),
            ]),
        LibraryResource(
            path: "responses.inputItems", type: "ResponseInputItems", folder: "Responses", isCore: true,
            routes: ["GET /responses/*/input_items"]),
        LibraryResource(
            path: "responses.inputTokens", type: "ResponseInputTokens", folder: "Responses", isCore: false,
            routes: ["POST /responses/input_tokens"]),
        LibraryResource(
            path: "completions", type: "Completions", folder: "Completions", isCore: true,
            routes: ["POST /completions"]),
        LibraryResource(
            path: "embeddings", type: "Embeddings", folder: "Embeddings", isCore: true,
            routes: ["POST /embeddings"]),
        LibraryResource(
            path: "moderations", type: "Moderations", folder: "Moderations", isCore: true,
            routes: ["POST /moderations"]),
        LibraryResource(
            path: "images", type: "Images", folder: "Images", isCore: true,
            routes: ["POST /images/generations", "POST /images/edits", "POST /images/variations"]),
        LibraryResource(
            path: "audio", type: "Audio", folder: "Audio", isCore: true,
            routes: []),
        LibraryResource(
            path: "audio.speech", type: "Speech", folder: "Audio", isCore: true,
            routes: ["POST /audio/speech"]),
        LibraryResource(
            path: "audio.transcriptions", type: "Transcriptions", folder: "Audio", isCore: true,
            routes: ["POST /audio/transcriptions"]),
        LibraryResource(
            path: "audio.translations", type: "Translations", folder: "Audio", isCore: true,
            routes: ["POST /audio/translations"]),
        LibraryResource(
            path: "audio.voices", type: "Voices", folder: "Audio", isCore: false,
            routes: ["POST /audio/voices"]),
        LibraryResource(
            path: "audio.voiceConsents", type: "VoiceConsents", folder: "Audio", isCore: false,
            routes: [
                "POST /audio/voice_consents",
                "GET /audio/voice_consents/*",
                "POST /audio/voice_consents/*",
                "GET /audio/voice_consents",
                "DELETE /audio/voice_consents/*",
            ]),
        LibraryResource(
            path: "models", type: "Models", folder: "Models", isCore: true,
            routes: ["GET /models", "GET /models/*", "DELETE /models/*"]),
        LibraryResource(
            path: "files", type: "Files", folder: "Files", isCore: true,
            routes: ["POST /files", "GET /files", "GET /files/*", "DELETE /files/*", "GET /files/*/content"]),
        LibraryResource(
            path: "batches", type: "Batches", folder: "Batches", isCore: false,
            routes: ["POST /batches", "GET /batches/*", "GET /batches", "POST /batches/*/cancel"]),
        LibraryResource(
            path: "vectorStores", type: "VectorStores", folder: "VectorStores", isCore: false,
            routes: [
                "POST /vector_stores",
                "GET /vector_stores/*",
                "POST /vector_stores/*",
                "GET /vector_stores",
                "DELETE /vector_stores/*",
                "POST /vector_stores/*/search",
            ]),
        LibraryResource(
            path: "vectorStores.files", type: "VectorStoreFiles", folder: "VectorStores", isCore: false,
            routes: [
                "POST /vector_stores/*/files",
                "GET /vector_stores/*/files",
                "GET /vector_stores/*/files/*",
                "POST /vector_stores/*/files/*",
                "GET /vector_stores/*/files/*/content",
                "DELETE /vector_stores/*/files/*",
            ],
            groups: [
                .init(
                    name: "Content",
                    methods: ["update", "content"],
                    routes: ["POST /vector_stores/*/files/*", "GET /vector_stores/*/files/*/content"])
            ]),
        LibraryResource(
            path: "vectorStores.fileBatches", type: "VectorStoreFileBatches", folder: "VectorStores", isCore: false,
            routes: [
                "POST /vector_stores/*/file_batches",
                "GET /vector_stores/*/file_batches/*",
                "POST /vector_stores/*/file_batches/*/cancel",
                "GET /vector_stores/*/file_batches/*/files",
            ]),
        LibraryResource(
            path: "conversations", type: "Conversations", folder: "Conversations", isCore: false,
            routes: [
                "POST /conversations",
                "GET /conversations/*",
                "POST /conversations/*",
                "DELETE /conversations/*",
            ]),
        LibraryResource(
            path: "conversations.items", type: "ConversationItems", folder: "Conversations", isCore: false,
            routes: [
                "GET /conversations/*/items",
                "POST /conversations/*/items",
                "GET /conversations/*/items/*",
                "DELETE /conversations/*/items/*",
            ]),
        LibraryResource(
            path: "containers", type: "Containers", folder: "Containers", isCore: false,
            routes: ["POST /containers", "GET /containers/*", "GET /containers", "DELETE /containers/*"]),
        LibraryResource(
            path: "containers.files", type: "ContainerFiles", folder: "Containers", isCore: false,
            routes: [
                "POST /containers/*/files",
                "GET /containers/*/files/*",
                "GET /containers/*/files",
                "DELETE /containers/*/files/*",
            ]),
        LibraryResource(
            path: "containers.files.content", type: "ContainerFileContent", folder: "Containers", isCore: false,
            routes: ["GET /containers/*/files/*/content"]),
        LibraryResource(
            path: "uploads", type: "Uploads", folder: "Uploads", isCore: false,
            routes: ["POST /uploads", "POST /uploads/*/complete", "POST /uploads/*/cancel"]),
        LibraryResource(
            path: "uploads.parts", type: "UploadParts", folder: "Uploads", isCore: false,
            routes: ["POST /uploads/*/parts"]),
        LibraryResource(
            path: "videos", type: "Videos", folder: "Videos", isCore: false,
            routes: [
                "POST /videos",
                "GET /videos/*",
                "GET /videos",
                "DELETE /videos/*",
                "GET /videos/*/content",
                "POST /videos/*/remix",
                "POST /videos/edits",
                "POST /videos/extensions",
                "POST /videos/characters",
                "GET /videos/characters/*",
            ],
            groups: [
                .init(
                    name: "Edits",
                    methods: ["edit", "extend", "createCharacter", "getCharacter"],
                    routes: [
                        "POST /videos/edits",
                        "POST /videos/extensions",
                        "POST /videos/characters",
                        "GET /videos/characters/*",
                    ])
            ]),
        LibraryResource(
            path: "fineTuning", type: "FineTuning", folder: "FineTuning", isCore: false,
            routes: []),
        LibraryResource(
            path: "fineTuning.jobs", type: "FineTuningJobs", folder: "FineTuning", isCore: false,
            routes: [
                "POST /fine_tuning/jobs",
                "GET /fine_tuning/jobs/*",
                "GET /fine_tuning/jobs",
                "POST /fine_tuning/jobs/*/cancel",
                "POST /fine_tuning/jobs/*/pause",
                "POST /fine_tuning/jobs/*/resume",
                "GET /fine_tuning/jobs/*/events",
            ]),
        LibraryResource(
            path: "fineTuning.jobs.checkpoints", type: "FineTuningJobCheckpoints",
            folder: "FineTuning", isCore: false,
            routes: ["GET /fine_tuning/jobs/*/checkpoints"]),
        LibraryResource(
            path: "fineTuning.checkpoints", type: "FineTuningCheckpoints", folder: "FineTuning", isCore: false,
            routes: []),
        LibraryResource(
            path: "fineTuning.checkpoints.permissions", type: "FineTuningCheckpointPermissions",
            folder: "FineTuning", isCore: false,
            routes: [
                "POST /fine_tuning/checkpoints/*/permissions",
                "GET /fine_tuning/checkpoints/*/permissions",
                "GET /fine_tuning/checkpoints/*/permissions",
                "DELETE /fine_tuning/checkpoints/*/permissions/*",
            ]),
        LibraryResource(
            path: "fineTuning.alpha", type: "FineTuningAlpha", folder: "FineTuning", isCore: false,
            routes: []),
        LibraryResource(
            path: "fineTuning.alpha.graders", type: "FineTuningGraders", folder: "FineTuning", isCore: false,
            routes: ["POST /fine_tuning/alpha/graders/run", "POST /fine_tuning/alpha/graders/validate"]),
        LibraryResource(
            path: "evals", type: "Evals", folder: "Evals", isCore: false,
            routes: ["POST /evals", "GET /evals/*", "POST /evals/*", "GET /evals", "DELETE /evals/*"]),
        LibraryResource(
            path: "evals.runs", type: "EvalRuns", folder: "Evals", isCore: false,
            routes: [
                "POST /evals/*/runs",
                "GET /evals/*/runs/*",
                "GET /evals/*/runs",
                "POST /evals/*/runs/*",
                "DELETE /evals/*/runs/*",
            ]),
        LibraryResource(
            path: "evals.runs.outputItems", type: "EvalOutputItems", folder: "Evals", isCore: false,
            routes: ["GET /evals/*/runs/*/output_items", "GET /evals/*/runs/*/output_items/*"]),
        LibraryResource(
            path: "skills", type: "Skills", folder: "Skills", isCore: false,
            routes: ["POST /skills", "GET /skills/*", "POST /skills/*", "GET /skills", "DELETE /skills/*"]),
        LibraryResource(
            path: "skills.content", type: "SkillContent", folder: "Skills", isCore: false,
            routes: ["GET /skills/*/content"]),
        LibraryResource(
            path: "skills.versions", type: "SkillVersions", folder: "Skills", isCore: false,
            routes: [
                "POST /skills/*/versions",
                "GET /skills/*/versions/*",
                "GET /skills/*/versions",
                "DELETE /skills/*/versions/*",
            ]),
        LibraryResource(
            path: "skills.versions.content", type: "SkillVersionContent", folder: "Skills", isCore: false,
            routes: ["GET /skills/*/versions/*/content"]),
        LibraryResource(
            path: "contentProvenanceChecks", type: "ContentProvenanceChecks",
            folder: "ContentProvenanceChecks", isCore: false,
            routes: ["POST /content_provenance_checks"]),
        LibraryResource(
            path: "webhooks", type: "Webhooks", folder: "Webhooks", isCore: false,
            routes: []),
    ]
}
