import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// The session that a program's own task belongs to, as far as the system shows it. Apple's systems don't.
    struct CallersSession: @unchecked Sendable {
        let task: URLSessionTask?
        let session: URLSession?
        /// Where the session's records are read and changed.
        let queue: DispatchQueue?
        /// Pieces may be given as they come. A completion handler gets the last one only outside Apple's systems.
        let takesPieces: Bool

        #if canImport(FoundationNetworking)
            /// To be called on the session's queue, where its records can be read.
            init(of task: URLSessionTask?) {
                self.task = task
                session = task.flatMap { Self.value("session", in: $0) as? URLSession }
                queue = task.flatMap { Self.value("workQueue", in: $0) as? DispatchQueue }
                takesPieces = Self.hasNoCompletionHandler(task, session)
            }

            private static func hasNoCompletionHandler(_ task: URLSessionTask?, _ session: URLSession?) -> Bool {
                guard let task, let session, task.delegate is any URLSessionDataDelegate,
                    let registry = value("taskRegistry", in: session),
                    let behaviours = value("behaviours", in: registry) as? [Int: Any],
                    let behaviour = behaviours[task.taskIdentifier]
                else { return false }
                return Swift.Mirror(reflecting: behaviour).children.isEmpty
            }

            /// The records that the system keeps have no public names.
            private static func value(_ name: String, in object: Any) -> Any? {
                var mirror: Swift.Mirror? = Swift.Mirror(reflecting: object)
                while let level = mirror {
                    if let child = level.children.first(where: { $0.label == name }) { return some(child.value) }
                    mirror = level.superclassMirror
                }
                return nil
            }

            private static func some(_ value: Any) -> Any? {
                let mirror = Swift.Mirror(reflecting: value)
                return mirror.displayStyle == .optional ? mirror.children.first?.value : value
            }
        #else
            init(of task: URLSessionTask?) {
                self.task = task
                session = nil
                queue = nil
                takesPieces = true
            }
        #endif

        /// Asks the session's delegate on the session's queue, as the system does.
        ///
        /// - Returns: false if there is none that can be asked.
        func ask(_ body: @escaping @Sendable (any URLSessionTaskDelegate, URLSession, URLSessionTask) -> Void) -> Bool {
            #if canImport(FoundationNetworking)
                guard let task, let session, let delegate = task.delegate else { return false }
                let question = { @Sendable in body(delegate, session, task) }
                session.delegateQueue.addOperation(question)
                return true
            #else
                return false
            #endif
        }
    }
}
