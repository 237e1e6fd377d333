nonisolated extension OpenAI {
    /// What a file's name says of its content.
    enum FileTypes {
        private static let known = [
            "csv": "text/csv", "flac": "audio/flac", "gif": "image/gif", "html": "text/html", "jpeg": "image/jpeg",
            "jpg": "image/jpeg", "json": "application/json", "jsonl": "application/jsonl", "m4a": "audio/mp4",
            "md": "text/markdown", "mp3": "audio/mpeg", "mp4": "video/mp4", "mpeg": "audio/mpeg", "mpga": "audio/mpeg",
            "ogg": "audio/ogg", "opus": "audio/ogg", "pdf": "application/pdf", "png": "image/png",
            "txt": "text/plain", "wav": "audio/wav", "webm": "audio/webm", "webp": "image/webp",
        ]

        static func contentType(ofFile name: String) -> String {
            let parts = name.split(separator: ".")
            return parts.last.flatMap { known[$0.lowercased()] } ?? "application/octet-stream"
        }
    }
}
