import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// What comes for a task of a program's own session, until it is given on the session's queue.
    final class Delivery: AnswerSink, @unchecked Sendable {
        enum Event {
            case head(ResponseHead)
            case piece(Data)
            case end(Result<Void, any Error>)
        }

        private struct State {
            var work: (any Cancellable)?
            var waiting: [Event] = []
            var isGiving = false
            var isStopped = false
            /// Nothing more comes.
            var isOver = false
        }

        /// What is stopped on the session's queue may wait for that queue itself.
        private static let stopping = DispatchQueue(label: "CachedOpenAI.Delivery.stopping")

        private weak var interceptor: URLProtocol?
        private let caller: CallersSession
        private let state = Locked(State())

        init(to interceptor: URLProtocol, of caller: CallersSession) {
            self.interceptor = interceptor
            self.caller = caller
        }

        func start(_ request: URLRequest, through gateway: SessionGateway) {
            // A stream's end may be far away.
            let queue = request.httpBodyStream == nil ? gateway.queue : DispatchQueue.global()
            queue.async { self.load(request, through: gateway) }
        }

        /// To be called where what is waiting is given next.
        func refuse(_ error: any Error) {
            state.withLock { $0.waiting = [.end(.failure(error))] }
        }

        func stop() {
            let work = state.withLock { state in
                state.isStopped = true
                state.waiting = []
                return Self.takeWork(of: &state)
            }
            if let work { Self.stopping.async { work.cancel() } }
        }

        private func load(_ request: URLRequest, through gateway: SessionGateway) {
            if state.withLock({ $0.isStopped }) { return }
            let sink: any AnswerSink = caller.takesPieces ? self : Collector { self.take($0) }
            let work: (any Cancellable)?
            do {
                work = gateway.engine.start(try gateway.call(for: request, from: caller), sink: sink)
            } catch {
                return end(.failure(error))
            }
            let isStopped = state.withLock { state in
                if !state.isOver && !state.isStopped { state.work = work }
                return state.isStopped
            }
            if isStopped { work?.cancel() }
        }

        /// What is under way holds this, which lets go of it when it is over: else neither goes, nor does the task.
        private static func takeWork(of state: inout State) -> (any Cancellable)? {
            defer { state.work = nil }
            return state.work
        }

        /// The body in one piece: with a completion handler only the last one would arrive.
        private func take(_ answer: Result<Answer, any Error>) {
            do {
                let answer = try answer.get()
                add([.head(answer.head)] + (answer.body.isEmpty ? [] : [.piece(answer.body)]) + [.end(.success(()))])
            } catch {
                end(.failure(error))
            }
        }

        func receive(head: ResponseHead) { add([.head(head)]) }

        func receive(piece: Data, at microseconds: UInt64) { add([.piece(piece)]) }

        func end(_ outcome: Result<Ending, any Error>) {
            let outcome = outcome.map { _ in () }.mapError { $0 is CancellationError ? URLError(.cancelled) : $0 }
            add([.end(outcome)])
        }

        private func add(_ events: [Event]) {
            let (isFirst, finished) = state.withLock { state in
                if case .end = events.last { state.isOver = true }
                let finished = state.isOver ? Self.takeWork(of: &state) : nil
                if state.isStopped { return (false, finished) }
                defer { state.waiting += events }
                return (state.waiting.isEmpty, finished)
            }
            if isFirst { wake() }
            Swift.withExtendedLifetime(finished) {}
        }

        /// Outside Apple's systems a session's own records are read with every call to the client, on the calling thread,
        /// and changed on the session's queue: elsewhere that is a crash now and then. Where that queue doesn't show,
        /// resuming a task that runs calls `startLoading()` on it.
        private func wake() {
            #if canImport(FoundationNetworking)
                if let queue = caller.queue {
                    return queue.async { self.interceptor?.startLoading() }
                }
                if let task = caller.task {
                    if task.state == .running { task.resume() }
                    return
                }
            #endif
            interceptor?.startLoading()
        }

        /// Gives in turn what is waiting. Where that is being done already, it goes on there.
        func giveAll(_ give: (Event) -> Void) {
            let isTurn = state.withLock { state in
                defer { state.isGiving = true }
                return !state.isGiving
            }
            while isTurn, let events = nextEvents() {
                for event in events where !state.withLock({ $0.isStopped }) { give(event) }
            }
        }

        private func nextEvents() -> [Event]? {
            state.withLock { state in
                defer { state.waiting = [] }
                state.isGiving = !state.waiting.isEmpty
                return state.isGiving ? state.waiting : nil
            }
        }
    }
}
