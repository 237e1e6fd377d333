// Made by `make endpoints` from Sources/make-endpoints/Table/VectorStoresTable.swift.
import Foundation

nonisolated extension OpenAI.VectorStoreFiles {
    /// Changes what searches can be narrowed by.
    ///
    /// - Parameters:
    ///   - fileID: of the file.
    ///   - vectorStoreID: of the vector store.
    ///   - attributes: the new names and values.
    ///   - seed: tells several recorded answers apart; never sent.
    ///   - options: how the call is handled.
    ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
    /// - Throws: `OpenAIError`.
    public func update(
        _ fileID: String, vectorStoreID: String, attributes: OpenAI.JSON, seed: Int? = nil,
        options: OpenAI.RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.VectorStoreFile {
        let request = Self.updateRequest(
            fileID, vectorStoreID: vectorStoreID, attributes: attributes, seed: seed, options: options)
        return try await client.send(request, as: OpenAI.VectorStoreFile.self)
    }

    /// The text that was found in a file.
    ///
    /// - Parameters:
    ///   - fileID: of the file.
    ///   - vectorStoreID: of the vector store.
    ///   - options: how the call is handled.
    ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
    /// - Throws: `OpenAIError`.
    public func content(
        _ fileID: String, vectorStoreID: String, options: OpenAI.RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.Page<OpenAI.VectorStoreFileContent> {
        let request = Self.contentRequest(fileID, vectorStoreID: vectorStoreID, options: options)
        return try await client.page(request)
    }

    static func updateRequest(
        _ fileID: String, vectorStoreID: String, attributes: OpenAI.JSON, seed: Int?, options: OpenAI.RequestOptions
    ) -> OpenAI.Request {
        var body = OpenAI.RequestFields()
        body.set("attributes", attributes)
        body.set("seed", integer: seed)
        return OpenAI.Request(
            method: "POST", path: "/vector_stores/\(vectorStoreID)/files/\(fileID)", body: .json(body.object),
            options: options)
    }

    static func contentRequest(
        _ fileID: String, vectorStoreID: String, options: OpenAI.RequestOptions
    ) -> OpenAI.Request {
        OpenAI.Request(method: "GET", path: "/vector_stores/\(vectorStoreID)/files/\(fileID)/content", options: options)
    }
}

nonisolated extension OpenAI.BlockingVectorStoreFiles {
    /// Changes what searches can be narrowed by. See `VectorStoreFiles.update`.
    public func update(
        _ fileID: String, vectorStoreID: String, attributes: OpenAI.JSON, seed: Int? = nil,
        options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.VectorStoreFile {
        let request = OpenAI.VectorStoreFiles.updateRequest(
            fileID, vectorStoreID: vectorStoreID, attributes: attributes, seed: seed, options: options)
        return try client.sendBlocking(request, as: OpenAI.VectorStoreFile.self)
    }

    /// The text that was found in a file. See `VectorStoreFiles.content`.
    public func content(
        _ fileID: String, vectorStoreID: String, options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.Page<OpenAI.VectorStoreFileContent> {
        let request = OpenAI.VectorStoreFiles.contentRequest(fileID, vectorStoreID: vectorStoreID, options: options)
        return try client.pageBlocking(request)
    }
}
