/// All resources, in the order in which they are shown.
enum Table {
    static let resources =
        chat + responses + completions + embeddings + moderations + images + audio + models + files + batches
        + vectorStores + conversations

    static func resource(_ path: String) -> Resource? { resources.first { $0.path == path } }
}
