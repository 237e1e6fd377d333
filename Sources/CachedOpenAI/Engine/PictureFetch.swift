import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// Downloads the pictures that an answer names, all at once.
    final class PictureFetch: Cancellable {
        /// Why a picture can't be had.
        struct Failure: Error, CustomStringConvertible {
            let description: String

            init(description: String) {
                self.description = OneLine.of(description, most: 400)
            }
        }

        private struct State {
            var pictures: [Int: RecordedAnswer.Picture] = [:]
            var failure: (any Error)?
            var openCount: Int
            var exchanges: [Exchange] = []
            var completion: (@Sendable (Result<[RecordedAnswer.Picture], any Error>) -> Void)?
        }

        private let urls: [String]
        private let timeout: Double
        private let maxRetries: Int
        private let state: Locked<State>

        /// - Parameter call: what the answer is to; its timeout and retries are those of each download too.
        /// - Returns: nil if the answer names no pictures.
        init?(_ answer: ImagesAnswer, call: Call) {
            urls = answer.pictureURLs
            if urls.isEmpty { return nil }
            timeout = call.timeout
            maxRetries = call.maxRetries
            state = Locked(State(openCount: urls.count))
        }

        /// - Parameter completion: called once, with the pictures in the order of their URLs.
        func start(_ completion: @escaping @Sendable (Result<[RecordedAnswer.Picture], any Error>) -> Void) {
            state.withLock { $0.completion = completion }
            for (index, url) in urls.enumerated() { fetch(url, at: index) }
        }

        func cancel() {
            let exchanges = state.withLock { $0.exchanges }
            for exchange in exchanges { exchange.cancel() }
        }

        func stopReading() { cancel() }

        /// Only from the web: a server can't have a file of this machine read. No key and no cookie goes with it.
        private func fetch(_ text: String, at index: Int) {
            guard let url = URL(string: text), ["http", "https"].contains(url.scheme?.lowercased()), url.host != nil
            else { return finish(index, .failure(Failure(description: "\(Address.shown(text)) is not a web address"))) }
            let collector = Collector { [self] result in
                finish(index, result.flatMap { Self.picture($0, url: text) })
            }
            let exchange = Exchange(
                URLRequest(url: url, timeoutInterval: timeout), policy: RetryPolicy(maxRetries: maxRetries),
                deliversPieces: false, sink: collector)
            state.withLock { $0.exchanges.append(exchange) }
            exchange.start()
        }

        private static func picture(_ answer: Answer, url: String) -> Result<RecordedAnswer.Picture, any Error> {
            let address = Address.shown(url)
            guard answer.head.isSuccess else {
                return .failure(Failure(description: "\(address) was answered with status \(answer.head.status)"))
            }
            let contentType = answer.head.headers["content-type"]
            if answer.body.isEmpty || contentType?.lowercased().hasPrefix("text/html") == true {
                return .failure(Failure(description: "\(address) is not a picture"))
            }
            return .success(.init(url: url, contentType: contentType, content: answer.body))
        }

        private func finish(_ index: Int, _ result: Result<RecordedAnswer.Picture, any Error>) {
            let whole = state.withLock { state in
                switch result {
                case .success(let picture): state.pictures[index] = picture
                case .failure(let error): state.failure = state.failure ?? error
                }
                state.openCount -= 1
                return state.openCount == 0 ? state : nil
            }
            guard let whole else { return }
            state.withLock { $0.exchanges = [] }
            if let failure = whole.failure {
                whole.completion?(.failure(failure))
            } else {
                whole.completion?(.success(urls.indices.compactMap { whole.pictures[$0] }))
            }
        }
    }
}
