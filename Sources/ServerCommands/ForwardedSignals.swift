import CachedOpenAI
import Foundation

/// Runs a program so that what is sent to us reaches it.
enum ForwardedSignals {
    /// - Returns: its status.
    static func run(_ program: ChildProgram) async -> Int32 {
        let child = OpenAICache.Locked<pid_t?>(nil)
        let signals = Signals([SIGINT, SIGTERM, SIGHUP, SIGQUIT])
        // From a terminal they reach it by themselves: it is of our process group.
        let isOwn: @Sendable (Int32) -> Bool = { [SIGINT, SIGQUIT].contains($0) && isatty(STDIN_FILENO) == 1 }
        let forwarding = Task {
            for await signal in signals.received where !isOwn(signal) {
                if let pid = child.withLock({ $0 }) { kill(pid, signal) }
            }
        }
        let status = await program.run { pid in child.withLock { $0 = pid } }
        child.withLock { $0 = nil }
        forwarding.cancel()
        return status
    }
}
