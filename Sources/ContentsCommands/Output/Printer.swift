import CachedOpenAI
import CommandSupport
import Foundation

/// Writes results to standard output: through a pager if they are longer than the screen, and quietly to an end if
/// nobody reads on.
final class Printer {
    private static let largestBuffer = 1 << 16

    let style: Style
    let screen: Screen
    private let pager: Pager?
    /// What waits until it is known to be longer than the screen.
    private var held: [String] = []
    private var isHolding: Bool
    private var buffer = Data()
    private var isFirst = true
    private var running: (process: Process, input: FileHandle)?

    init(_ options: DisplayOptions, environment: [String: String] = ProcessInfo.processInfo.environment) {
        screen = Screen(environment: environment)
        style = Style(options.color, isTerminal: screen.isTerminal, environment: environment)
        pager = screen.isTerminal && !options.noPager ? Pager(environment: environment) : nil
        isHolding = pager != nil && screen.height != nil
    }

    /// So many lines will come at least: if the screen is smaller, they need not wait for each other.
    func expect(_ count: Int) {
        if isHolding, count >= screen.height ?? .max { startPager() }
    }

    /// A line of our own making: whatever is in it of a recording has been made fit to be shown.
    func line(_ text: String = "") {
        guard isHolding else { return write(Data((text + "\n").utf8)) }
        held.append(text)
        if held.count >= screen.height ?? .max { startPager() }
    }

    /// Several of them.
    func lines(_ texts: [String]) {
        for text in texts { line(text) }
    }

    /// Bytes as they are.
    func write(_ bytes: Data) {
        buffer += bytes
        // The first line comes at once, the others when there is enough of them.
        if isFirst || buffer.count >= Self.largestBuffer { flush() }
        isFirst = false
    }

    /// Writes what there is, now.
    func flush() {
        let bytes = buffer
        buffer = Data()
        let descriptor = running?.input.fileDescriptor ?? STDOUT_FILENO
        do { try StandardOutput.write(bytes, to: descriptor) } catch { end(because: error) }
    }

    /// To be called when all is written.
    func finish() {
        release()
        flush()
        guard let running else { return }
        try? running.input.close()
        running.process.waitUntilExit()
        self.running = nil
    }

    private func startPager() {
        running = pager?.start()
        release()
        flush()
    }

    private func release() {
        guard isHolding else { return }
        isHolding = false
        for line in held { write(Data((line + "\n").utf8)) }
        held = []
    }

    /// Nobody reads on: that is no failure of ours. A full disk is.
    private func end(because error: any Error) {
        if let running {
            try? running.input.close()
            running.process.waitUntilExit()
        }
        if error is StandardOutput.ReaderGone { exit(0) }
        Terminal.say("Error: \(error)")
        exit(2)
    }
}
