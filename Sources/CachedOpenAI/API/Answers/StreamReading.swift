import Foundation

nonisolated extension OpenAI {
    /// From the bytes of a success to what a stream gives.
    protocol StreamDecoding {
        associatedtype Element
        init()
        /// Hears what is asked for, before anything comes.
        mutating func begin(_ request: Request)
        mutating func take(_ pieces: [Data])
        /// The next element that is whole; nil if more bytes are needed.
        mutating func next() throws -> Element?
        /// What is left when the last byte has come.
        ///
        /// - Parameter head: of the answer; nil if none came.
        mutating func last(of head: OpenAICache.ResponseHead?) throws -> Element?
    }

    /// What runs for a stream, and for how many.
    struct StreamLine {
        var running: (any OpenAICache.Cancellable)?
        var readerCount = 0
    }

    /// A stream's one request, which all readers share: it is sent when the first of them asks, and stopped when none
    /// is left. An answer that is not a success becomes its error.
    final class StreamReading<Decoding: StreamDecoding>: Swift.CustomReflectable, @unchecked Sendable {
        typealias Element = Decoding.Element
        typealias Place = StreamPlace<Element>

        private final class State {
            var decoding = Decoding()
            var failureBody = Data()
            var call: OpenAICache.Call?
        }

        private let client: OpenAI
        private let request: Result<Request, any Swift.Error>
        private let queue = OpenAICache.PieceQueue()
        /// Guards the places, too.
        private let state = OpenAICache.Locked(State())
        private let line = OpenAICache.Locked(StreamLine())

        init(client: OpenAI, request: Result<Request, any Swift.Error>) {
            self.client = client
            self.request = request
        }

        deinit {
            line.withLock { $0.running }?.stopReading()
        }

        /// What was asked holds keys.
        var customMirror: Swift.Mirror { Swift.Mirror(self, children: [:]) }

        func enter() {
            line.withLock { $0.readerCount += 1 }
        }

        func leave() {
            line.withLock { $0.readerCount -= 1 }
        }

        /// What is at a place, which moves on. A task that is cancelled leaves the stream to its other readers; the last
        /// one closes the connection.
        func next(_ place: inout Place) async throws -> Element? {
            if state.withLock({ $0.call == nil }) { try _Concurrency.Task.checkCancellation() }
            let (queue, line) = (queue, line)
            while true {
                if let outcome = look(at: &place) { return try outcome.get() }
                let waiter = OpenAICache.PieceQueue.Waiter()
                await _Concurrency.withTaskCancellationHandler {
                    await queue.wait(waiter)
                } onCancel: {
                    queue.leave(waiter)
                    line.withLock { $0.readerCount > 1 ? nil : $0.running }?.cancel()
                }
                try _Concurrency.Task.checkCancellation()
            }
        }

        /// As `next()`; the thread waits.
        func blockingNext(_ place: inout Place) throws -> Element? {
            while true {
                if let outcome = look(at: &place) { return try outcome.get() }
                queue.blockingWait()
            }
        }

        /// Nil if it has not come yet.
        private func look(at place: inout Place) -> Result<Element?, any Error>? {
            state.withLock { state in
                if place.outcome == nil { place.outcome = arrived(&state) }
                if case .success(.some) = place.outcome {
                    let here = place
                    place = here.next ?? Place()
                    here.next = place
                    return here.outcome
                }
                return place.outcome
            }
        }

        private func arrived(_ state: inout State) -> Result<Element?, any Error>? {
            do {
                try start(&state)
                while true {
                    if let element = try state.decoding.next() { return .success(element) }
                    guard let pieces = try queue.take() else { return .success(try last(&state)) }
                    if pieces.isEmpty { return nil }
                    take(pieces, &state)
                }
            } catch {
                return .failure(state.call.map { client.mapped(error, $0, isReplay: queue.isReplay) } ?? error)
            }
        }

        private func take(_ pieces: [Data], _ state: inout State) {
            if isFailure {
                state.failureBody = pieces.reduce(state.failureBody, +)
            } else {
                state.decoding.take(pieces)
            }
        }

        private func last(_ state: inout State) throws -> Element? {
            if let head = queue.head, !head.isSuccess { throw ErrorMapping.error(head, body: state.failureBody) }
            return try state.decoding.last(of: queue.head)
        }

        private var isFailure: Bool { queue.head.map { !$0.isSuccess } ?? false }

        private func start(_ state: inout State) throws {
            if state.call != nil { return }
            var request = try request.get()
            request.isStream = true
            let call = try client.call(for: request)
            state.call = call
            state.decoding.begin(request)
            let running = client.engine.start(call, sink: queue)
            line.withLock { $0.running = running }
        }
    }

    /// One who reads a stream, from its first place on.
    final class StreamReader<Decoding: StreamDecoding>: @unchecked Sendable {
        private let reading: StreamReading<Decoding>
        private var place: StreamPlace<Decoding.Element>

        init(_ reading: StreamReading<Decoding>, from first: StreamPlace<Decoding.Element>) {
            self.reading = reading
            place = first
            reading.enter()
        }

        deinit {
            reading.leave()
        }

        func next() async throws -> Decoding.Element? { try await reading.next(&place) }
        func blockingNext() throws -> Decoding.Element? { try reading.blockingNext(&place) }
    }
}
