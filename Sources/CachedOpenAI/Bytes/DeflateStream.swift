import Foundation

nonisolated extension OpenAICache {
    /// A zlib stream being decompressed into memory of fixed size.
    struct DeflateStream {
        private typealias Failure = Inflater.Failure

        private let input: UnsafePointer<UInt8>
        private let inputCount: Int
        /// Passes the input's end by as many zero bytes as were made up there to fill `bits`.
        private var inputPosition = 0
        /// The next bits, the first lowest. There may be valid ones beyond `bitCount`.
        private var bits: UInt64 = 0
        private var bitCount: UInt64 = 0

        private let output: UnsafeMutablePointer<UInt8>
        private let outputCount: Int
        private var outputPosition = 0
        private var codes = DeflateCodes()

        /// Free the stream with `deallocate()`.
        init(_ input: UnsafePointer<UInt8>, count: Int, output: UnsafeMutablePointer<UInt8>, outputCount: Int) {
            self.input = input
            inputCount = count
            self.output = output
            self.outputCount = outputCount
        }

        func deallocate() { codes.deallocate() }

        /// Reads the two bytes before the first block.
        mutating func readHeader() throws {
            guard inputCount >= 2 else { throw Failure.damaged(.truncated, offset: inputCount) }
            let method = try take(8)
            let flags = try take(8)
            guard method & 15 == 8, method &>> 4 <= 7, (method &<< 8 | flags) % 31 == 0 else {
                throw Failure.damaged(.notZlib, offset: 0)
            }
            guard flags & 32 == 0 else { throw Failure.damaged(.needsDictionary, offset: 1) }
        }

        /// Reads a block. False after the last.
        mutating func readBlock() throws -> Bool {
            let isLast = try take(1) == 1
            switch try take(2) {
            case 0: try copyStored()
            case 1:
                codes.useFixed()
                try expand()
            case 2:
                try readCodes()
                try expand()
            default: throw damage(.unknownBlockType)
            }
            return !isLast
        }

        /// Reads what follows the last block, the checksum, and holds the output against it.
        mutating func finish() throws {
            try alignToByte(thenRead: 4)
            guard outputPosition == outputCount else {
                throw Failure.tooShort(expected: outputCount, actual: outputPosition)
            }
            let stored = (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(input[inputPosition + $1]) }
            let actual = Adler32.checksum(UnsafeRawBufferPointer(start: output, count: outputCount))
            guard actual == stored else { throw Failure.wrongChecksum(expected: stored, actual: actual) }
            inputPosition += 4
            guard inputPosition == inputCount else { throw damage(.trailingBytes) }
        }

        /// Reads to the end of a stream that has no checksum of its own, as in gzip.
        mutating func finishRaw() throws {
            try alignToByte(thenRead: 0)
            guard outputPosition == outputCount else {
                throw Failure.tooShort(expected: outputCount, actual: outputPosition)
            }
            guard inputPosition == inputCount else { throw damage(.trailingBytes) }
        }

        private mutating func copyStored() throws {
            try alignToByte(thenRead: 4)
            let header = input + inputPosition
            let count = Int(header[0]) | Int(header[1]) << 8
            guard count ^ 0xFFFF == Int(header[2]) | Int(header[3]) << 8 else { throw damage(.storedLength) }
            inputPosition += 4
            try alignToByte(thenRead: count)
            guard count <= outputCount - outputPosition else { throw damage(.tooLong) }
            Foundation.memcpy(output + outputPosition, input + inputPosition, count)
            inputPosition += count
            outputPosition += count
        }

        private mutating func readCodes() throws {
            let literalCount = Int(try take(5)) + 257
            let distanceCount = Int(try take(5)) + 1
            let described = try (0..<take(4) + 4).map { _ in UInt8(try take(3)) }
            guard literalCount <= 286, distanceCount <= 30 else { throw damage(.tooManySymbols) }
            guard codes.buildForLengths(described) else { throw damage(.codeLengths) }
            try readLengths(count: literalCount + distanceCount)
            guard codes.build(literalCount: literalCount, distanceCount: distanceCount) else {
                throw damage(.codeLengths)
            }
        }

        private mutating func readLengths(count: Int) throws {
            var index = 0
            while index < count {
                try refill()
                let entry = codes.forLengths.entries[Int(truncatingIfNeeded: bits & codes.forLengths.rootMask)]
                drop(entry & 63)
                let (length, repeats) = try takeRun(UInt8(truncatingIfNeeded: entry &>> 32), at: index)
                guard repeats <= count - index else { throw damage(.codeLengths) }
                codes.setLengths(at: index, count: repeats, to: length)
                index += repeats
            }
        }

        private mutating func takeRun(_ symbol: UInt8, at index: Int) throws -> (length: UInt8, repeats: Int) {
            switch symbol {
            case 16:
                guard index > 0 else { throw damage(.codeLengths) }
                return (codes.length(at: index - 1), Int(try take(2)) + 3)
            case 17: return (0, Int(try take(3)) + 3)
            case 18: return (0, Int(try take(7)) + 11)
            default: return (symbol, 1)
            }
        }

        /// Decompresses up to the block's end.
        private mutating func expand() throws {
            if let flaw = expandSymbols() { throw damage(flaw) }
        }

        /// Where nearly all the time goes; hence locals instead of members, and no calls but to C.
        private mutating func expandSymbols() -> Inflater.Flaw? {
            let (literals, literalMask) = (codes.literals.entries, codes.literals.rootMask)
            let (distances, distanceMask) = (codes.distances.entries, codes.distances.rootMask)
            let (input, output, outputCount) = (self.input, self.output, self.outputCount)
            let lastWordStart = inputCount &- 8
            let lastPairStart = outputCount &- 1
            var (inputPosition, outputPosition) = (self.inputPosition, self.outputPosition)
            var (bits, bitCount) = (self.bits, self.bitCount)
            var word: UInt64 = 0
            var flaw: Inflater.Flaw?
            while true {
                // The longest length and distance take 48 bits.
                if bitCount < 48 {
                    if inputPosition <= lastWordStart {
                        Foundation.memcpy(&word, input + inputPosition, 8)
                        #if _endian(big)
                            word = word.byteSwapped
                        #endif
                    } else {
                        guard inputPosition <= inputCount &+ 8 else {
                            flaw = .truncated
                            break
                        }
                        word = nextWord(at: inputPosition)
                    }
                    bits = bits | (word &<< bitCount)
                    inputPosition = inputPosition &+ Int(truncatingIfNeeded: (63 &- bitCount) &>> 3)
                    bitCount = bitCount | 56
                }
                var entry = literals[Int(truncatingIfNeeded: bits & literalMask)]
                if entry >= HuffmanTable.linkKind {
                    let second = (bits &>> (entry &>> 8)) & (entry &>> 16) & 0xFFFF
                    entry = literals[Int(truncatingIfNeeded: ((entry &>> 32) & 0xFFFF) &+ second)]
                }
                if entry < HuffmanTable.lengthKind {
                    let rest = bits &>> entry
                    let next = literals[Int(truncatingIfNeeded: rest & literalMask)]
                    if next < HuffmanTable.lengthKind && outputPosition < lastPairStart {
                        output[outputPosition] = UInt8(truncatingIfNeeded: entry &>> 32)
                        output[outputPosition &+ 1] = UInt8(truncatingIfNeeded: next &>> 32)
                        outputPosition = outputPosition &+ 2
                        bits = rest &>> next
                        bitCount = bitCount &- (entry & 63) &- (next & 63)
                        continue
                    }
                    bits = rest
                    bitCount = bitCount &- (entry & 63)
                    guard outputPosition < outputCount else {
                        flaw = .tooLong
                        break
                    }
                    output[outputPosition] = UInt8(truncatingIfNeeded: entry &>> 32)
                    outputPosition = outputPosition &+ 1
                    continue
                }
                if entry >= HuffmanTable.endKind {
                    if entry >= HuffmanTable.invalidKind { flaw = .unknownSymbol }
                    bits = bits &>> entry
                    bitCount = bitCount &- (entry & 63)
                    break
                }
                let lengthExtra = (bits &>> (entry &>> 8)) & (entry &>> 16) & 0xFFFF
                let length = Int(truncatingIfNeeded: ((entry &>> 32) & 0xFFFF) &+ lengthExtra)
                bits = bits &>> entry
                bitCount = bitCount &- (entry & 63)

                entry = distances[Int(truncatingIfNeeded: bits & distanceMask)]
                if entry >= HuffmanTable.linkKind {
                    let second = (bits &>> (entry &>> 8)) & (entry &>> 16) & 0xFFFF
                    entry = distances[Int(truncatingIfNeeded: ((entry &>> 32) & 0xFFFF) &+ second)]
                }
                let distanceExtra = (bits &>> (entry &>> 8)) & (entry &>> 16) & 0xFFFF
                let distance = Int(truncatingIfNeeded: ((entry &>> 32) & 0xFFFF) &+ distanceExtra)
                bits = bits &>> entry
                bitCount = bitCount &- (entry & 63)
                if entry >= HuffmanTable.endKind || distance > outputPosition
                    || length > outputCount &- outputPosition
                {
                    flaw = flawOfMatch(entry, isTooFar: distance > outputPosition)
                    break
                }
                let target = output + outputPosition
                if distance >= length {
                    Foundation.memcpy(target, target - distance, length)
                } else {
                    Self.repeatPattern(of: distance, before: target, count: length)
                }
                outputPosition = outputPosition &+ length
            }
            (self.inputPosition, self.outputPosition) = (inputPosition, outputPosition)
            (self.bits, self.bitCount) = (bits, bitCount)
            return flaw
        }

        private func flawOfMatch(_ entry: UInt64, isTooFar: Bool) -> Inflater.Flaw {
            if entry >= HuffmanTable.endKind { return .unknownSymbol }
            return isTooFar ? .distanceTooFar : .tooLong
        }

        /// Fills with the bytes before the target, over and over.
        private static func repeatPattern(of size: Int, before target: UnsafeMutablePointer<UInt8>, count: Int) {
            if size == 1 {
                Foundation.memset(target, Int32(target[-1]), count)
                return
            }
            Foundation.memcpy(target, target - size, size)
            var filled = size
            while filled < count {
                let more = filled < count &- filled ? filled : count &- filled
                Foundation.memcpy(target + filled, target, more)
                filled = filled &+ more
            }
        }

        /// Up to eight bytes of input; behind its end, zero bytes are made up.
        private func nextWord(at position: Int) -> UInt64 {
            var word: UInt64 = 0
            var index = Swift.min(inputCount, position + 8) - 1
            while index >= position {
                word = word &<< 8 | UInt64(input[index])
                index -= 1
            }
            return word
        }

        private var hasReadPastEnd: Bool {
            inputPosition > inputCount + Int(bitCount &>> 3)
        }

        /// The failure at this place; reading beyond the end is the cause of whatever else seems wrong there.
        private func damage(_ flaw: Inflater.Flaw) -> Inflater.Failure {
            guard !hasReadPastEnd else { return .damaged(.truncated, offset: inputCount) }
            return .damaged(flaw, offset: Swift.min(inputCount, inputPosition - Int(bitCount &>> 3)))
        }

        private mutating func take(_ count: UInt64) throws -> UInt64 {
            try refill()
            let taken = bits & ((1 &<< count) &- 1)
            drop(count)
            return taken
        }

        private mutating func drop(_ count: UInt64) {
            bits = bits &>> count
            bitCount = bitCount &- count
        }

        private mutating func refill() throws {
            guard bitCount < 48 else { return }
            guard inputPosition <= inputCount + 8 else { throw damage(.truncated) }
            bits = bits | (nextWord(at: inputPosition) &<< bitCount)
            inputPosition += Int((63 &- bitCount) &>> 3)
            bitCount = bitCount | 56
        }

        /// Gives back the whole bytes read ahead and skips to the next byte, which must begin `count` bytes of input.
        private mutating func alignToByte(thenRead count: Int) throws {
            inputPosition -= Int(bitCount &>> 3)
            bits = 0
            bitCount = 0
            guard count <= inputCount - inputPosition else {
                throw Failure.damaged(.truncated, offset: inputCount)
            }
        }
    }
}
