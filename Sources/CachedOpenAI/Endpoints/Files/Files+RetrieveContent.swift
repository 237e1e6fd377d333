import Foundation

nonisolated extension OpenAI.Files {
    /// What is in a file, as text; empty if it is none.
    @available(*, deprecated, message: "Use content(_:), whose text is the same.")
    public func retrieveContent(
        _ fileID: String, options: OpenAI.RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> String {
        try await content(fileID, options: options).text ?? ""
    }
}

nonisolated extension OpenAI.BlockingFiles {
    /// What is in a file, as text. See `Files.retrieveContent`.
    @available(*, deprecated, message: "Use content(_:), whose text is the same.")
    public func retrieveContent(_ fileID: String, options: OpenAI.RequestOptions = .init()) throws -> String {
        try content(fileID, options: options).text ?? ""
    }
}
