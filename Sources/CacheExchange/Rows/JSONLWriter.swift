import CacheContents
import CachedOpenAI
import Foundation

/// Writes rows, one a line.
struct JSONLWriter: ExchangeWriter {
    mutating func start(_ write: (Data) throws -> Void) throws {}

    mutating func append(_ entry: ExportedEntry, _ write: (Data) throws -> Void) throws {
        try write(HarmlessJSON.data(.object(RowWriter.object(entry))) + [UInt8(ascii: "\n")])
    }

    mutating func end(_ write: (Data) throws -> Void) throws {}
}
