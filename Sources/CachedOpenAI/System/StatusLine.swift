import Foundation

nonisolated extension OpenAICache {
    /// A line on the terminal that is drawn again and again, and taken away before anything else is said.
    enum StatusLine {
        private static let isDrawn = Locked(false)

        static func draw(_ text: String) {
            isDrawn.withLock { isDrawn in
                isDrawn = true
                write("\r\(OneLine.of(text, most: 78))\u{1B}[K")
            }
        }

        static func erase() {
            isDrawn.withLock { isDrawn in
                if isDrawn { write("\r\u{1B}[K") }
                isDrawn = false
            }
        }

        private static func write(_ text: String) { StandardError.write(Data(text.utf8)) }
    }
}
