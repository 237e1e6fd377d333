import CachedOpenAI
import Foundation

/// A record's parts while its block is not yet in its place.
struct PackedParts {
    private enum Description {
        case bytes(Data)
        /// The place of a frame in the file.
        case frame(UInt64)
    }

    var fields = Data()
    var text = Data()
    var times = Data()
    private(set) var padding = Data()
    let key: OpenAICache.RequestKey
    private(set) var bytes = Data()
    private var descriptions: [Description] = []

    init(key: OpenAICache.RequestKey) {
        self.key = key
    }

    /// All but the bytes that aren't text.
    var textCount: Int { fields.count + text.count + times.count + padding.count }

    mutating func append(padding filler: UnsafeBufferPointer<UInt8>) {
        describe(.padding)
        padding.append(filler)
        padding.append(UInt8(ascii: "\""))
    }

    mutating func appendMark() {
        describe(.mark)
    }

    /// Stands for the body of the record so many before this one.
    mutating func append(earlierBody distance: Int) {
        text.append(OpenAICache.Insert.mark)
        describe(.earlierBody)
        describe { $0.append(variable: UInt64(distance)) }
    }

    /// - Parameters:
    ///   - count: of what the insert counts.
    ///   - place: of the frame that holds the bytes, if one of their own does.
    mutating func append(
        _ kind: OpenAICache.Insert.Kind, _ content: Data, count: Int, flags: UInt64 = 0, place: UInt64? = nil
    ) {
        let number = kind.rawValue | flags | (place == nil ? 0 : OpenAICache.Insert.inFrame)
        describe {
            $0.append(variable: number)
            $0.append(variable: UInt64(count))
        }
        if let place { descriptions.append(.frame(place)) } else { bytes.append(content) }
    }

    mutating func append(_ writing: BodySpan.Writing) {
        describe { writer in
            writer.append(counted: writing.separator)
            writer.append(variable: UInt64(writing.exceptions.count))
            var earlier = 0
            for exception in writing.exceptions {
                writer.append(variable: UInt64(exception.place - earlier))
                writer.append(counted: exception.text)
                earlier = exception.place
            }
        }
    }

    /// What is behind a URL, but for its bytes, which come next.
    mutating func append(url: String, contentType: String?) {
        describe { writer in
            writer.append(counted: Data(url.utf8))
            writer.append(variable: contentType.map { UInt64($0.utf8.count) + 1 } ?? 0)
            if let contentType { writer.append(Data(contentType.utf8)) }
        }
    }

    /// What stands at the marks, once it is known where the block's frame starts.
    func inserts(at offset: UInt64) -> Data {
        var writer = OpenAICache.ByteWriter()
        for description in descriptions {
            switch description {
            case .bytes(let bytes): writer.append(bytes)
            case .frame(let place): writer.append(variable: offset - place)
            }
        }
        return writer.data
    }

    private mutating func describe(_ kind: OpenAICache.Insert.Kind) {
        describe { $0.append(variable: kind.rawValue) }
    }

    private mutating func describe(_ write: (inout OpenAICache.ByteWriter) -> Void) {
        var writer = OpenAICache.ByteWriter()
        write(&writer)
        descriptions.append(.bytes(writer.data))
    }
}
