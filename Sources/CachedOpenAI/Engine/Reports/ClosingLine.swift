nonisolated extension OpenAICache {
    /// What is said when the process ends, however it does: it returns, exits, fails with an error that nobody catches, or is
    /// stopped with Ctrl-C.
    enum ClosingLine {
        private static let room = 800
        // A handler of signals may take no lock: it reads what was put there before.
        nonisolated(unsafe) private static let text = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
        nonisolated(unsafe) private static var count = 0
        private static let isInstalled = Locked(false)

        /// From now on it is said.
        static func install() {
            let isFirst = isInstalled.withLock { isInstalled in
                defer { isInstalled = true }
                return !isInstalled
            }
            guard isFirst else { return }
            System.atExit {
                StatusLine.erase()
                ClosingLine.write()
            }
            System.atStop { ClosingLine.write() }
        }

        /// - Parameter line: what is to be said; nil for nothing.
        static func keep(_ line: String?) {
            let bytes = Array((line.map(StandardError.text(line:)) ?? Data()).prefix(room))
            count = 0
            text.update(from: bytes, count: bytes.count)
            count = bytes.count
        }

        /// Once.
        private static func write() {
            let length = count
            count = 0
            if length > 0 { System.writeToStandardError(text, count: length) }
        }
    }
}
