import Foundation

// What a cache is packed by: no program that is handed one needs it.

nonisolated extension OpenAICache.CompactIndexPage {
    /// - Parameter entries: sorted by prefix; 512 at most.
    package static func encode(_ entries: ArraySlice<Entry>) -> Foundation.Data {
        var writer = OpenAICache.ByteWriter()
        let offsets = Swift.Set(entries.map(\.frameOffset)).sorted()
        let numbers = Swift.Dictionary(uniqueKeysWithValues: offsets.enumerated().map { ($1, UInt64($0)) })
        writer.append(variable: UInt64(entries.count))
        append(offsets, to: &writer)
        appendSeeds(of: entries, to: &writer)
        writer.append(planes: entries.map(\.prefix), width: 8)
        writer.append(planes: entries.map { numbers[$0.frameOffset] ?? 0 }, width: 2)
        writer.append(planes: entries.map { UInt64($0.record) }, width: 4)
        writer.append(planes: entries.map { UInt64($0.base) }, width: 2)
        writer.append(planes: entries.map { UInt64(bitPattern: $0.recordedAt) }, width: 8)
        appendMarks(of: entries, to: &writer)
        return writer.data
    }

    private static func append(_ offsets: [UInt64], to writer: inout OpenAICache.ByteWriter) {
        writer.append(variable: UInt64(offsets.count))
        var earlier: UInt64 = 0
        for offset in offsets {
            writer.append(variable: offset &- earlier)
            earlier = offset
        }
    }

    private static func appendSeeds(of entries: ArraySlice<Entry>, to writer: inout OpenAICache.ByteWriter) {
        let seeds = entries.enumerated().compactMap { index, entry in entry.seed.map { (index, $0) } }
        writer.append(variable: UInt64(seeds.count))
        for (index, seed) in seeds {
            writer.append(variable: UInt64(index))
            writer.append(signed: Int64(seed))
        }
    }

    private static func appendMarks(of entries: ArraySlice<Entry>, to writer: inout OpenAICache.ByteWriter) {
        let marked = entries.enumerated().filter { !$0.element.marks.isEmpty }
        if marked.isEmpty { return }
        writer.append(variable: UInt64(marked.count))
        for (index, entry) in marked {
            writer.append(variable: UInt64(index))
            writer.append(variable: UInt64(entry.marks.rawValue))
        }
    }
}

nonisolated extension OpenAICache.IndexRoot {
    /// The frames of an index whose pages are packed closely.
    ///
    /// - Parameters: as those of `encode`.
    package static func encodeCompact(
        _ entries: [OpenAICache.CompactIndexPage.Entry], at offset: UInt64,
        encodeFrame: (OpenAICache.Frame.Kind, Foundation.Data) -> Foundation.Data
    ) -> (frames: [Foundation.Data], rootOffset: UInt64) {
        let size = OpenAICache.CompactIndexPage.mostEntries
        let pages = Swift.stride(from: 0, to: entries.count, by: size).map { start in
            let page = entries[start..<Swift.min(start + size, entries.count)]
            return (entries[start].prefix, encodeFrame(.compactIndexPage, OpenAICache.CompactIndexPage.encode(page)))
        }
        return encode(pages, at: offset, encodeFrame: encodeFrame)
    }
}
