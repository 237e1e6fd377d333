import Foundation

nonisolated extension OpenAICache {
    /// Downloads the pictures that an answer names, a few at a time. The first that can't be had ends the rest.
    final class PictureFetch: Cancellable {
        /// Why a picture can't be had.
        struct Failure: Error, CustomStringConvertible {
            let description: String

            init(description: String) {
                self.description = OneLine.of(description, most: 500)
            }
        }

        private struct State {
            var next = 0
            var pictures: [Int: RecordedAnswer.Picture] = [:]
            var byteCount = 0
            var running: [Int: PictureDownload] = [:]
            var completion: (@Sendable (Result<[RecordedAnswer.Picture], any Error>) -> Void)?
        }

        static let mostAtOnce = 8
        /// All pictures of an answer are one record: no more is read again.
        private static let mostBytes = Frame.mostInflated

        private let urls: [String]
        private let sources: PictureSources
        private let bounds: PictureDownload.Bounds
        private let state = Locked(State())

        /// - Parameters:
        ///   - call: what the answer is to; its timeout and retries are those of each download too.
        ///   - hosts: what may be asked besides public addresses and the API itself.
        /// - Returns: nil if the answer names no pictures.
        convenience init?(_ answer: ImagesAnswer, call: Call, hosts: [String]) {
            let sources = PictureSources(api: call.url, named: hosts)
            self.init(
                answer.pictureURLs, from: sources,
                PictureDownload.Bounds(timeout: call.timeout, retries: call.maxRetries))
        }

        init?(_ urls: [String], from sources: PictureSources, _ bounds: PictureDownload.Bounds) {
            if urls.isEmpty { return nil }
            self.urls = urls
            self.sources = sources
            self.bounds = bounds
        }

        /// - Parameter completion: called once, with the pictures in the order of their URLs.
        func start(_ completion: @escaping @Sendable (Result<[RecordedAnswer.Picture], any Error>) -> Void) {
            state.withLock { $0.completion = completion }
            guard urls.count <= RecordingCoding.mostPictures else {
                return end(.failure(Failure(description: "\(urls.count) pictures are more than can be kept")))
            }
            for _ in 0..<Self.mostAtOnce { startNext() }
        }

        func cancel() { end(.failure(CancellationError())) }

        func stopReading() { cancel() }

        private func startNext() {
            let download = state.withLock { state -> PictureDownload? in
                guard state.completion != nil, state.next < urls.count else { return nil }
                let index = state.next
                let download = PictureDownload(urls[index], from: sources, bounds) { self.take($0, at: index) }
                state.next += 1
                state.running[index] = download
                return download
            }
            download?.start()
        }

        private func take(_ result: Result<RecordedAnswer.Picture, any Error>, at index: Int) {
            switch result {
            case .failure(let error): end(.failure(error))
            case .success(let picture): take(picture, at: index)
            }
        }

        private func take(_ picture: RecordedAnswer.Picture, at index: Int) {
            let (pictures, byteCount) = state.withLock { state in
                state.running[index] = nil
                state.pictures[index] = picture
                state.byteCount += picture.content.count
                return (state.pictures, state.byteCount)
            }
            if byteCount > Self.mostBytes {
                let most = Self.mostBytes >> 20
                return end(.failure(Failure(description: "the answer's pictures are more than \(most) MB together")))
            }
            if pictures.count < urls.count { return startNext() }
            end(.success(urls.indices.compactMap { pictures[$0] }))
        }

        private func end(_ result: Result<[RecordedAnswer.Picture], any Error>) {
            let (running, completion) = state.withLock { state in
                defer { state = State() }
                return (Array(state.running.values), state.completion)
            }
            for download in running { download.cancel() }
            completion?(result)
        }
    }
}
