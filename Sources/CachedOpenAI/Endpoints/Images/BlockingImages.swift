// Made by `make endpoints` from Sources/make-endpoints/Table/ImagesTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Pictures made and changed, without `await`. The parameters are those of `Images`.
    public struct BlockingImages: Swift.Sendable {
        let client: OpenAI

        /// Makes pictures. See `Images.generate`.
        public func generate(
            model: String? = nil, prompt: String, n: Int? = nil, size: String? = nil, quality: String? = nil,
            style: String? = nil, responseFormat: String? = nil, background: String? = nil, outputFormat: String? = nil,
            outputCompression: Int? = nil, moderation: String? = nil, user: String? = nil, seed: Int? = nil,
            options: RequestOptions = .init()
        ) throws -> ImagesResponse {
            let request = Images.generateRequest(
                model: model, prompt: prompt, n: n, size: size, quality: quality, style: style,
                responseFormat: responseFormat, background: background, outputFormat: outputFormat,
                outputCompression: outputCompression, moderation: moderation, user: user, partialImages: nil,
                seed: seed, options: options)
            return try client.sendBlocking(request, as: ImagesResponse.self)
        }

        /// Makes a picture that comes as it grows, each state given to a closure. See `Images.generateStream`.
        ///
        /// `onEvent` is called on this thread; if it throws, the connection is closed.
        ///
        /// - Throws: `OpenAIError`, what the closure throws.
        public func generateStream(
            model: String? = nil, prompt: String, n: Int? = nil, size: String? = nil, quality: String? = nil,
            style: String? = nil, responseFormat: String? = nil, background: String? = nil, outputFormat: String? = nil,
            outputCompression: Int? = nil, moderation: String? = nil, user: String? = nil, partialImages: Int? = nil,
            seed: Int? = nil, options: RequestOptions = .init(), onEvent: (ImageGenStreamEvent) throws -> Void
        ) throws {
            let request = Images.generateRequest(
                model: model, prompt: prompt, n: n, size: size, quality: quality, style: style,
                responseFormat: responseFormat, background: background, outputFormat: outputFormat,
                outputCompression: outputCompression, moderation: moderation, user: user, partialImages: partialImages,
                seed: seed, options: options)
            try client.readBlocking(request.streamed(), onElement: onEvent)
        }

        /// Changes a picture. See `Images.edit`.
        public func edit(
            model: String? = nil, image: FileInput, prompt: String, mask: FileInput? = nil, n: Int? = nil,
            size: String? = nil, quality: String? = nil, inputFidelity: String? = nil, responseFormat: String? = nil,
            background: String? = nil, outputFormat: String? = nil, outputCompression: Int? = nil, user: String? = nil,
            seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> ImagesResponse {
            let request = Images.editRequest(
                model: model, image: [image], prompt: prompt, mask: mask, n: n, size: size, quality: quality,
                inputFidelity: inputFidelity, responseFormat: responseFormat, background: background,
                outputFormat: outputFormat, outputCompression: outputCompression, user: user, partialImages: nil,
                seed: seed, options: options)
            return try client.sendBlocking(request, as: ImagesResponse.self)
        }

        /// Changes pictures, or makes one of several. See `Images.edit`.
        public func edit(
            model: String? = nil, image: [FileInput], prompt: String, mask: FileInput? = nil, n: Int? = nil,
            size: String? = nil, quality: String? = nil, inputFidelity: String? = nil, responseFormat: String? = nil,
            background: String? = nil, outputFormat: String? = nil, outputCompression: Int? = nil, user: String? = nil,
            seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> ImagesResponse {
            let request = Images.editRequest(
                model: model, image: image, prompt: prompt, mask: mask, n: n, size: size, quality: quality,
                inputFidelity: inputFidelity, responseFormat: responseFormat, background: background,
                outputFormat: outputFormat, outputCompression: outputCompression, user: user, partialImages: nil,
                seed: seed, options: options)
            return try client.sendBlocking(request, as: ImagesResponse.self)
        }

        /// Changes a picture; the new one comes as it grows, each state given to a closure. See `Images.editStream`.
        ///
        /// `onEvent` is called on this thread; if it throws, the connection is closed.
        ///
        /// - Throws: `OpenAIError`, what the closure throws.
        public func editStream(
            model: String? = nil, image: FileInput, prompt: String, mask: FileInput? = nil, n: Int? = nil,
            size: String? = nil, quality: String? = nil, inputFidelity: String? = nil, responseFormat: String? = nil,
            background: String? = nil, outputFormat: String? = nil, outputCompression: Int? = nil, user: String? = nil,
            partialImages: Int? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            onEvent: (ImageEditStreamEvent) throws -> Void
        ) throws {
            let request = Images.editRequest(
                model: model, image: [image], prompt: prompt, mask: mask, n: n, size: size, quality: quality,
                inputFidelity: inputFidelity, responseFormat: responseFormat, background: background,
                outputFormat: outputFormat, outputCompression: outputCompression, user: user,
                partialImages: partialImages, seed: seed, options: options)
            try client.readBlocking(request.streamed(), onElement: onEvent)
        }

        /// Changes pictures; the new one comes as it grows. See `Images.editStream`.
        public func editStream(
            model: String? = nil, image: [FileInput], prompt: String, mask: FileInput? = nil, n: Int? = nil,
            size: String? = nil, quality: String? = nil, inputFidelity: String? = nil, responseFormat: String? = nil,
            background: String? = nil, outputFormat: String? = nil, outputCompression: Int? = nil, user: String? = nil,
            partialImages: Int? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            onEvent: (ImageEditStreamEvent) throws -> Void
        ) throws {
            let request = Images.editRequest(
                model: model, image: image, prompt: prompt, mask: mask, n: n, size: size, quality: quality,
                inputFidelity: inputFidelity, responseFormat: responseFormat, background: background,
                outputFormat: outputFormat, outputCompression: outputCompression, user: user,
                partialImages: partialImages, seed: seed, options: options)
            try client.readBlocking(request.streamed(), onElement: onEvent)
        }

        /// Makes pictures like one that is given. See `Images.createVariation`.
        public func createVariation(
            image: FileInput, model: String? = nil, n: Int? = nil, size: String? = nil, responseFormat: String? = nil,
            user: String? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> ImagesResponse {
            let request = Images.createVariationRequest(
                image: image, model: model, n: n, size: size, responseFormat: responseFormat, user: user, seed: seed,
                options: options)
            return try client.sendBlocking(request, as: ImagesResponse.self)
        }
    }
}

nonisolated extension OpenAI.Blocking {
    /// Pictures.
    public var images: OpenAI.BlockingImages { .init(client: client) }
}
