/// All resources, in the order in which they are shown.
enum Table {
    static let resources =
        chat + responses + completions + embeddings + moderations + images + audio + voices + models + files + batches
        + vectorStores + conversations + containers + uploads + videos + fineTuning + fineTuningCheckpoints
        + fineTuningGraders + evals + skills
        + contentProvenanceChecks + webhooks

    static func resource(_ path: String) -> Resource? { resources.first { $0.path == path } }
}
