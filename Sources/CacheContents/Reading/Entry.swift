import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// One recorded answer, by what an index knows of it.
package struct Entry: Sendable {
    /// Where it stands.
    package let place: CacheCollection.Entry
    /// What all of its cache are called.
    let names: EntryNames

    /// What it is called.
    package var name: EntryName { names.name(of: place) }
    /// Whose answer it is.
    package var key: OpenAICache.RequestKey { place.key }
    /// Which of the seeded answers it is; nil for one that comes in turn.
    package var seed: Int? { place.locator.seed }
    /// Such as `https://api.openai.com/v1`; any text, as it comes from a file.
    package var base: String { place.locator.base }
    /// In microseconds since 1970.
    package var recordedAt: Int64 { place.locator.recordedAt }
    /// What is special about it.
    package var marks: OpenAICache.Marks { place.locator.marks }
    /// What tells it from all other recordings, wherever it stands.
    package var identity: OpenAICache.RecordingIdentity { place.locator.identity }
    /// Its place among all answers to the same request, from 1.
    package var number: Int { place.turn + 1 }

    /// As ISO 8601, to the second.
    package var date: String { RecordedDate.text(recordedAt) }
}
