import CachedOpenAI
import CachedOpenAIGenerator

/// What was asked lately and is not recorded, each once with how often.
final class RecentMisses: Sendable {
    private struct Miss {
        let title: String
        let detail: String
        var count = 1
    }

    private static let most = 200

    private let misses = OpenAICache.Locked<[Miss]>([])

    func add(_ entry: RequestLog.Entry) {
        let (title, detail) = (SecretMask.of(entry.title), SecretMask.of(entry.detail))
        misses.withLock { misses in
            if let index = misses.firstIndex(where: { $0.title == title && $0.detail == detail }) {
                misses[index].count += 1
                return
            }
            if misses.count >= Self.most { misses.removeFirst() }
            misses.append(Miss(title: title, detail: detail))
        }
    }

    var json: OpenAICache.JSON {
        .array(
            misses.withLock { $0 }.map { miss in
                ["request": .string(miss.title), "closest": .string(miss.detail), "count": .number(.init(miss.count))]
            })
    }
}
