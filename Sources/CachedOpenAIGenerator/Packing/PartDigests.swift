import CachedOpenAI
import Foundation

/// The SHA-256 digests of a packed file's frames: by them each can be checked that was read for itself. The directory
/// holds the root's, so that a digest of the directory stands for all.
struct PartDigests {
    private static let framesPerPage = 256

    private struct Part {
        let place: UInt64
        let digest: Data

        init(_ frame: Data, at place: UInt64) {
            self.place = place
            digest = OpenAICache.SHA256.hash(frame)
        }
    }

    private var parts: [Part] = []

    mutating func add(_ frame: Data, at place: UInt64) {
        parts.append(Part(frame, at: place))
    }

    /// Writes pages of places and digests, and a root over them, behind all other frames but the directory's.
    func write(to frames: inout FrameWriter) throws -> OpenAICache.Directory.PartDigests {
        var root = OpenAICache.ByteWriter()
        for start in stride(from: 0, to: parts.count, by: Self.framesPerPage) {
            let page = parts[start..<min(start + Self.framesPerPage, parts.count)]
            let frame = OpenAICache.Frame.encode(.partDigests, stored: Self.payload(of: page))
            root.append(parts[start].place)
            root.append(frames.end)
            root.append(OpenAICache.SHA256.hash(frame))
            try frames.append(encoded: frame)
        }
        let place = frames.end
        let frame = OpenAICache.Frame.encode(.partDigestsRoot, stored: root.data)
        try frames.append(encoded: frame)
        return .init(rootOffset: place, digest: OpenAICache.SHA256.hash(frame))
    }

    private static func payload(of page: ArraySlice<Part>) -> Data {
        var writer = OpenAICache.ByteWriter()
        for part in page {
            writer.append(part.place)
            writer.append(part.digest)
        }
        return writer.data
    }
}
