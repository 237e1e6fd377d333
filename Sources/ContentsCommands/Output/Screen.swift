import Foundation

/// Where standard output goes, as far as it matters for how something is shown.
struct Screen {
    private static let usualWidth = 100

    let isTerminal: Bool
    /// In cells; nil where nothing may be cut.
    let width: Int?
    /// In lines; nil where there is no end.
    let height: Int?

    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        isTerminal = isatty(STDOUT_FILENO) == 1
        guard isTerminal else {
            (width, height) = (nil, nil)
            return
        }
        var size = winsize()
        let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0
        let columns = environment["COLUMNS"].flatMap { Int($0) } ?? (isKnown ? Int(size.ws_col) : 0)
        width = columns > 0 ? columns : Self.usualWidth
        height = isKnown && size.ws_row > 0 ? Int(size.ws_row) : nil
    }
}
