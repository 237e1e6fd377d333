import CachedOpenAI
import Foundation

/// Whether a packed file's frames are those whose digests it holds.
enum PartDigestsCheck {
    private static let pageEntryCount = 40
    private static let rootEntryCount = 48

    /// What is another frame than it was; nothing for a file without digests.
    static func damage(
        in source: any OpenAICache.ByteSource, _ digests: OpenAICache.Directory.PartDigests?
    ) -> [OpenAICache.CacheError] {
        guard let digests else { return [] }
        do {
            let root = try payload(source, at: digests.rootOffset, digests.digest)
            var found: [OpenAICache.CacheError] = []
            for entry in entries(of: root, rootEntryCount) {
                let page = try payload(source, at: number(entry, 8), entry.dropFirst(16))
                for part in entries(of: page, pageEntryCount) {
                    do { _ = try checked(source, at: number(part, 0), part.dropFirst(8)) } catch { found.append(error) }
                }
            }
            return found
        } catch {
            return [error as? OpenAICache.CacheError].compactMap { $0 }
        }
    }

    private static func payload(
        _ source: any OpenAICache.ByteSource, at offset: UInt64, _ digest: Data
    ) throws -> Data {
        try checked(source, at: offset, digest).payload(from: source, at: offset)
    }

    /// A frame, if all of it is what it was.
    private static func checked(
        _ source: any OpenAICache.ByteSource, at offset: UInt64, _ digest: Data
    ) throws(OpenAICache.CacheError) -> OpenAICache.Frame {
        do {
            let frame = try OpenAICache.Frame.read(from: source, at: offset)
            let whole = try source.read(at: offset, count: Int(clamping: frame.totalCount))
            if OpenAICache.SHA256.hash(whole).elementsEqual(digest) {
                return frame
            }
        } catch let error as OpenAICache.CacheError {
            throw error
        } catch {}
        throw .damaged(source.name, offset: offset, "its digest is wrong")
    }

    private static func entries(of payload: Data, _ count: Int) -> [Data] {
        stride(from: 0, to: payload.count - payload.count % count, by: count).map {
            payload.dropFirst($0).prefix(count)
        }
    }

    private static func number(_ entry: Data, _ start: Int) -> UInt64 {
        entry.dropFirst(start).prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
