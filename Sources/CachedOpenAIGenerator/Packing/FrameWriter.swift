import CachedOpenAI
import Foundation

/// The frames of a packed file, one after the other.
struct FrameWriter {
    /// Of what is large, so much tells whether it is worth compressing: pictures and sound are not.
    private static let sampleCount = 64 << 10
    private static let worthwhile = 0.97

    private let compresses: Bool
    private let spool: SpoolFile
    /// Where the next frame starts.
    private(set) var end = UInt64(OpenAICache.FileHeader.byteCount)
    private var places: [Data: UInt64] = [:]
    private var digests = PartDigests()

    init(compresses: Bool) throws {
        self.compresses = compresses
        spool = try SpoolFile()
    }

    /// - Parameter sections: the payload's, each of which is compressed with codes of its own.
    mutating func append(_ kind: OpenAICache.Frame.Kind, _ sections: [Data]) throws {
        try append(encoded: encode(kind, sections))
    }

    mutating func append(encoded frame: Data) throws {
        digests.add(frame, at: end)
        try appendUncovered(frame)
    }

    /// Writes the digests of the frames since the last ones.
    mutating func appendDigests() throws {
        while let page = digests.nextPage(at: end) { try appendUncovered(page) }
    }

    /// Writes what the digests themselves are checked by.
    mutating func appendDigestsRoot() throws -> OpenAICache.Directory.PartDigests {
        let (place, frame) = (end, digests.rootFrame)
        try appendUncovered(frame)
        return .init(rootOffset: place, digest: OpenAICache.SHA256.hash(frame))
    }

    private mutating func appendUncovered(_ frame: Data) throws {
        try spool.append(frame)
        end += UInt64(frame.count)
    }

    /// Puts bytes into a frame of their own, unless there is one already.
    /// - Returns: where it starts.
    mutating func place(of content: Data) throws -> UInt64 {
        let digest = OpenAICache.SHA256.hash(content)
        if let known = places[digest] { return known }
        let place = end
        places[digest] = place
        let isWorthIt = isWorthCompressing(content)
        try append(encoded: isWorthIt ? encode(.bytes, [content]) : OpenAICache.Frame.encode(.bytes, stored: content))
        return place
    }

    func encode(_ kind: OpenAICache.Frame.Kind, _ sections: [Data]) -> Data {
        let count = sections.reduce(0) { $0 + $1.count }
        guard compresses, count <= OpenAICache.Frame.mostInflated, let compressed = Deflate.zlib(sections),
            compressed.count < count
        else {
            return OpenAICache.Frame.encode(kind, stored: Data(sections.joined()))
        }
        return OpenAICache.Frame.encode(kind, stored: compressed, rawCount: count)
    }

    func sections() throws -> [Data] {
        try spool.sections()
    }

    private func isWorthCompressing(_ content: Data) -> Bool {
        guard compresses else { return false }
        let middle = content.dropFirst(max(0, content.count / 2 - Self.sampleCount / 2)).prefix(Self.sampleCount)
        guard let compressed = Deflate.zlib([Data(middle)]) else { return false }
        return Double(compressed.count) < Self.worthwhile * Double(middle.count)
    }
}
