import CachedOpenAIGenerator
import Foundation

/// What is piped into the tool, and has to be held in memory.
package enum StandardInput {
    private static let mostBytes = 2 << 30
    private static let pieceCount = 1 << 20

    /// All of it.
    /// - Throws: `ToolError` if it can't be read, or is too much.
    package static func read() throws -> Data {
        var bytes = Data()
        do {
            while let piece = try FileHandle.standardInput.read(upToCount: pieceCount), !piece.isEmpty {
                bytes += piece
                if bytes.count > mostBytes { break }
            }
        } catch {
            throw ToolError("cannot read standard input: \(SystemReason.of(error))")
        }
        guard bytes.count <= mostBytes else {
            throw ToolError("more than 2 GB came through standard input; give the path of a file.")
        }
        return bytes
    }
}
