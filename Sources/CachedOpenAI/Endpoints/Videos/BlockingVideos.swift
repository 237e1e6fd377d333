// Made by `make endpoints` from Sources/make-endpoints/Table/VideosTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Films that a model makes, without `await`. The parameters are those of `Videos`.
    public struct BlockingVideos: Swift.Sendable {
        let client: OpenAI

        /// Begins to make a video; `createAndPoll` also waits for it. See `Videos.create`.
        public func create(
            prompt: String, inputReference: FileInput? = nil, model: String? = nil, seconds: String? = nil,
            size: String? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> Video {
            let request = Videos.createRequest(
                prompt: prompt, inputReference: inputReference.map { .file($0) }, model: model, seconds: seconds,
                size: size, seed: seed, options: options)
            return try client.sendBlocking(request, as: Video.self)
        }

        /// Makes a video from a picture that the API has or can fetch. See `Videos.create`.
        public func create(
            prompt: String, inputReference: JSON, model: String? = nil, seconds: String? = nil, size: String? = nil,
            seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> Video {
            let request = Videos.createRequest(
                prompt: prompt, inputReference: .json(inputReference), model: model, seconds: seconds, size: size,
                seed: seed, options: options)
            return try client.sendBlocking(request, as: Video.self)
        }

        /// Makes a video and waits until it is made, or has failed: see its `status`. See `Videos.createAndPoll`.
        public func createAndPoll(
            prompt: String, inputReference: FileInput? = nil, model: String? = nil, seconds: String? = nil,
            size: String? = nil, pollIntervalMs: Int? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> Video {
            let made = try create(
                prompt: prompt, inputReference: inputReference, model: model, seconds: seconds, size: size, seed: seed,
                options: options)
            let request = Videos.retrieveRequest(made.id, options: options)
            return try Polling(client: client, milliseconds: pollIntervalMs).blockingResult(of: request, after: made)
        }

        /// Makes a video from a picture that the API has or can fetch. See `Videos.createAndPoll`.
        public func createAndPoll(
            prompt: String, inputReference: JSON, model: String? = nil, seconds: String? = nil, size: String? = nil,
            pollIntervalMs: Int? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> Video {
            let made = try create(
                prompt: prompt, inputReference: inputReference, model: model, seconds: seconds, size: size, seed: seed,
                options: options)
            let request = Videos.retrieveRequest(made.id, options: options)
            return try Polling(client: client, milliseconds: pollIntervalMs).blockingResult(of: request, after: made)
        }

        /// How far a video has got. See `Videos.retrieve`.
        public func retrieve(_ videoID: String, options: RequestOptions = .init()) throws -> Video {
            let request = Videos.retrieveRequest(videoID, options: options)
            return try client.sendBlocking(request, as: Video.self)
        }

        /// Waits until a video is made, or has failed: see its `status`. See `Videos.poll`.
        public func poll(
            _ videoID: String, pollIntervalMs: Int? = nil, options: RequestOptions = .init()
        ) throws -> Video {
            let request = Videos.retrieveRequest(videoID, options: options)
            return try Polling(client: client, milliseconds: pollIntervalMs).blockingResult(of: request)
        }

        /// All videos. See `Videos.list`.
        public func list(
            after: String? = nil, limit: Int? = nil, order: String? = nil, options: RequestOptions = .init()
        ) throws -> Page<Video> {
            let request = Videos.listRequest(after: after, limit: limit, order: order, options: options)
            return try client.pageBlocking(request)
        }

        /// Deletes a video. See `Videos.delete`.
        @discardableResult
        public func delete(_ videoID: String, options: RequestOptions = .init()) throws -> DeletedObject {
            let request = Videos.deleteRequest(videoID, options: options)
            return try client.sendBlocking(request, as: DeletedObject.self)
        }

        /// The video itself. See `Videos.downloadContent`.
        public func downloadContent(
            _ videoID: String, variant: String? = nil, options: RequestOptions = .init()
        ) throws -> BinaryContent {
            let request = Videos.downloadContentRequest(videoID, variant: variant, options: options)
            return BinaryContent(try client.blockingContent(of: request))
        }

        /// Makes a video anew, another way. See `Videos.remix`.
        public func remix(
            _ videoID: String, prompt: String, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> Video {
            let request = Videos.remixRequest(videoID, prompt: prompt, seed: seed, options: options)
            return try client.sendBlocking(request, as: Video.self)
        }
    }
}

nonisolated extension OpenAI.Blocking {
    /// Films that a model makes.
    public var videos: OpenAI.BlockingVideos { .init(client: client) }
}
