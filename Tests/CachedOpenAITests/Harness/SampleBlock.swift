import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A packed block, column by column, made by hand.
struct SampleBlock {
    typealias Column = OpenAICache.ColumnBlock.Column

    private var records: [[Column: Data]] = []

    var count: Int { records.count }

    mutating func append(_ parts: [Column: Data]) {
        records.append(parts)
    }

    /// As a packer without any cunning would: all text, and pictures as bytes.
    mutating func append(_ recording: OpenAICache.Recording) {
        var inserts = OpenAICache.ByteWriter()
        for byte in recording.answer.body where byte == OpenAICache.Insert.mark {
            inserts.append(variable: OpenAICache.Insert.Kind.mark.rawValue)
        }
        for picture in recording.answer.pictures {
            inserts.append(counted: Data(picture.url.utf8))
            inserts.append(variable: UInt64(picture.contentType.map { $0.utf8.count + 1 } ?? 0))
            inserts.append(Data((picture.contentType ?? "").utf8))
            inserts.append(variable: OpenAICache.Insert.Kind.bytes.rawValue)
            inserts.append(variable: UInt64(picture.content.count))
        }
        append([
            .fields: OpenAICache.RecordingCoding.encodeHead(
                recording.answer, seed: recording.seed, base: recording.base, marks: recording.marks),
            .inserts: inserts.data, .text: recording.answer.body, .key: recording.key.digest,
            .times: OpenAICache.PackedTimes.encode(recording.answer),
            .bytes: recording.answer.pictures.reduce(Data()) { $0 + $1.content },
        ])
    }

    mutating func append(_ request: OpenAICache.RecordedRequest, key: OpenAICache.RequestKey) {
        append([
            .fields: OpenAICache.RecordingCoding.encodeHead(request), .text: request.body, .key: key.digest,
        ])
    }

    var payload: Data {
        var writer = OpenAICache.ByteWriter()
        writer.append(variable: UInt64(records.count))
        writer.append(variable: UInt64(Column.allCases.count))
        for column in Column.allCases {
            for record in records { writer.append(variable: UInt64(record[column]?.count ?? 0)) }
        }
        for column in Column.allCases {
            for record in records { writer.append(record[column] ?? Data()) }
        }
        return writer.data
    }
}
