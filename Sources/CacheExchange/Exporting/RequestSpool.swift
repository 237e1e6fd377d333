import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// The requests of a cache by their keys; their bodies are on disk.
struct RequestSpool {
    private var heads: [OpenAICache.RequestKey: (request: OpenAICache.RecordedRequest, place: Int)] = [:]
    private let bodies: [Data]

    init(_ collection: CacheCollection) throws {
        let spool = try SpoolFile()
        var heads: [OpenAICache.RequestKey: (request: OpenAICache.RecordedRequest, place: Int)] = [:]
        var problem: (any Error)?
        collection.forEachRequest { key, request in
            var head = request
            head.body = Data()
            heads[key] = (head, heads.count)
            do { try spool.append(request.body) } catch { problem = problem ?? error }
        }
        if let problem { throw problem }
        self.heads = heads
        bodies = try spool.sections()
    }

    subscript(key: OpenAICache.RequestKey) -> OpenAICache.RecordedRequest? {
        guard let (head, place) = heads[key] else { return nil }
        var request = head
        request.body = bodies[place]
        return request
    }
}
