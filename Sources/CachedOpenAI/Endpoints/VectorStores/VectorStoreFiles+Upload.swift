import Foundation

nonisolated extension OpenAI.VectorStoreFiles {
    /// Uploads a file and puts it into a vector store.
    ///
    /// - Parameters:
    ///   - vectorStoreID: of the vector store.
    ///   - file: what is to be searched.
    ///   - attributes: what searches can be narrowed by.
    ///   - chunkingStrategy: how the file is cut into pieces.
    ///   - options: how the calls are handled.
    ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
    /// - Throws: `OpenAIError`.
    public func upload(
        _ vectorStoreID: String, file: OpenAI.FileInput, attributes: OpenAI.JSON? = nil,
        chunkingStrategy: OpenAI.JSON? = nil, options: OpenAI.RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.VectorStoreFile {
        let id = try await OpenAI.FileUpload(client: client, options: options).id(of: file)
        return try await create(
            vectorStoreID, fileID: id, attributes: attributes, chunkingStrategy: chunkingStrategy, options: options)
    }

    /// Uploads a file, puts it into a vector store and waits until it can be searched, or has failed.
    ///
    /// `pollIntervalMs`: in milliseconds; nil: every second, or as often as the server says. The other parameters are
    /// those of `upload`.
    public func uploadAndPoll(
        _ vectorStoreID: String, file: OpenAI.FileInput, attributes: OpenAI.JSON? = nil,
        chunkingStrategy: OpenAI.JSON? = nil, pollIntervalMs: Int? = nil, options: OpenAI.RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.VectorStoreFile {
        let id = try await OpenAI.FileUpload(client: client, options: options).id(of: file)
        return try await createAndPoll(
            vectorStoreID, fileID: id, attributes: attributes, chunkingStrategy: chunkingStrategy,
            pollIntervalMs: pollIntervalMs, options: options)
    }
}

nonisolated extension OpenAI.BlockingVectorStoreFiles {
    /// Uploads a file and puts it into a vector store. See `VectorStoreFiles.upload`.
    public func upload(
        _ vectorStoreID: String, file: OpenAI.FileInput, attributes: OpenAI.JSON? = nil,
        chunkingStrategy: OpenAI.JSON? = nil, options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.VectorStoreFile {
        let id = try OpenAI.FileUpload(client: client, options: options).blockingID(of: file)
        return try create(
            vectorStoreID, fileID: id, attributes: attributes, chunkingStrategy: chunkingStrategy, options: options)
    }

    /// Uploads a file, puts it into a vector store and waits until it can be searched, or has failed. See
    /// `VectorStoreFiles.uploadAndPoll`.
    public func uploadAndPoll(
        _ vectorStoreID: String, file: OpenAI.FileInput, attributes: OpenAI.JSON? = nil,
        chunkingStrategy: OpenAI.JSON? = nil, pollIntervalMs: Int? = nil, options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.VectorStoreFile {
        let id = try OpenAI.FileUpload(client: client, options: options).blockingID(of: file)
        return try createAndPoll(
            vectorStoreID, fileID: id, attributes: attributes, chunkingStrategy: chunkingStrategy,
            pollIntervalMs: pollIntervalMs, options: options)
    }
}
