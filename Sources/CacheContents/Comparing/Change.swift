import CachedOpenAI

/// One difference between two caches.
package enum Change {
    /// The answer is in the new one alone.
    case added(Entry)
    /// The answer is in the old one alone.
    case removed(Entry)
    /// The question was changed, and has answers in both.
    case edited(old: [Entry], new: [Entry], RequestEdit)
    /// The same question was answered otherwise.
    case answered(old: Interaction, new: Interaction, AnswerDifference)
}
