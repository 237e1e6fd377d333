import Foundation

/// Writes a journal as dev mode does, but many answers at a time.
struct JournalWriter {
    static let base = "https://api.openai.com/v1"
    static let name = "openai_cache_temp.bin"

    private let file: FileHandle
    private var pending: [UInt8] = []
    private var recordedAt: UInt64 = 1_700_000_000_000_000

    /// Begins a journal in a folder.
    init(in folder: TemporaryFolder) throws {
        let path = folder.path(Self.name)
        guard FileManager.default.createFile(atPath: path, contents: nil) else { throw Problem("can't write \(path)") }
        file = try FileHandle(forWritingTo: URL(filePath: path))
        var header = RecordBytes()
        header.append([0x89, 0x4F, 0x41, 0x4A, 0x0D, 0x0A, 0x1A, 0x0A])
        for _ in 0..<2 { header.append(integer: UInt16(2)) }
        for _ in 0..<2 { header.append(integer: UInt64.random(in: 0...UInt64.max)) }
        header.append(integer: Checksum.crc32(header.bytes))
        header.append(integer: UInt32(0))
        pending = header.bytes
    }

    mutating func append(key: Data, path: String = "/chat/completions", question: String, answer: Data) throws {
        recordedAt += 1
        var record = RecordBytes()
        record.append(field: 1, key)
        record.append(field: 3, Self.base.utf8)
        record.append(field: 4, "POST".utf8)
        record.append(field: 5, path.utf8)
        record.append(field: 7, "application/json".utf8)
        record.append(field: 8, question.utf8)
        record.append(field: 16, variable: 200)
        record.append(field: 17, "content-type\0application/json".utf8)
        record.append(field: 20, variable: 1_500_000)
        record.append(field: 21, variable: recordedAt << 1)
        record.append(field: 18, answer)
        try appendFrame(record.bytes)
    }

    func close() throws {
        try file.write(contentsOf: pending)
        try file.close()
    }

    private mutating func appendFrame(_ payload: [UInt8]) throws {
        var header = RecordBytes()
        header.append(integer: UInt32(0x4641_494F))
        header.append([1, 0, 0, 0])
        header.append(integer: UInt64(payload.count))
        header.append(integer: UInt64(payload.count))
        header.append(integer: Checksum.crc32(payload))
        header.append(integer: Checksum.crc32(header.bytes))
        header.append(integer: UInt32(0))
        pending += header.bytes
        pending += payload
        pending += repeatElement(0, count: (3 - (header.bytes.count + payload.count) % 3) % 3)
        if pending.count > 4 << 20 {
            try file.write(contentsOf: pending)
            pending.removeAll(keepingCapacity: true)
        }
    }
}
