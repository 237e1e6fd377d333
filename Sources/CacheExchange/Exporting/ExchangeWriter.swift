import Foundation

/// Writes entries in one format, one at a time.
protocol ExchangeWriter {
    /// What stands before the first entry.
    mutating func start(_ write: (Data) throws -> Void) throws
    /// One entry.
    mutating func append(_ entry: ExportedEntry, _ write: (Data) throws -> Void) throws
    /// What stands behind the last.
    mutating func end(_ write: (Data) throws -> Void) throws
}
