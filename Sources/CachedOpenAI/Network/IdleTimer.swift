import Foundation

nonisolated extension OpenAICache {
    /// Tells when nothing has happened for too long.
    ///
    /// `URLRequest.timeoutInterval` is not heeded everywhere, so the timeout is kept here.
    final class IdleTimer: @unchecked Sendable {
        private let seconds: Double
        private let timer = DispatchSource.makeTimerSource(queue: Clock.queue)

        /// - Parameter expire: called once, unless something happens in time or the timer is stopped.
        init(seconds: Double, expire: @escaping @Sendable () -> Void) {
            self.seconds = seconds
            timer.setEventHandler(handler: expire)
            touch()
            timer.resume()
        }

        deinit {
            timer.cancel()
        }

        /// Something happened.
        func touch() {
            timer.schedule(deadline: .now() + Swift.max(seconds, 0.001))
        }

        func stop() {
            timer.cancel()
        }
    }
}
