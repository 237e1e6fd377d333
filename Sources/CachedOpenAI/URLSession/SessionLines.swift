import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// The lines of a gateway: one for each of the program's sessions, where they can be told apart.
    final class SessionLines: @unchecked Sendable {
        private struct Known {
            weak var session: URLSession?
            let line: SessionLine
        }

        private let configuration: URLSessionConfiguration
        private let known = Locked<(bySession: [Known], other: SessionLine?)>(([], nil))

        /// - Parameter configuration: of those that don't show themselves. What the program changes in it before the
        ///   first request counts.
        init(_ configuration: URLSessionConfiguration) {
            self.configuration = configuration
        }

        func line(for caller: CallersSession) -> SessionLine {
            known.withLock { known in
                guard let session = caller.session else {
                    let line = known.other ?? SessionLine(like: configuration)
                    known.other = line
                    return line
                }
                if let found = known.bySession.first(where: { $0.session === session }) { return found.line }
                known.bySession.removeAll { $0.session == nil }
                let line = SessionLine(like: session.configuration)
                known.bySession.append(Known(session: session, line: line))
                return line
            }
        }
    }
}
