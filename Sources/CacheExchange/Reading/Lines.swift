import CachedOpenAI
import Foundation

/// The lines of a JSONL file, one at a time.
struct Lines {
    /// A line holds one answer.
    private static let mostBytes = 1 << 29

    let file: GivenFile

    /// Calls back with each line that is not blank, as JSON, and its number from 1 on.
    func visitEach(_ visit: (Int, Result<OpenAICache.JSON, LeftOut>) throws -> Void) throws {
        var number = 0
        var start = file.bytes.startIndex
        while start < file.bytes.endIndex {
            let end = lineEnd(from: start)
            number += 1
            if let json = Self.json(file.bytes[start..<end]) { try visit(number, json) }
            start = end == file.bytes.endIndex ? end : end + 1
        }
    }

    /// Nil if it is longer than a line may be.
    var first: Data? {
        let whole = file.bytes
        let head = Lines(file: file.holding(whole.prefix(Self.mostBytes)))
        let end = head.lineEnd(from: whole.startIndex)
        return end - whole.startIndex < Self.mostBytes ? whole[..<end] : nil
    }

    private func lineEnd(from start: Data.Index) -> Data.Index {
        file.bytes[start...].withUnsafeBytes { bytes in
            guard let first = bytes.baseAddress, let found = memchr(first, Int32(UInt8(ascii: "\n")), bytes.count)
            else {
                return file.bytes.endIndex
            }
            return start + (UnsafeRawPointer(found) - first)
        }
    }

    /// Nil for a blank line.
    private static func json(_ line: Data) -> Result<OpenAICache.JSON, LeftOut>? {
        guard line.count <= mostBytes else { return .failure(.unreadable("a line of more than 512 MB")) }
        guard line.contains(where: { $0 > 0x20 }) else { return nil }
        return Result { try OpenAICache.JSON(parsing: Data(line)) }.mapError { .unreadable("\($0)") }
    }
}
