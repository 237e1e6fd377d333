// Made by `make endpoints` from Sources/make-endpoints/Table/VideosTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Films that a model makes.
    public var videos: Videos { Videos(client: self) }

    /// Films that a model makes (https://platform.openai.com/docs/api-reference/videos).
    public struct Videos: Swift.Sendable {
        let client: OpenAI

        /// Begins to make a video; `createAndPoll` also waits for it.
        ///
        /// - Parameters:
        ///   - prompt: what is to be seen.
        ///   - inputReference: a picture that guides it; or `["file_id": …]`, `["image_url": …]`.
        ///   - model: `sora-2`, `sora-2-pro`.
        ///   - seconds: `4`, `8` or `12`.
        ///   - size: such as `720x1280`, `1280x720`.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            prompt: String, inputReference: FileInput? = nil, model: String? = nil, seconds: String? = nil,
            size: String? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Video {
            let request = Self.createRequest(
                prompt: prompt, inputReference: inputReference.map { .file($0) }, model: model, seconds: seconds,
                size: size, seed: seed, options: options)
            return try await client.send(request, as: Video.self)
        }

        /// Makes a video from a picture that the API has or can fetch. The parameters are those of the other `create`.
        public func create(
            prompt: String, inputReference: JSON, model: String? = nil, seconds: String? = nil, size: String? = nil,
            seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Video {
            let request = Self.createRequest(
                prompt: prompt, inputReference: .json(inputReference), model: model, seconds: seconds, size: size,
                seed: seed, options: options)
            return try await client.send(request, as: Video.self)
        }

        /// Makes a video and waits until it is made, or has failed: see its `status`.
        ///
        /// It asks again every second, as often as the server says, or every `pollIntervalMs` milliseconds. What is
        /// recorded is given at once. The other parameters are those of `create`.
        ///
        /// - Throws: `OpenAIError`, `CancellationError`.
        public func createAndPoll(
            prompt: String, inputReference: FileInput? = nil, model: String? = nil, seconds: String? = nil,
            size: String? = nil, pollIntervalMs: Int? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Video {
            let made = try await create(
                prompt: prompt, inputReference: inputReference, model: model, seconds: seconds, size: size, seed: seed,
                options: options)
            let request = Self.retrieveRequest(made.id, options: options)
            return try await Polling(client: client, milliseconds: pollIntervalMs).result(of: request, after: made)
        }

        /// Makes a video from a picture that the API has or can fetch. See the other `createAndPoll`.
        public func createAndPoll(
            prompt: String, inputReference: JSON, model: String? = nil, seconds: String? = nil, size: String? = nil,
            pollIntervalMs: Int? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Video {
            let made = try await create(
                prompt: prompt, inputReference: inputReference, model: model, seconds: seconds, size: size, seed: seed,
                options: options)
            let request = Self.retrieveRequest(made.id, options: options)
            return try await Polling(client: client, milliseconds: pollIntervalMs).result(of: request, after: made)
        }

        /// How far a video has got.
        ///
        /// - Parameters:
        ///   - videoID: of the video.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func retrieve(
            _ videoID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Video {
            let request = Self.retrieveRequest(videoID, options: options)
            return try await client.send(request, as: Video.self)
        }

        /// Waits until a video is made, or has failed: see its `status`.
        ///
        /// It asks again every second, as often as the server says, or every `pollIntervalMs` milliseconds. What is
        /// recorded is given at once. The other parameters are those of `retrieve`.
        ///
        /// - Throws: `OpenAIError`, `CancellationError`.
        public func poll(
            _ videoID: String, pollIntervalMs: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Video {
            let request = Self.retrieveRequest(videoID, options: options)
            return try await Polling(client: client, milliseconds: pollIntervalMs).result(of: request)
        }

        /// All videos.
        ///
        /// - Parameters:
        ///   - after: the item that the page comes after.
        ///   - limit: how many items a page has, up to 100.
        ///   - order: `asc` or `desc`, by the time of creation.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func list(
            after: String? = nil, limit: Int? = nil, order: String? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<Video> {
            let request = Self.listRequest(after: after, limit: limit, order: order, options: options)
            return try await client.page(request)
        }

        /// Deletes a video.
        ///
        /// - Parameters:
        ///   - videoID: of the video.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        @discardableResult
        public func delete(
            _ videoID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> DeletedObject {
            let request = Self.deleteRequest(videoID, options: options)
            return try await client.send(request, as: DeletedObject.self)
        }

        /// The video itself.
        ///
        /// - Parameters:
        ///   - videoID: of the video.
        ///   - variant: `video` (MP4), `thumbnail` or `spritesheet`.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func downloadContent(
            _ videoID: String, variant: String? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> BinaryContent {
            let request = Self.downloadContentRequest(videoID, variant: variant, options: options)
            return BinaryContent(try await client.content(of: request))
        }

        /// Makes a video anew, another way.
        ///
        /// - Parameters:
        ///   - videoID: of the video.
        ///   - prompt: what is to be different.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func remix(
            _ videoID: String, prompt: String, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Video {
            let request = Self.remixRequest(videoID, prompt: prompt, seed: seed, options: options)
            return try await client.send(request, as: Video.self)
        }

        static func createRequest(
            prompt: String, inputReference: FormValue?, model: String?, seconds: String?, size: String?, seed: Int?,
            options: RequestOptions
        ) -> Request {
            var form = FormFields()
            form.set("prompt", text: prompt)
            form.set("input_reference", inputReference)
            form.set("model", text: model)
            form.set("seconds", text: seconds)
            form.set("size", text: size)
            return Request(method: "POST", path: "/videos", body: .form(form, seed: seed), options: options)
        }

        static func retrieveRequest(_ videoID: String, options: RequestOptions) -> Request {
            Request(method: "GET", path: "/videos/\(videoID)", options: options)
        }

        static func listRequest(after: String?, limit: Int?, order: String?, options: RequestOptions) -> Request {
            var query = QueryFields()
            query.set("after", text: after)
            query.set("limit", integer: limit)
            query.set("order", text: order)
            return Request(method: "GET", path: "/videos", query: query, options: options, hasCursor: true)
        }

        static func deleteRequest(_ videoID: String, options: RequestOptions) -> Request {
            Request(method: "DELETE", path: "/videos/\(videoID)", options: options)
        }

        static func downloadContentRequest(_ videoID: String, variant: String?, options: RequestOptions) -> Request {
            var query = QueryFields()
            query.set("variant", text: variant)
            return Request(method: "GET", path: "/videos/\(videoID)/content", query: query, options: options)
        }

        static func remixRequest(_ videoID: String, prompt: String, seed: Int?, options: RequestOptions) -> Request {
            var body = RequestFields()
            body.set("prompt", text: prompt)
            body.set("seed", integer: seed)
            return Request(method: "POST", path: "/videos/\(videoID)/remix", body: .json(body.object), options: options)
        }
    }
}
