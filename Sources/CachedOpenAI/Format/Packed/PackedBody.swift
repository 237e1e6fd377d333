import Foundation

nonisolated extension OpenAICache {
    /// A body while it is put together from its text and what stands at its marks.
    struct PackedBody {
        struct TooLong: Error {}
        struct Damaged: Error {}

        private var inserts: ByteReader
        private var padding: ByteReader
        private var bytes: ByteReader
        private let frame: (_ distance: UInt64) throws -> Data
        private let earlierBody: (_ distance: UInt64) throws -> Data
        /// How much may still be made of a record: a few bytes can stand for many.
        private var most = Frame.mostInflated

        /// - Parameters:
        ///   - frame: what stands in the frame that starts so many bytes before the block.
        ///   - earlierBody: the body of the record that stands so many before this one.
        init(
            inserts: Data, padding: Data, bytes: Data, frame: @escaping (UInt64) throws -> Data,
            earlierBody: @escaping (UInt64) throws -> Data
        ) {
            self.inserts = ByteReader(inserts)
            self.padding = ByteReader(padding)
            self.bytes = ByteReader(bytes)
            self.frame = frame
            self.earlierBody = earlierBody
        }

        /// The whole body.
        mutating func assemble(_ text: Data) throws -> Data {
            var rest = ByteReader(text)
            guard var before = rest.read(upTo: Insert.mark) else { return text }
            var body = Data()
            while true {
                body.append(before)
                try append(try readInsert(), to: &body)
                guard body.count <= most else { throw TooLong() }
                guard let next = rest.read(upTo: Insert.mark) else { break }
                before = next
            }
            body.append(try rest.read(count: rest.rest))
            most -= Swift.min(most, body.count)
            return body
        }

        /// The pictures of an images answer; they follow what belongs to the body.
        mutating func readPictures(most count: Int) throws -> [RecordedAnswer.Picture] {
            var pictures: [RecordedAnswer.Picture] = []
            while !inserts.isAtEnd, pictures.count < count {
                let url = try inserts.readText(count: inserts.readVariable())
                let typeCount = try inserts.readVariable()
                let contentType = typeCount == 0 ? nil : try inserts.readText(count: typeCount - 1)
                let insert = try readInsert()
                guard insert.kind == .bytes else { throw Damaged() }
                let content = try readBytes(insert).bytes
                guard content.count <= most else { throw TooLong() }
                most -= content.count
                pictures.append(.init(url: url, contentType: contentType, content: content))
            }
            return pictures
        }

        private mutating func readPadding() throws -> Data {
            guard let filler = padding.read(upTo: UInt8(ascii: "\"")) else { throw Damaged() }
            return filler
        }

        private mutating func readInsert() throws -> Insert {
            guard let insert = Insert(try inserts.readVariable()) else { throw Damaged() }
            return insert
        }

        private mutating func append(_ insert: Insert, to body: inout Data) throws {
            switch insert.kind {
            case .mark: body.append(Insert.mark)
            case .padding: body.append(try readPadding())
            case .bytes: body.append(try readBytes(insert).bytes)
            case .base64: body.append(try readBytes(insert).bytes.base64EncodedData())
            case .base64URL: body.append(Base64Alphabet.exchanged(try readBytes(insert).bytes.base64EncodedData()))
            case .numbersInBase64: body.append(try readNumbers(insert).base64())
            case .numbers, .longNumbers: try appendNumbers(insert, to: &body)
            case .earlierBody: body.append(try earlierBody(inserts.readVariable()))
            }
        }

        /// The next bytes, or those of a frame of their own, and how many of what an insert counts they are.
        private mutating func readBytes(_ insert: Insert) throws -> (count: Int, bytes: Data) {
            let count = try inserts.readVariable()
            guard count <= UInt64(most) else { throw TooLong() }
            let size = count * UInt64(insert.width)
            guard insert.isInFrame else { return (Int(count), try bytes.read(count: size)) }
            let content = try frame(inserts.readVariable())
            guard UInt64(content.count) == size else { throw Damaged() }
            return (Int(count), content)
        }

        private mutating func readNumbers(_ insert: Insert) throws -> PackedNumbers {
            let (count, content) = try readBytes(insert)
            guard
                let numbers = PackedNumbers(content, count: count, isHalfPrecision: insert.isHalfPrecision)
            else { throw Damaged() }
            return numbers
        }

        private mutating func appendNumbers(_ insert: Insert, to body: inout Data) throws {
            let numbers = try readNumbers(insert)
            let separatorCount = try inserts.readVariable()
            guard separatorCount <= UInt64(Insert.longestSeparator) else { throw Damaged() }
            let separator = try inserts.read(count: separatorCount)
            try numbers.append(
                to: &body, separator: separator, areLong: insert.kind == .longNumbers, except: try readExceptions(),
                most: most)
        }

        private mutating func readExceptions() throws -> [Int: Data] {
            var exceptions: [Int: Data] = [:]
            var place = 0
            for _ in 0..<Int(clamping: try inserts.readVariable()) {
                place = Int(clamping: UInt64(place) &+ (try inserts.readVariable()))
                exceptions[place] = try inserts.read(count: inserts.readVariable())
            }
            return exceptions
        }
    }
}
