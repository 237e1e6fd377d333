import Foundation

nonisolated extension OpenAICache {
    /// What is said when the process ends, however it does: it returns, exits, fails with an error that nobody catches, or is
    /// stopped with Ctrl-C.
    enum ClosingLine {
        private typealias Act =
            @convention(c) (
                Int32, UnsafePointer<Foundation.sigaction>?, UnsafeMutablePointer<Foundation.sigaction>?
            ) -> Int32

        private static let room = 400
        // A handler of signals may take no lock: it reads what was put there before.
        nonisolated(unsafe) private static let text = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
        nonisolated(unsafe) private static var count = 0
        nonisolated(unsafe) private static let earlier = UnsafeMutablePointer<Foundation.sigaction>.allocate(
            capacity: mostSignals)
        private static let mostSignals = 64
        /// The function, by its symbol: in Swift, the name stands for the type of the same name.
        private static let act = Foundation.dlsym(Foundation.dlopen(nil, RTLD_NOW), "sigaction").map {
            Swift.unsafeBitCast($0, to: Act.self)
        }
        private static let isInstalled = Locked(false)

        #if arch(arm64)
            private static let trap = Foundation.SIGTRAP
        #else
            private static let trap = Foundation.SIGILL
        #endif

        /// From now on it is said.
        static func install() {
            let isFirst = isInstalled.withLock { isInstalled in
                defer { isInstalled = true }
                return !isInstalled
            }
            guard isFirst else { return }
            _ = Foundation.atexit {
                StatusLine.erase()
                ClosingLine.write()
            }
            for signal in [trap, Foundation.SIGINT, Foundation.SIGTERM] { watch(signal) }
        }

        /// - Parameter line: what is to be said; nil for nothing.
        static func keep(_ line: String?) {
            let bytes = Array((line.map(StandardError.text(line:)) ?? Data()).prefix(room))
            count = 0
            text.update(from: bytes, count: bytes.count)
            count = bytes.count
        }

        private static func watch(_ signal: Int32) {
            var before = Foundation.sigaction()
            guard let act, act(signal, nil, &before) == 0 else { return }
            earlier.advanced(by: Int(signal)).initialize(to: before)
            _ = Foundation.signal(signal) { signal in
                ClosingLine.write()
                // Whoever had it before ends the program; a trap comes again by itself.
                _ = ClosingLine.act?(signal, ClosingLine.earlier.advanced(by: Int(signal)), nil)
                if signal != ClosingLine.trap { _ = Foundation.raise(signal) }
            }
        }

        /// Once.
        private static func write() {
            let length = count
            count = 0
            if length > 0 { _ = Foundation.write(STDERR_FILENO, text, length) }
        }
    }
}
