import Foundation

nonisolated extension OpenAICache {
    /// A request that is sent once its key is there.
    final class KeyedExchange: Startable {
        private struct State {
            var asking: Task<Void, Never>?
            var isCancelled = false
        }

        private let authorization: @Sendable () async throws -> String
        private let sink: any AnswerSink
        private let late: LateStart
        private let make: @Sendable (String) -> any Startable
        private let state = Locked(State())

        /// - Parameters:
        ///   - authorization: gives the header of that name.
        ///   - make: makes the exchange that has it.
        init(
            _ authorization: @escaping @Sendable () async throws -> String, sink: any AnswerSink,
            make: @escaping @Sendable (String) -> any Startable
        ) {
            self.authorization = authorization
            self.sink = sink
            self.make = make
            late = LateStart(sink)
        }

        /// The task has a priority of its own: a program's blocked threads are those of another.
        func start() {
            let asking = Task.detached(priority: .high) { await self.ask() }
            let isCancelled = state.withLock { state in
                state.asking = asking
                return state.isCancelled
            }
            if isCancelled { asking.cancel() }
        }

        private func ask() async {
            let header: Result<String, any Swift.Error>
            do {
                header = .success(try await authorization())
            } catch {
                header = .failure(error)
            }
            late.begin {
                do {
                    let exchange = make(try header.get())
                    exchange.start()
                    return exchange
                } catch {
                    sink.end(.failure(error))
                    return nil
                }
            }
        }

        func cancel() {
            stopAsking()
            late.cancel()
        }

        func stopReading() {
            stopAsking()
            late.stopReading()
        }

        private func stopAsking() {
            let asking = state.withLock { state in
                state.isCancelled = true
                return state.asking
            }
            asking?.cancel()
        }
    }
}
