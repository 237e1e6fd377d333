import Foundation

nonisolated extension OpenAICache {
    /// Decompresses zlib streams (RFC 1950 and 1951) and bare ones (RFC 1951), damaged and hostile ones safely.
    enum Inflater {
        /// Why a stream could not be decompressed.
        enum Failure: Swift.Error, Equatable, CustomStringConvertible {
            /// No stream of that many bytes can hold so much, or the count is negative.
            case countOutOfReach(expected: Int, compressed: Int)
            /// There is no memory for the result.
            case outOfMemory(expected: Int)
            /// The stream is damaged. The offset counts compressed bytes.
            case damaged(Flaw, offset: Int)
            /// The stream holds fewer bytes than expected.
            case tooShort(expected: Int, actual: Int)
            /// What came out has another Adler-32 than the stream says.
            case wrongChecksum(expected: UInt32, actual: UInt32)

            var description: String {
                switch self {
                case .countOutOfReach(let expected, let compressed):
                    return "\(compressed) compressed bytes cannot hold \(expected) bytes; get the file again."
                case .outOfMemory(let expected):
                    return "There is no memory for \(expected) decompressed bytes; free some and try again."
                case .damaged(let flaw, let offset):
                    return "Compressed data is damaged at byte \(offset): \(flaw.rawValue); get the file again."
                case .tooShort(let expected, let actual):
                    return "Compressed data holds \(actual) bytes, not \(expected); get the file again."
                case .wrongChecksum(let expected, let actual):
                    let (expected, actual) = (String(expected, radix: 16), String(actual, radix: 16))
                    return "Decompressed data has Adler-32 \(actual), not \(expected); get the file again."
                }
            }
        }

        /// What is wrong at one place of a stream.
        enum Flaw: String, Equatable {
            case notZlib = "this is not a zlib stream"
            case needsDictionary = "the stream needs a preset dictionary"
            case truncated = "the stream ends early"
            case trailingBytes = "bytes follow the end of the stream"
            case unknownBlockType = "no block has this type"
            case storedLength = "a stored block's two lengths disagree"
            case tooManySymbols = "a block has more symbols than exist"
            case codeLengths = "a block's code lengths make no code"
            case unknownSymbol = "a code stands for no symbol"
            case distanceTooFar = "a match starts before the first byte"
            case tooLong = "the stream holds more than was expected"
        }

        /// The bytes a zlib stream holds. Memory use is that of the result and some 40 KB.
        /// - Parameter expectedCount: How many bytes the stream must hold, neither more nor fewer.
        /// - Throws: `Failure`.
        static func inflate(_ compressed: Data, expectedCount: Int) throws -> Data {
            try inflate(compressed, expectedCount: expectedCount) { stream in
                try stream.readHeader()
                while try stream.readBlock() {}
                try stream.finish()
            }
        }

        /// As `inflate`, for a stream without header and checksum (RFC 1951).
        static func inflateRaw(_ compressed: Data, expectedCount: Int) throws -> Data {
            try inflate(compressed, expectedCount: expectedCount) { stream in
                while try stream.readBlock() {}
                try stream.finishRaw()
            }
        }

        private static func inflate(
            _ compressed: Data, expectedCount: Int, _ read: (inout DeflateStream) throws -> Void
        ) throws -> Data {
            guard expectedCount >= 0, (expectedCount - 1) / mostBytesFromOne <= compressed.count else {
                throw Failure.countOutOfReach(expected: expectedCount, compressed: compressed.count)
            }
            guard let memory = Foundation.malloc(Swift.max(expectedCount, 1)) else {
                throw Failure.outOfMemory(expected: expectedCount)
            }
            do {
                try compressed.withUnsafeBytes { try inflate($0, to: memory, count: expectedCount, read) }
            } catch {
                Foundation.free(memory)
                throw error
            }
            return Data(bytesNoCopy: memory, count: expectedCount, deallocator: .free)
        }

        /// Deflate's best: a match of 258 bytes from two bits.
        private static let mostBytesFromOne = 1032

        private static func inflate(
            _ bytes: UnsafeRawBufferPointer, to memory: UnsafeMutableRawPointer, count: Int,
            _ read: (inout DeflateStream) throws -> Void
        ) throws {
            guard let start = bytes.baseAddress else { throw Failure.damaged(.truncated, offset: 0) }
            var stream = DeflateStream(
                start.assumingMemoryBound(to: UInt8.self), count: bytes.count,
                output: memory.bindMemory(to: UInt8.self, capacity: Swift.max(count, 1)), outputCount: count)
            defer { stream.deallocate() }
            try read(&stream)
        }
    }
}
