import Foundation

nonisolated extension OpenAICache.CacheFile {
    /// Reads all that counts of the file, to the last byte; nil if nothing is wrong with it.
    func firstDamage() -> OpenAICache.CacheError? {
        if commit.fileCount > source.count { return .endOfFile(name, offset: source.count) }
        var walk = OpenAICache.FrameWalk(source, from: UInt64(OpenAICache.FileHeader.byteCount), to: commit.fileCount)
        do {
            while let place = walk.next(), walk.damage.isEmpty {
                _ = try place.frame.payload(from: source, at: place.offset)
            }
            if let damage = walk.damage.first { return damage }
            for segment in directory.segments { try index.check(segment) }
            return nil
        } catch {
            return error as? OpenAICache.CacheError ?? .damaged(name, offset: 0, "\(error)")
        }
    }
}
