import Foundation

nonisolated extension OpenAICache {
    /// A result that is not there yet, for a task that is suspended until it is.
    final class Waiting<Value: Sendable>: Sendable {
        private struct State {
            var result: Result<Value, any Swift.Error>?
            var continuation: CheckedContinuation<Value, any Swift.Error>?
        }

        private let state = Locked(State())

        /// The first result counts.
        func give(_ result: Result<Value, any Swift.Error>) {
            let continuation = state.withLock { state in
                if state.result == nil { state.result = result }
                defer { state.continuation = nil }
                return state.continuation
            }
            continuation?.resume(with: result)
        }

        /// - Parameter onCancel: called if the task is cancelled; it sees to it that there is a result.
        func value(
            isolation: isolated (any _Concurrency.Actor)? = #isolation, onCancel: @escaping @Sendable () -> Void
        ) async throws -> Value {
            try await _Concurrency.withTaskCancellationHandler {
                try await _Concurrency.withCheckedThrowingContinuation { continuation in
                    let known = state.withLock { state in
                        if state.result == nil { state.continuation = continuation }
                        return state.result
                    }
                    if let known { continuation.resume(with: known) }
                }
            } onCancel: {
                onCancel()
            }
        }
    }
}
