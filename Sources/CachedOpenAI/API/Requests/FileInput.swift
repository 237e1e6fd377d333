import Foundation

nonisolated extension OpenAI {
    /// A file that is sent to the API.
    ///
    /// ```swift
    /// let speech = OpenAI.FileInput(contentsOf: URL(fileURLWithPath: "lesson.mp3"))
    /// ```
    ///
    /// A literal is a path: `file: "lesson.mp3"`.
    public struct FileInput: Sendable, Swift.ExpressibleByStringInterpolation {
        private enum Source: Sendable {
            case file(URL)
            case data(Data)
        }

        private let source: Source
        /// The name that the API is told.
        public let filename: String
        /// Such as `audio/mpeg`.
        public let contentType: String

        /// A file on this machine. It is read when the request is sent.
        ///
        /// - Parameters:
        ///   - url: of the file; it is read when it is sent.
        ///   - filename: nil: the file's own.
        ///   - contentType: nil: as the name's extension says.
        public init(contentsOf url: Foundation.URL, filename: String? = nil, contentType: String? = nil) {
            let name = filename ?? url.lastPathComponent
            source = .file(url)
            self.filename = name
            self.contentType = contentType ?? FileTypes.contentType(ofFile: name)
        }

        /// A file on this machine, by its path.
        public init(stringLiteral path: String) {
            self.init(contentsOf: URL(fileURLWithPath: path))
        }

        /// A file that is in memory.
        ///
        /// - Parameters:
        ///   - data: the file's bytes.
        ///   - filename: the name that the API is told.
        ///   - contentType: nil: as the name's extension says.
        public init(_ data: Foundation.Data, filename: String, contentType: String? = nil) {
            source = .data(data)
            self.filename = filename
            self.contentType = contentType ?? FileTypes.contentType(ofFile: filename)
        }

        /// The bytes; those of a file are mapped, not copied.
        ///
        /// - Throws: `OpenAIError` if the file can't be read.
        func content() throws -> Data {
            switch source {
            case .data(let data): return data
            case .file(let url):
                guard url.isFileURL else {
                    throw OpenAIError(
                        message: "\(Excerpt.of(url.absoluteString)) is not a file on this machine. Download it first.")
                }
                do {
                    return try Data(contentsOf: url, options: .mappedIfSafe)
                } catch {
                    throw OpenAIError(
                        message: "The file \(Excerpt.of(url.path)) can't be read "
                            + "(\(Excerpt.of(error.localizedDescription))). Check the path.")
                }
            }
        }
    }
}
