// Made by `make endpoints` from Sources/make-endpoints/Table/ImagesTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Pictures.
    public var images: Images { Images(client: self) }

    /// Pictures made and changed (https://platform.openai.com/docs/api-reference/images).
    ///
    /// Where an answer holds URLs, dev mode downloads the pictures and keeps them with it. What comes from the cache,
    /// and what dev mode gives, has the URLs of files in the folder `image` of the working directory.
    public struct Images: Swift.Sendable {
        let client: OpenAI

        /// Makes pictures.
        ///
        /// ```swift
        /// let images = try await client.images.generate(model: "dall-e-2", prompt: "a lighthouse", n: 2)
        /// for image in images.data ?? [] { print(image.url?.absoluteString ?? "-") }
        /// ```
        ///
        /// - Parameters:
        ///   - model: such as `gpt-image-1`, `dall-e-3`.
        ///   - prompt: what is to be seen.
        ///   - n: how many pictures.
        ///   - size: such as `1024x1024`, or `auto`.
        ///   - quality: `low`, `medium`, `high`, `auto`; `hd`, `standard` for `dall-e-3`.
        ///   - style: `vivid` or `natural`; for `dall-e-3`.
        ///   - responseFormat: `url` or `b64_json`; GPT image models always give `b64_json`.
        ///   - background: `transparent`, `opaque`, `auto`.
        ///   - outputFormat: `png`, `jpeg`, `webp`.
        ///   - outputCompression: 0 to 100 percent, for `jpeg` and `webp`.
        ///   - moderation: `low` or `auto`.
        ///   - user: tells a person from others to the API, without saying who it is.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func generate(
            model: String? = nil, prompt: String, n: Int? = nil, size: String? = nil, quality: String? = nil,
            style: String? = nil, responseFormat: String? = nil, background: String? = nil, outputFormat: String? = nil,
            outputCompression: Int? = nil, moderation: String? = nil, user: String? = nil, seed: Int? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> ImagesResponse {
            let request = Self.generateRequest(
                model: model, prompt: prompt, n: n, size: size, quality: quality, style: style,
                responseFormat: responseFormat, background: background, outputFormat: outputFormat,
                outputCompression: outputCompression, moderation: moderation, user: user, partialImages: nil,
                seed: seed, options: options)
            return try await client.send(request, as: ImagesResponse.self)
        }

        /// Makes a picture that comes as it grows. The parameters are those of `generate`.
        ///
        /// ```swift
        /// let file = URL(fileURLWithPath: "lighthouse.png")
        /// for try await event in client.images.generateStream(
        ///     model: "gpt-image-1", prompt: "a lighthouse", partialImages: 2)
        /// {
        ///     if case .completed(let image) = event { try image.data?.write(to: file) }
        /// }
        /// ```
        ///
        /// `partialImages`: 0 to 3: how many unfinished pictures come first.
        public func generateStream(
            model: String? = nil, prompt: String, n: Int? = nil, size: String? = nil, quality: String? = nil,
            style: String? = nil, responseFormat: String? = nil, background: String? = nil, outputFormat: String? = nil,
            outputCompression: Int? = nil, moderation: String? = nil, user: String? = nil, partialImages: Int? = nil,
            seed: Int? = nil, options: RequestOptions = .init()
        ) -> Stream<ImageGenStreamEvent> {
            let request = Self.generateRequest(
                model: model, prompt: prompt, n: n, size: size, quality: quality, style: style,
                responseFormat: responseFormat, background: background, outputFormat: outputFormat,
                outputCompression: outputCompression, moderation: moderation, user: user, partialImages: partialImages,
                seed: seed, options: options)
            return Stream(client: client, request: .success(request.streamed()))
        }

        /// Changes a picture.
        ///
        /// ```swift
        /// let picture = OpenAI.FileInput(contentsOf: URL(fileURLWithPath: "lighthouse.png"))
        /// let images = try await client.images.edit(
        ///     model: "gpt-image-1", image: picture, prompt: "The same at night.")
        /// ```
        ///
        /// - Parameters:
        ///   - model: such as `gpt-image-1`, `dall-e-3`.
        ///   - image: the picture to change, or several.
        ///   - prompt: what is to be seen.
        ///   - mask: a picture whose transparent parts are to be changed in the first one.
        ///   - n: how many pictures.
        ///   - size: such as `1024x1024`, or `auto`.
        ///   - quality: `low`, `medium`, `high`, `auto`; `hd`, `standard` for `dall-e-3`.
        ///   - inputFidelity: `high` or `low`: how close to the given pictures.
        ///   - responseFormat: `url` or `b64_json`; GPT image models always give `b64_json`.
        ///   - background: `transparent`, `opaque`, `auto`.
        ///   - outputFormat: `png`, `jpeg`, `webp`.
        ///   - outputCompression: 0 to 100 percent, for `jpeg` and `webp`.
        ///   - user: tells a person from others to the API, without saying who it is.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func edit(
            model: String? = nil, image: FileInput, prompt: String, mask: FileInput? = nil, n: Int? = nil,
            size: String? = nil, quality: String? = nil, inputFidelity: String? = nil, responseFormat: String? = nil,
            background: String? = nil, outputFormat: String? = nil, outputCompression: Int? = nil, user: String? = nil,
            seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> ImagesResponse {
            let request = Self.editRequest(
                model: model, image: [image], prompt: prompt, mask: mask, n: n, size: size, quality: quality,
                inputFidelity: inputFidelity, responseFormat: responseFormat, background: background,
                outputFormat: outputFormat, outputCompression: outputCompression, user: user, partialImages: nil,
                seed: seed, options: options)
            return try await client.send(request, as: ImagesResponse.self)
        }

        /// Changes pictures, or makes one of several. The parameters are those of the other `edit`.
        public func edit(
            model: String? = nil, image: [FileInput], prompt: String, mask: FileInput? = nil, n: Int? = nil,
            size: String? = nil, quality: String? = nil, inputFidelity: String? = nil, responseFormat: String? = nil,
            background: String? = nil, outputFormat: String? = nil, outputCompression: Int? = nil, user: String? = nil,
            seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> ImagesResponse {
            let request = Self.editRequest(
                model: model, image: image, prompt: prompt, mask: mask, n: n, size: size, quality: quality,
                inputFidelity: inputFidelity, responseFormat: responseFormat, background: background,
                outputFormat: outputFormat, outputCompression: outputCompression, user: user, partialImages: nil,
                seed: seed, options: options)
            return try await client.send(request, as: ImagesResponse.self)
        }

        /// Changes a picture; the new one comes as it grows. The parameters are those of `edit`.
        ///
        /// `partialImages`: 0 to 3: how many unfinished pictures come first.
        public func editStream(
            model: String? = nil, image: FileInput, prompt: String, mask: FileInput? = nil, n: Int? = nil,
            size: String? = nil, quality: String? = nil, inputFidelity: String? = nil, responseFormat: String? = nil,
            background: String? = nil, outputFormat: String? = nil, outputCompression: Int? = nil, user: String? = nil,
            partialImages: Int? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) -> Stream<ImageEditStreamEvent> {
            let request = Self.editRequest(
                model: model, image: [image], prompt: prompt, mask: mask, n: n, size: size, quality: quality,
                inputFidelity: inputFidelity, responseFormat: responseFormat, background: background,
                outputFormat: outputFormat, outputCompression: outputCompression, user: user,
                partialImages: partialImages, seed: seed, options: options)
            return Stream(client: client, request: .success(request.streamed()))
        }

        /// Changes pictures; the new one comes as it grows. The parameters are those of `edit`.
        public func editStream(
            model: String? = nil, image: [FileInput], prompt: String, mask: FileInput? = nil, n: Int? = nil,
            size: String? = nil, quality: String? = nil, inputFidelity: String? = nil, responseFormat: String? = nil,
            background: String? = nil, outputFormat: String? = nil, outputCompression: Int? = nil, user: String? = nil,
            partialImages: Int? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) -> Stream<ImageEditStreamEvent> {
            let request = Self.editRequest(
                model: model, image: image, prompt: prompt, mask: mask, n: n, size: size, quality: quality,
                inputFidelity: inputFidelity, responseFormat: responseFormat, background: background,
                outputFormat: outputFormat, outputCompression: outputCompression, user: user,
                partialImages: partialImages, seed: seed, options: options)
            return Stream(client: client, request: .success(request.streamed()))
        }

        /// Makes pictures like one that is given.
        ///
        /// - Parameters:
        ///   - image: a square PNG.
        ///   - model: `dall-e-2`.
        ///   - n: how many pictures.
        ///   - size: such as `1024x1024`, or `auto`.
        ///   - responseFormat: `url` or `b64_json`; GPT image models always give `b64_json`.
        ///   - user: tells a person from others to the API, without saying who it is.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func createVariation(
            image: FileInput, model: String? = nil, n: Int? = nil, size: String? = nil, responseFormat: String? = nil,
            user: String? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> ImagesResponse {
            let request = Self.createVariationRequest(
                image: image, model: model, n: n, size: size, responseFormat: responseFormat, user: user, seed: seed,
                options: options)
            return try await client.send(request, as: ImagesResponse.self)
        }

        static func generateRequest(
            model: String?, prompt: String, n: Int?, size: String?, quality: String?, style: String?,
            responseFormat: String?, background: String?, outputFormat: String?, outputCompression: Int?,
            moderation: String?, user: String?, partialImages: Int?, seed: Int?, options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("model", text: model)
            body.set("prompt", text: prompt)
            body.set("n", integer: n)
            body.set("size", text: size)
            body.set("quality", text: quality)
            body.set("style", text: style)
            body.set("response_format", text: responseFormat)
            body.set("background", text: background)
            body.set("output_format", text: outputFormat)
            body.set("output_compression", integer: outputCompression)
            body.set("moderation", text: moderation)
            body.set("user", text: user)
            body.set("partial_images", integer: partialImages)
            body.set("seed", integer: seed)
            return Request(method: "POST", path: "/images/generations", body: .json(body.object), options: options)
        }

        static func editRequest(
            model: String?, image: [FileInput], prompt: String, mask: FileInput?, n: Int?, size: String?,
            quality: String?, inputFidelity: String?, responseFormat: String?, background: String?,
            outputFormat: String?, outputCompression: Int?, user: String?, partialImages: Int?, seed: Int?,
            options: RequestOptions
        ) -> Request {
            var form = FormFields()
            form.set("model", text: model)
            form.set("image", files: image)
            form.set("prompt", text: prompt)
            form.set("mask", file: mask)
            form.set("n", integer: n)
            form.set("size", text: size)
            form.set("quality", text: quality)
            form.set("input_fidelity", text: inputFidelity)
            form.set("response_format", text: responseFormat)
            form.set("background", text: background)
            form.set("output_format", text: outputFormat)
            form.set("output_compression", integer: outputCompression)
            form.set("user", text: user)
            form.set("partial_images", integer: partialImages)
            return Request(method: "POST", path: "/images/edits", body: .form(form, seed: seed), options: options)
        }

        static func createVariationRequest(
            image: FileInput, model: String?, n: Int?, size: String?, responseFormat: String?, user: String?,
            seed: Int?, options: RequestOptions
        ) -> Request {
            var form = FormFields()
            form.set("image", file: image)
            form.set("model", text: model)
            form.set("n", integer: n)
            form.set("size", text: size)
            form.set("response_format", text: responseFormat)
            form.set("user", text: user)
            return Request(method: "POST", path: "/images/variations", body: .form(form, seed: seed), options: options)
        }
    }
}
