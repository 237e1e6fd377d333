import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct SHA256Tests {
    typealias SHA256 = OpenAICache.SHA256

    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrst"
                + "nopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ])
    func theStandardsExamplesComeOut(text: String, digest: String) {
        #expect(hex(SHA256.hash(Data(text.utf8))) == digest)
        var hasher = SHA256()
        hasher.update(text)
        #expect(hex(hasher.finalize()) == digest)
    }

    @Test func aMillionLettersGiveTheStandardsDigest() {
        let digest = SHA256.hash(Data(repeating: UInt8(ascii: "a"), count: 1_000_000))
        #expect(hex(digest) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    /// The digest of the digests of all lengths from 0 to 300, made with another program (Python's hashlib).
    @Test func everyLengthAroundTheBlocksIsPaddedRight() {
        var all = SHA256()
        for count in 0...300 { all.update(SHA256.hash(Data((0..<count).map { UInt8($0 % 251) }))) }
        #expect(hex(all.finalize()) == "b90e35153500e9a471591550ee25a954527c6b4448afff95f7949a2ca93300ce")
    }

    @Test(arguments: [1, 2, 3, 5, 7, 31, 55, 56, 63, 64, 65, 119, 127, 128, 129, 200])
    func piecesOfAnySizeGiveTheSameDigest(size: Int) {
        let data = Sample.random.data(count: 1001)
        var hasher = SHA256()
        var start = 0
        while start < data.count {
            hasher.update(data[start..<min(start + size, data.count)])
            hasher.update(Data())
            start += size
        }
        #expect(hasher.finalize() == SHA256.hash(data))
    }

    @Test func piecesOfRandomSizesGiveTheSameDigest() {
        var dice = Dice(1)
        let data = Sample.random.data(count: 5000)
        for _ in 0..<100 {
            var hasher = SHA256()
            var rest = data
            while !rest.isEmpty {
                let piece = rest.prefix(Int(dice.next() % 200))
                hasher.update(piece)
                rest = rest.dropFirst(piece.count)
            }
            #expect(hasher.finalize() == SHA256.hash(data))
        }
    }

    @Test func aCopyGoesItsOwnWay() {
        var first = SHA256()
        first.update("ab")
        var second = first
        second.update("x")
        first.update("c")
        #expect(first.finalize() == SHA256.hash(Data("abc".utf8)))
        #expect(second.finalize() == SHA256.hash(Data("abx".utf8)))
    }

    @Test func textIsHashedAsUTF8() {
        var hasher = SHA256()
        hasher.update("é")
        hasher.update("😀")
        #expect(hasher.finalize() == SHA256.hash(Data("é😀".utf8)))
    }

    @Test func unalignedBytesAreHashedAlike() {
        let data = Sample.random.data(count: 300)
        for shift in 1...9 {
            let moved = Data(count: shift) + data
            #expect(SHA256.hash(moved.dropFirst(shift)) == SHA256.hash(data))
        }
    }

    private func hex(_ data: Data) -> String {
        data.map { String(format: "%02x", $0) }.joined()
    }
}
