import Foundation

nonisolated extension OpenAICache {
    /// The folders into which recorded pictures are put, for the URLs of a replay: in the working directory, else among
    /// the user's caches.
    struct PictureFolder: Sendable {
        private let folders: [URL]
        private let log: Log

        /// - Parameter caches: the user's; nil if there are none.
        init(in directory: URL, orIn caches: URL? = nil, log: Log) {
            let own = directory.standardizedFileURL.appendingPathComponent(FileNames.pictures, isDirectory: true)
            let other = caches?.standardizedFileURL.appendingPathComponent("CachedOpenAI/\(FileNames.pictures)")
            folders = [own] + (other.map { [$0] } ?? [])
            self.log = log
        }

        /// The answer as it is given: its pictures are files here, and its URLs are those files'.
        func placing(_ answer: RecordedAnswer) -> RecordedAnswer {
            if answer.pictures.isEmpty { return answer }
            var refusals: [String] = []
            for folder in folders {
                do {
                    let placed = try placing(answer, in: folder)
                    if !refusals.isEmpty {
                        log.noticeOnce("\(Self.listed(refusals)) Pictures are put into \(OneLine.path(folder.path)).")
                    }
                    return placed
                } catch {
                    refusals.append("\(error)")
                }
            }
            log.noticeOnce(
                "\(Self.listed(refusals)) So answers that name pictures have the old URLs, which may have expired.")
            return answer
        }

        private static func listed(_ refusals: [String]) -> String {
            "recorded pictures can't be put where they belong: " + refusals.joined(separator: " ")
        }

        private func placing(_ answer: RecordedAnswer, in folder: URL) throws -> RecordedAnswer {
            var replacements: [String: String] = [:]
            for picture in answer.pictures {
                replacements[picture.url] = try place(picture.content, in: folder).absoluteString
            }
            var placed = answer
            placed.body = ImagesAnswer(body: answer.body).replacing(replacements)
            placed.pieces = []
            return placed
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
            guard text.hasPrefix("file:"), let file = URL(string: text)?.standardizedFileURL, isHere(file),
                let content = Self.content(of: file.path),
                file.deletingPathExtension().lastPathComponent == Self.name(of: content)
            else { return nil }
            let type = PictureKind(content)?.mediaType ?? "application/octet-stream"
            return "data:\(type);base64,\(content.base64EncodedString())"
        }

        /// The same folder may have several paths.
        private func isHere(_ file: URL) -> Bool {
            let parent = file.deletingLastPathComponent().path
            if folders.contains(where: { $0.path == parent }) { return true }
            guard let place = System.status(at: parent, followsLink: true)?.identity else { return false }
            return folders.contains { System.status(at: $0.path, followsLink: true)?.identity == place }
        }

        /// Links are not followed, and a pipe is not waited for.
        private static func content(of path: String) -> Data? {
            guard let file = try? FileSource(path: path, for: .readItself) else { return nil }
            return try? file.read(at: 0, count: Int(clamping: file.count))
        }

        private static func name(of content: Data) -> String {
            Hexadecimal.text(of: SHA256.hash(content).prefix(16))
        }

        /// Named for its content alone, so that nothing that was recorded can name a place outside the folder.
        private func place(_ content: Data, in folder: URL) throws -> URL {
            let name = "\(Self.name(of: content)).\(PictureKind(content)?.rawValue ?? "bin")"
            let file = folder.appendingPathComponent(name)
            try Self.make(folder)
            if Self.content(of: file.path) != content {
                try Self.write(content, to: file, in: folder)
                log.verbose("wrote \(OneLine.path(file.path)), \(content.count) bytes")
            }
            return file
        }

        private static func make(_ folder: URL) throws {
            switch FileKind.itself(at: folder.path) {
            case .folder: return
            case .link: throw CacheError.link(folder.path)
            case .file, .other: throw CacheError.notAFolder(folder.path)
            case nil: break
            }
            try FileSource.makeFolder(folder.path)
        }

        /// Whole or not at all, even if several processes do it at once.
        private static func write(_ content: Data, to file: URL, in folder: URL) throws {
            let temporary = folder.appendingPathComponent(".\(UUID().uuidString)").path
            do {
                let source = try FileSource(path: temporary, for: .make)
                try source.write(content, at: 0)
                try FileSource.rename(temporary, to: file.path)
            } catch let error as CacheError {
                System.remove(temporary)
                throw CacheError(code: error.code, file: folder.path, offset: nil, reason: error.reason)
            }
        }
    }
}
