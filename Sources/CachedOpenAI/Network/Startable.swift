nonisolated extension OpenAICache {
    /// Work that begins when it is told to.
    package protocol Startable: Cancellable {
        func start()
    }
}
