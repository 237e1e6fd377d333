nonisolated extension OpenAI {
    /// A place in a stream: what comes there, once it has come, and the place after it. Every reader holds its own
    /// place, and the stream its first one: what nobody can read any more is freed.
    final class StreamPlace<Element>: @unchecked Swift.Sendable {
        /// Nil until it has come; an element of nil is the end.
        var outcome: OpenAICache.Result<Element?, any Swift.Error>?
        var next: StreamPlace?

        /// One after the other: a long chain that is freed by itself would overflow the stack.
        deinit {
            while Swift.isKnownUniquelyReferenced(&next) {
                let after = next?.next
                next?.next = nil
                next = after
            }
        }
    }
}
