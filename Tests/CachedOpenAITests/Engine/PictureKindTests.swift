import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct PictureKindTests {
    private static func box(_ brand: String) -> Data { Data([0, 0, 0, 0x20]) + Data("ftyp\(brand)".utf8) }

    @Test func eachKindIsTold() {
        let bitmap = Data("BM".utf8) + Data(count: 8) + Data([54, 0, 0, 0, 40, 0, 0, 0, 1])
        let starts: [String: Data] = [
            "png": Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), "jpg": Data([0xFF, 0xD8, 0xFF, 0xDB]),
            "gif": Data("GIF89a".utf8), "webp": Data("RIFF\0\0\0\0WEBPVP8 ".utf8), "avif": Self.box("avif"),
            "heic": Self.box("mif1"), "bmp": bitmap, "tiff": Data("II*\0".utf8), "ico": Data([0, 0, 1, 0, 1, 0]),
        ]
        for (name, start) in starts {
            #expect(OpenAICache.PictureKind(start + Data(count: 60))?.rawValue == name)
        }
    }

    @Test(arguments: [
        "", "<svg/>", "RIFF0000WAVE", "\u{89}PNG", "{\"a\":1}", "%PDF-1.7", "....ftypmp42", "BM and more text here",
    ])
    func whatIsNone(text: String) {
        #expect(OpenAICache.PictureKind(Data(text.utf8)) == nil)
    }

    @Test func aSliceIsAsGood() {
        let whole = Data([1, 2, 3]) + Data("GIF87a".utf8)
        #expect(OpenAICache.PictureKind(whole.dropFirst(3)) == .gif)
    }
}
