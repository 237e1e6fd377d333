import Foundation

nonisolated extension OpenAI.Uploads {
    /// Sends a large file in parts, one after the other.
    ///
    /// ```swift
    /// let book = OpenAI.FileInput(contentsOf: URL(fileURLWithPath: "book.pdf"))
    /// let upload = try await client.uploads.uploadFileChunked(file: book, purpose: "assistants")
    /// print(upload.file?.id ?? "-")
    /// ```
    ///
    /// - Parameters:
    ///   - file: up to 8 GB.
    ///   - purpose: `assistants`, `batch`, `fine-tune`, `vision`, `user_data`.
    ///   - mimeType: nil: the file's.
    ///   - partSize: in bytes, at most 64 MB.
    ///   - md5: of the whole file, to be checked.
    ///   - expiresAfter: such as `["anchor": "created_at", "seconds": 3600]`.
    ///   - options: how the calls are handled.
    ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
    /// - Throws: `OpenAIError`.
    public func uploadFileChunked(
        file: OpenAI.FileInput, purpose: String, mimeType: String? = nil, partSize: Int = 64 << 20, md5: String? = nil,
        expiresAfter: OpenAI.JSON? = nil, options: OpenAI.RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.Upload {
        let content = try file.content()
        let upload = try await create(
            bytes: content.count, filename: file.filename, mimeType: mimeType ?? file.contentType, purpose: purpose,
            expiresAfter: expiresAfter, options: options)
        var ids: [String] = []
        for request in Self.partRequests(upload.id, content, partSize: partSize, options) {
            ids.append(try await client.send(request, as: OpenAI.UploadPart.self).id)
        }
        return try await complete(upload.id, partIDs: ids, md5: md5, options: OpenAI.Polling.plain(options))
    }

    /// A request for each part of a file.
    static func partRequests(
        _ uploadID: String, _ content: Foundation.Data, partSize: Int, _ options: OpenAI.RequestOptions
    ) -> [OpenAI.Request] {
        let size = Swift.min(Swift.max(partSize, 1), Swift.max(content.count, 1))
        return Swift.stride(from: content.startIndex, to: content.endIndex, by: size).map { start in
            let part = content[start..<Swift.min(start + size, content.endIndex)]
            var form = OpenAI.FormFields()
            form.set("data", file: OpenAI.FileInput(part, filename: "upload"))
            return OpenAI.Request(
                method: "POST", path: "/uploads/\(uploadID)/parts", body: .form(form, seed: nil),
                options: OpenAI.Polling.plain(options))
        }
    }
}

nonisolated extension OpenAI.BlockingUploads {
    /// Sends a large file in parts, one after the other. See `Uploads.uploadFileChunked`.
    public func uploadFileChunked(
        file: OpenAI.FileInput, purpose: String, mimeType: String? = nil, partSize: Int = 64 << 20, md5: String? = nil,
        expiresAfter: OpenAI.JSON? = nil, options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.Upload {
        let content = try file.content()
        let upload = try create(
            bytes: content.count, filename: file.filename, mimeType: mimeType ?? file.contentType, purpose: purpose,
            expiresAfter: expiresAfter, options: options)
        let requests = OpenAI.Uploads.partRequests(upload.id, content, partSize: partSize, options)
        let ids = try requests.map { try client.sendBlocking($0, as: OpenAI.UploadPart.self).id }
        return try complete(upload.id, partIDs: ids, md5: md5, options: OpenAI.Polling.plain(options))
    }
}
