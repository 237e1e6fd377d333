import Foundation

nonisolated extension OpenAI.Files {
    /// Waits until the API has processed a file, or refused it: see its `status`.
    ///
    /// - Parameters:
    ///   - fileID: of the file.
    ///   - pollInterval: in seconds; how often it is asked again.
    ///   - maxWaitSeconds: how long that may take.
    ///   - options: how the calls are handled.
    ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
    /// - Throws: `OpenAIError`, `CancellationError`.
    public func waitForProcessing(
        _ fileID: String, pollInterval: Double = 5, maxWaitSeconds: Double = 1800,
        options: OpenAI.RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.FileObject {
        let polling = Self.polling(client, pollInterval, maxWaitSeconds)
        return try await polling.result(of: Self.retrieveRequest(fileID, options: options))
    }

    static func polling(_ client: OpenAI, _ seconds: Double, _ mostSeconds: Double) -> OpenAI.Polling {
        let milliseconds = Int(exactly: (seconds * 1000).rounded()) ?? 5000
        return OpenAI.Polling(client: client, milliseconds: milliseconds, mostSeconds: mostSeconds)
    }
}

nonisolated extension OpenAI.BlockingFiles {
    /// Waits until the API has processed a file, or refused it. See `Files.waitForProcessing`.
    public func waitForProcessing(
        _ fileID: String, pollInterval: Double = 5, maxWaitSeconds: Double = 1800,
        options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.FileObject {
        let polling = OpenAI.Files.polling(client, pollInterval, maxWaitSeconds)
        return try polling.blockingResult(of: OpenAI.Files.retrieveRequest(fileID, options: options))
    }
}
