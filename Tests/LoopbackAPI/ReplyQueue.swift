/// Replies given out one after the other; the last repeats.
struct ReplyQueue: Sendable {
    private let replies: [LoopbackAPI.Reply]
    private let given = Locked(0)

    /// - Parameter replies: at least one.
    init(_ replies: [LoopbackAPI.Reply]) {
        self.replies = replies
    }

    func next() -> LoopbackAPI.Reply {
        given.withLock { given in
            defer { given += 1 }
            return replies[min(given, replies.count - 1)]
        }
    }
}
