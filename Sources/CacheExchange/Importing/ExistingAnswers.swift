import CacheContents
import CachedOpenAI

/// What a cache holds before something is imported into it.
package final class ExistingAnswers {
    private typealias Recording = OpenAICache.Recording

    private let layers: [any OpenAICache.CacheLayer]

    /// - Parameter layers: the cache and the journal beside it, as far as they are there.
    package init(_ layers: [any OpenAICache.CacheLayer] = []) {
        self.layers = layers
    }

    /// Whether a recording is there, as its time tells.
    func holds(_ recording: OpenAICache.Recording) -> Bool {
        places(of: recording).contains { $0.place.identity == recording.identity }
    }

    /// How many answers that say the same there are to the same request, for the same seed and from the same server,
    /// whenever they were recorded.
    func count(equalTo recording: OpenAICache.Recording) -> Int {
        let digest = AnswerDigest(recording.answer)
        return answers(like: recording).count { AnswerDigest($0) == digest }
    }

    /// Whether its seed has an answer, and that is another one.
    func hasOther(than recording: OpenAICache.Recording) -> Bool {
        let there = answers(like: recording, besides: .provisional)
        return !there.isEmpty && count(equalTo: recording) == 0
    }

    private func answers(
        like recording: OpenAICache.Recording, besides marks: OpenAICache.Marks = []
    ) -> [OpenAICache.RecordedAnswer] {
        places(of: recording).filter { place, _ in
            place.seed == recording.seed && place.base == recording.base && place.marks.isDisjoint(with: marks)
                && place.marks.contains(.failure) == recording.marks.contains(.failure)
        }.compactMap { place, layer in try? layer.answer(at: place) }
    }

    /// Those that count.
    private func places(
        of recording: OpenAICache.Recording
    ) -> [(place: OpenAICache.Locator, layer: any OpenAICache.CacheLayer)] {
        let all = layers.flatMap { layer in
            ((try? layer.locators(for: recording.key)) ?? []).map { (place: $0, layer: layer) }
        }
        return OpenAICache.AnswerOrder.counting(all, \.place)
    }
}
