import CachedOpenAI
import Foundation

/// A block of packed records while it is filled.
struct PackedBlockWriter {
    /// Once a block is filled, every so many-th record begins another, by its key: whatever is added to a cache, most
    /// blocks stay as they are, and so do most lines of a generated file.
    private static let beginsOneIn: UInt64 = 4

    private typealias Column = OpenAICache.ColumnBlock.Column

    private let limits: BlockLimits
    private var records: [PackedParts] = []
    private var filling = 0.0

    init(_ limits: BlockLimits) {
        self.limits = limits
    }

    var recordCount: Int { records.count }
    var isEmpty: Bool { records.isEmpty }

    /// Whether a record is better put into another block.
    func isFull(for record: PackedParts) -> Bool {
        if isEmpty { return false }
        let isAtBorder = filling >= 1 && record.key.prefix % Self.beginsOneIn == 0
        return isAtBorder || filling + limits.filling(record) > limits.mostFilling
    }

    /// Whether no record goes in any more, however small.
    var isFull: Bool { records.count == OpenAICache.ColumnBlock.mostRecords }

    /// Returns the record's number.
    mutating func append(_ record: PackedParts) -> UInt32 {
        records.append(record)
        filling += limits.filling(record)
        return UInt32(records.count - 1)
    }

    /// The columns that are compressed with codes of their own.
    ///
    /// - Parameter offset: where the block's frame will start in the file.
    func sections(at offset: UInt64) -> [Data] {
        let columns = Column.allCases.map { column in records.map { part(column, of: $0, at: offset) } }
        var head = OpenAICache.ByteWriter()
        head.append(variable: UInt64(records.count))
        head.append(variable: UInt64(columns.count))
        for part in columns.joined() { head.append(variable: UInt64(part.count)) }
        return [
            head.data + joined(columns, .fields, .text), joined(columns, .padding, .padding),
            joined(columns, .times, .bytes),
        ]
    }

    private func part(_ column: Column, of record: PackedParts, at offset: UInt64) -> Data {
        switch column {
        case .fields: record.fields
        case .inserts: record.inserts(at: offset)
        case .text: record.text
        case .padding: record.padding
        case .times: record.times
        case .key: record.key.digest
        case .bytes: record.bytes
        }
    }

    private func joined(_ columns: [[Data]], _ first: Column, _ last: Column) -> Data {
        var data = Data()
        for part in columns[first.rawValue...last.rawValue].joined() { data.append(part) }
        return data
    }
}
