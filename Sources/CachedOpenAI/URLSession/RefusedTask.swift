import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// A task that the cache can't serve: it ends with this before anything is sent.
    struct RefusedTask: LocalizedError, CustomStringConvertible {
        let description: String
        var errorDescription: String? { description }

        /// Outside Apple's systems a task's file can't be given from outside the system's own protocols.
        static func download(_ request: URLRequest) -> Self {
            Self(
                description: "\(label(request)): a download task can't be cached on this system, so nothing was sent. "
                    + "Use a data task, such as data(for:), and write what it gives into a file; or a session that "
                    + "the cache is not installed in.")
        }

        static func webSocket(_ request: URLRequest) -> Self {
            Self(
                description: "\(label(request)): a WebSocket can't be cached, and CACHED_OPENAI_OFFLINE lets no "
                    + "connection be opened. Unset it, or leave this call out.")
        }

        private static func label(_ request: URLRequest) -> String {
            OneLine.of("\((request.httpMethod ?? "GET").uppercased()) \(request.url?.path ?? "")", most: 120)
        }
    }
}
