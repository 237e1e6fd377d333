import Foundation

nonisolated extension OpenAI {
    /// Bytes as a URL (RFC 2397), which is how images and files stand in JSON.
    enum DataURL {
        static func image(_ data: Data) -> String {
            text(data, mediaType: imageType(data))
        }

        static func file(_ data: Data, named name: String) -> String {
            let isPDF = data.starts(with: "%PDF".utf8) || name.lowercased().hasSuffix(".pdf")
            return text(data, mediaType: isPDF ? "application/pdf" : "application/octet-stream")
        }

        private static func text(_ data: Data, mediaType: String) -> String {
            "data:\(mediaType);base64,\(data.base64EncodedString())"
        }

        /// By the first bytes, as browsers do (https://mimesniff.spec.whatwg.org).
        private static func imageType(_ data: Data) -> String {
            if data.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
            if data.starts(with: "GIF8".utf8) { return "image/gif" }
            if data.starts(with: "RIFF".utf8), data.dropFirst(8).starts(with: "WEBP".utf8) { return "image/webp" }
            return "image/png"
        }
    }
}
