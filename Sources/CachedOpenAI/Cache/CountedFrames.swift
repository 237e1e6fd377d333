import Foundation

nonisolated extension OpenAICache {
    /// The frames of a cache file up to where it counts.
    struct CountedFrames: Sendable {
        let source: any ByteSource
        /// Nothing from here on counts.
        let end: UInt64

        func frame(_ kinds: Frame.Kind..., at offset: UInt64) throws -> Frame {
            let frame = try Frame.read(from: source, at: offset)
            guard kinds.contains(frame.kind) else {
                throw CacheError.damaged(source.name, offset: offset, "another kind of frame than expected")
            }
            guard offset + UInt64(Frame.headerCount) + frame.storedCount <= end else {
                throw CacheError.damaged(source.name, offset: offset, "a frame beyond what counts of the file")
            }
            return frame
        }

        func payload(_ kind: Frame.Kind, at offset: UInt64) throws -> Data {
            try frame(kind, at: offset).payload(from: source, at: offset)
        }
    }
}
