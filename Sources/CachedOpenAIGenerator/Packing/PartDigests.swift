import CachedOpenAI
import Foundation

/// The SHA-256 digests of a packed file's frames: by them each can be checked that was read for itself. The directory
/// holds the root's, so that a digest of the directory stands for all.
struct PartDigests {
    private static let framesPerPage = 256

    private struct Part {
        let place: UInt64
        let digest: Data
    }

    /// Those that are in no page yet.
    private var parts: [Part] = []
    private var root = OpenAICache.ByteWriter()

    mutating func add(_ frame: Data, at place: UInt64) {
        parts.append(Part(place: place, digest: OpenAICache.SHA256.hash(frame)))
    }

    /// The frame of the next page of places and digests, which the root then knows of; nil if each part is in a page.
    ///
    /// - Parameter place: where the frame will stand.
    mutating func nextPage(at place: UInt64) -> Data? {
        let page = parts.prefix(Self.framesPerPage)
        guard let first = page.first else { return nil }
        var payload = OpenAICache.ByteWriter()
        for part in page {
            payload.append(part.place)
            payload.append(part.digest)
        }
        parts.removeFirst(page.count)
        let frame = OpenAICache.Frame.encode(.partDigests, stored: payload.data)
        root.append(first.place)
        root.append(place)
        root.append(OpenAICache.SHA256.hash(frame))
        return frame
    }

    /// The frame of the root over all pages.
    var rootFrame: Data { OpenAICache.Frame.encode(.partDigestsRoot, stored: root.data) }
}
