import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct ByteReaderTests {
    private typealias Reader = OpenAICache.ByteReader
    private typealias Writer = OpenAICache.ByteWriter

    private static let unsigned: [UInt64] =
        [0, 1, 127, 128, 255, 16_383, 16_384] + (0..<64).flatMap { [UInt64(1) << $0, (UInt64(1) << $0) &- 1] } + [.max]

    @Test func integersOfVariableLengthComeBack() throws {
        var writer = Writer()
        for number in Self.unsigned { writer.append(variable: number) }
        var reader = Reader(writer.data)
        for number in Self.unsigned { #expect(try reader.readVariable() == number) }
        #expect(reader.isAtEnd)
    }

    @Test func signedIntegersComeBack() throws {
        let numbers = Self.unsigned.map { Int64(bitPattern: $0) } + [.min, -1, -64, -65]
        for number in numbers {
            var writer = Writer()
            writer.append(field: 3, signed: number)
            var reader = Reader(writer.data)
            let field = try #require(try reader.readField())
            var value = Reader(field.value)
            #expect(try value.readSigned() == number)
        }
    }

    @Test func fixedIntegersComeBackFromASlice() throws {
        var writer = Writer()
        writer.append(UInt16(0x1234))
        writer.append(UInt64.max - 1)
        writer.append(UInt32(7))
        var reader = Reader((Data(count: 5) + writer.data).dropFirst(5))
        #expect(try reader.read(UInt16.self) == 0x1234)
        #expect(try reader.read(UInt64.self) == .max - 1)
        #expect(try reader.read(UInt32.self) == 7)
        #expect(throws: Reader.EndOfBytes.self) { try reader.read(UInt8.self) }
    }

    @Test(arguments: [
        Data([0x80]), Data(repeating: 0x80, count: 11), Data(repeating: 0xFF, count: 10),
        Data(repeating: 0xFF, count: 9) + Data([2]), Data(repeating: 0xFF, count: 9) + Data([0x81, 0]), Data(),
    ])
    func anIntegerWithoutEndOrTooLargeIsAnError(bytes: Data) {
        var reader = Reader(bytes)
        #expect(throws: Reader.EndOfBytes.self) { try reader.readVariable() }
    }

    @Test(arguments: [UInt64(6), 1 << 31, 1 << 32, 1 << 63, .max])
    func moreThanThereIsCanNotBeRead(count: UInt64) throws {
        var writer = Writer()
        writer.append(variable: 1)
        writer.append(variable: count)
        writer.append(Data("12345".utf8))
        var reader = Reader(writer.data)
        #expect(throws: Reader.EndOfBytes.self) { try reader.readField() }
    }
}
