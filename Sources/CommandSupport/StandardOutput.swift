import CachedOpenAIGenerator
import Foundation

/// Where results go.
package enum StandardOutput {
    /// Nobody reads on.
    package struct ReaderGone: Error {}

    /// Refuses to take it for a place where a whole file is made.
    /// - Throws: `ToolError` with the way out.
    package static func refuse(asPlace path: String) throws {
        if path == "-" {
            throw ToolError("- stands for standard output, where this can't go. Name a file; ./- is one called -.")
        }
    }

    /// Writes bytes as they are.
    /// - Throws: `ReaderGone`; `ToolError` for a full disk.
    package static func write(_ bytes: Data) throws {
        try write(bytes, to: STDOUT_FILENO)
    }

    /// Writes lines of our own making, each with its end.
    package static func lines(_ lines: [String]) throws {
        try write(Data(lines.map { "\($0)\n" }.joined().utf8))
    }

    /// To a pager, or to standard output.
    package static func write(_ bytes: Data, to descriptor: Int32) throws {
        try bytes.withUnsafeBytes { bytes in
            var start = 0
            while start < bytes.count {
                let count = Foundation.write(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
                if count > 0 {
                    start += count
                } else if errno == EPIPE {
                    throw ReaderGone()
                } else if errno != EINTR {
                    throw ToolError("cannot write to standard output: \(SystemReason.ofLastCall)")
                }
            }
        }
    }
}
