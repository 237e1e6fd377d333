import Foundation

nonisolated extension OpenAICache {
    /// Tells when nothing has happened for too long.
    ///
    /// `URLRequest.timeoutInterval` is not heeded everywhere, so the timeout is kept here.
    final class IdleTimer: @unchecked Sendable {
        private let seconds: Double
        private let timer = DispatchSource.makeTimerSource(queue: Clock.queue)

        /// - Parameters:
        ///   - first: how long the first thing may take, if that is less.
        ///   - expire: called once, unless something happens in time or the timer is stopped.
        init(seconds: Double, first: Double = .infinity, expire: @escaping @Sendable () -> Void) {
            self.seconds = seconds
            timer.setEventHandler(handler: expire)
            wait(Swift.min(first, seconds))
            timer.resume()
        }

        deinit {
            timer.cancel()
        }

        /// Something happened.
        func touch() {
            wait(seconds)
        }

        func stop() {
            timer.cancel()
        }

        private func wait(_ seconds: Double) {
            timer.schedule(deadline: .now() + Swift.max(seconds, 0.001))
        }
    }
}
