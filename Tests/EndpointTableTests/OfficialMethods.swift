/// The methods of the official Python client that are not below `admin`, `beta` and `realtime`, in Swift's spelling: those of
/// its list of methods (openai-python 3.3, `api.md`), and what the API's description has beside.
enum OfficialMethods {
    static let all: [String: [String]] = [
        "completions": ["create"],
        "chat.completions": ["create", "retrieve", "update", "list", "delete"],
        "chat.completions.messages": ["list"],
        "embeddings": ["create"],
        "files": ["create", "retrieve", "list", "delete", "content", "retrieveContent", "waitForProcessing"],
        "images": ["createVariation", "edit", "generate"],
        "contentProvenanceChecks": ["create"],
        "audio.transcriptions": ["create"],
        "audio.translations": ["create"],
        "audio.speech": ["create"],
        "moderations": ["create"],
        "models": ["retrieve", "list", "delete"],
        "fineTuning.jobs": ["create", "retrieve", "list", "cancel", "listEvents", "pause", "resume"],
        "fineTuning.jobs.checkpoints": ["list"],
        "fineTuning.checkpoints.permissions": ["create", "retrieve", "list", "delete"],
        "fineTuning.alpha.graders": ["run", "validate"],
        "vectorStores": ["create", "retrieve", "update", "list", "delete", "search"],
        "vectorStores.files": [
            "create", "retrieve", "update", "list", "delete", "content", "createAndPoll", "poll", "upload",
            "uploadAndPoll",
        ],
        "vectorStores.fileBatches": [
            "create", "retrieve", "cancel", "listFiles", "createAndPoll", "poll", "uploadAndPoll",
        ],
        "webhooks": ["unwrap", "verifySignature"],
        "batches": ["create", "retrieve", "list", "cancel"],
        "uploads": ["create", "cancel", "complete", "uploadFileChunked"],
        "uploads.parts": ["create"],
        "evals": ["create", "retrieve", "update", "list", "delete"],
        "evals.runs": ["create", "retrieve", "list", "delete", "cancel"],
        "evals.runs.outputItems": ["retrieve", "list"],
        "containers": ["create", "retrieve", "list", "delete"],
        "containers.files": ["create", "retrieve", "list", "delete"],
        "containers.files.content": ["retrieve"],
        "skills": ["create", "retrieve", "update", "list", "delete"],
        "skills.content": ["retrieve"],
        "skills.versions": ["create", "retrieve", "list", "delete"],
        "skills.versions.content": ["retrieve"],
        "videos": [
            "create", "retrieve", "list", "delete", "createCharacter", "downloadContent", "edit", "extend",
            "getCharacter", "remix", "createAndPoll", "poll",
        ],
        "conversations": ["create", "retrieve", "update", "delete"],
        "conversations.items": ["create", "retrieve", "list", "delete"],
        "responses": ["create", "retrieve", "delete", "cancel", "compact"],
        "responses.inputItems": ["list"],
        "responses.inputTokens": ["count"],
        "audio.voices": ["create"],
        "audio.voiceConsents": ["create", "retrieve", "update", "list", "delete"],
    ]

    /// What isn't there, and why.
    static let leftOut = [
        "files.retrieveContent": "deprecated; it is `content`, whose `text` is a string"
    ]
}
