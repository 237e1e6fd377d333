import Foundation

nonisolated extension OpenAICache {
    /// The folder into which recorded pictures are put, for the URLs of a replay.
    struct PictureFolder: Sendable {
        private let folder: URL
        private let log: Log

        init(in directory: URL, log: Log) {
            folder = directory.standardizedFileURL.appendingPathComponent(FileNames.pictures, isDirectory: true)
            self.log = log
        }

        /// The answer as it is given: its pictures are files here, and its URLs are those files'.
        func placing(_ answer: RecordedAnswer) -> RecordedAnswer {
            if answer.pictures.isEmpty { return answer }
            do {
                var replacements: [String: String] = [:]
                for picture in answer.pictures { replacements[picture.url] = try place(picture).absoluteString }
                var placed = answer
                placed.body = ImagesAnswer(body: answer.body).replacing(replacements)
                placed.pieces = []
                return placed
            } catch {
                log.report(error)
                return answer
            }
        }

        /// The body with the content of such a file in the place of its URL: the API can't fetch a file, and on another
        /// machine it has another URL.
        func inlined(in body: RequestBody) -> RequestBody {
            guard case .json(let json, _) = body, let inlined = ImageParts.replacing(in: json, contentURL) else {
                return body
            }
            return .json(inlined)
        }

        private func contentURL(ofFile text: String) -> String? {
            guard text.hasPrefix("file:"), let file = URL(string: text)?.standardizedFileURL,
                file.deletingLastPathComponent().path == folder.standardizedFileURL.path,
                let content = FileManager.default.contents(atPath: file.path),
                file.deletingPathExtension().lastPathComponent == Self.name(of: content)
            else { return nil }
            let type = Self.types.first { $0.value == file.pathExtension }?.key ?? "application/octet-stream"
            return "data:\(type);base64,\(content.base64EncodedString())"
        }

        private static func name(of content: Data) -> String {
            Hexadecimal.text(of: SHA256.hash(content).prefix(16))
        }

        /// Named for its content alone, so that nothing that was recorded can name a place outside the folder.
        private func place(_ picture: RecordedAnswer.Picture) throws -> URL {
            let name = "\(Self.name(of: picture.content)).\(Self.fileExtension(of: picture))"
            let file = folder.appendingPathComponent(name)
            if Self.kind(at: folder) == S_IFLNK { throw CacheError.link(folder.path) }
            if Self.kind(at: file) != S_IFREG || FileManager.default.contents(atPath: file.path) != picture.content {
                try write(picture.content, to: file)
                log.verbose("wrote \(file.path), \(picture.content.count) bytes")
            }
            return file
        }

        /// What stands at a place, links not followed; nil for nothing.
        private static func kind(at place: URL) -> mode_t? {
            var status = stat()
            return lstat(place.path, &status) == 0 ? status.st_mode & S_IFMT : nil
        }

        /// Whole or not at all, even if several processes do it at once.
        private func write(_ content: Data, to file: URL) throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let temporary = folder.appendingPathComponent(".\(UUID().uuidString)").path
            do {
                try FileSource(path: temporary, flags: O_WRONLY | O_CREAT | O_EXCL).write(content, at: 0)
                if rename(temporary, file.path) != 0 { throw CacheError.system("can't be written", path: file.path) }
            } catch {
                unlink(temporary)
                throw error
            }
        }

        private static let signatures: [(start: [UInt8], name: String)] = [
            ([0x89, 0x50, 0x4E, 0x47], "png"), ([0xFF, 0xD8, 0xFF], "jpg"), ([0x47, 0x49, 0x46, 0x38], "gif"),
            ([0x52, 0x49, 0x46, 0x46], "webp"),
        ]
        private static let types = [
            "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp", "image/avif": "avif",
            "image/svg+xml": "svg",
        ]

        private static func fileExtension(of picture: RecordedAnswer.Picture) -> String {
            if let known = signatures.first(where: { picture.content.starts(with: $0.start) }) { return known.name }
            let type = picture.contentType?.prefix { $0 != ";" }.lowercased() ?? ""
            return types[type] ?? "bin"
        }
    }
}
