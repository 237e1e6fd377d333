import Foundation

nonisolated extension OpenAI.VectorStoreFileBatches {
    /// Uploads files, puts them into a vector store and waits until all can be searched or have failed: see
    /// `fileCounts`.
    ///
    /// ```swift
    /// let files = ["a.pdf", "b.pdf"].map { OpenAI.FileInput(contentsOf: URL(fileURLWithPath: $0)) }
    /// let batch = try await client.vectorStores.fileBatches.uploadAndPoll("vs_…", files: files)
    /// ```
    ///
    /// - Parameters:
    ///   - vectorStoreID: of the vector store.
    ///   - files: what is to be searched.
    ///   - maxConcurrency: how many are uploaded at once.
    ///   - fileIDs: of files that are uploaded already.
    ///   - attributes: what searches can be narrowed by.
    ///   - chunkingStrategy: how the files are cut into pieces.
    ///   - pollIntervalMs: in milliseconds; nil: every second, or as often as the server says.
    ///   - options: how the calls are handled.
    ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
    /// - Throws: `OpenAIError`, `CancellationError`.
    public func uploadAndPoll(
        _ vectorStoreID: String, files: [OpenAI.FileInput], maxConcurrency: Int = 5, fileIDs: [String] = [],
        attributes: OpenAI.JSON? = nil, chunkingStrategy: OpenAI.JSON? = nil, pollIntervalMs: Int? = nil,
        options: OpenAI.RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.VectorStoreFileBatch {
        let upload = OpenAI.FileUpload(client: client, options: options)
        let ids = try await upload.ids(of: files, atOnce: maxConcurrency)
        return try await createAndPoll(
            vectorStoreID, fileIDs: fileIDs + ids, attributes: attributes, chunkingStrategy: chunkingStrategy,
            pollIntervalMs: pollIntervalMs, options: options)
    }
}

nonisolated extension OpenAI.BlockingVectorStoreFileBatches {
    /// Uploads files, one after the other, puts them into a vector store and waits until all can be searched or have
    /// failed. See `VectorStoreFileBatches.uploadAndPoll`.
    public func uploadAndPoll(
        _ vectorStoreID: String, files: [OpenAI.FileInput], fileIDs: [String] = [], attributes: OpenAI.JSON? = nil,
        chunkingStrategy: OpenAI.JSON? = nil, pollIntervalMs: Int? = nil, options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.VectorStoreFileBatch {
        let upload = OpenAI.FileUpload(client: client, options: options)
        return try createAndPoll(
            vectorStoreID, fileIDs: try fileIDs + files.map(upload.blockingID), attributes: attributes,
            chunkingStrategy: chunkingStrategy, pollIntervalMs: pollIntervalMs, options: options)
    }
}
