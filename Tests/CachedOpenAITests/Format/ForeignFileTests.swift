import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// What stands where a cache should be is called by its name, and the message says what to do about it.
@Suite struct ForeignFileTests {
    private static let cache = [UInt8](
        OpenAICache.FileHeader.encode(
            .init(generation: 1, fileCount: 96, directoryOffset: 96), form: .packed))
    private static let journal = [UInt8](OpenAICache.JournalHeader().encode())

    private static func replacing(_ old: [UInt8], _ new: [UInt8], in bytes: [UInt8]) -> [UInt8] {
        var rest = bytes[...]
        var result: [UInt8] = []
        while !rest.isEmpty {
            if rest.starts(with: old) {
                result += new
                rest = rest.dropFirst(old.count)
            } else {
                result.append(rest.removeFirst())
            }
        }
        return result
    }

    private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

    struct Kind: CustomStringConvertible, Sendable {
        var bytes: [UInt8]
        var name: String
        var advice: String
        var description: String { "\(name) \(bytes.prefix(12))" }
    }

    private static func kind(_ bytes: [UInt8], _ name: String, _ advice: String) -> Kind {
        Kind(bytes: bytes, name: name, advice: advice)
    }

    private static let lineEnds = "its line ends were changed"
    private static let attributes = "*.cache binary"

    static let kinds: [Kind] = [
        kind(
            text("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"), "Git LFS",
            "git lfs pull"),
        kind(text("<<<<<<< HEAD\nab\n=======\ncd\n>>>>>>> main\n"), "conflict", "git checkout"),
        kind(Array(cache[..<8]) + text("<<<<<<< HEAD\nab\n=======\n"), "conflict", "git checkout"),
        kind([0xFF, 0xFE, 0x89, 0, 0x4F, 0], "UTF-16", "Copy-Item"),
        kind([0xFE, 0xFF, 0, 0x89, 0, 0x4F], "UTF-16", "Copy-Item"),
        kind(replacing([0x0D, 0x0A], [0x0A], in: cache), lineEnds, attributes),
        kind(replacing([0x0A], [0x0D, 0x0A], in: cache), lineEnds, attributes),
        kind(replacing([0x0A], [0x0D], in: cache), lineEnds, attributes),
        kind(replacing([0x0D], [], in: cache), lineEnds, attributes),
        kind(replacing([0x0D], [0x0A], in: cache), lineEnds, attributes),
        kind(Array(cache[..<4]) + [0x0D, 0x0A, 0x0D, 0x0A, 0x1A] + cache[7...], lineEnds, attributes),
        kind(replacing([0x0D, 0x0A], [0x0A], in: journal), lineEnds, attributes),
        kind([0xEF, 0xBF, 0xBD] + text("OAC\r\n\u{1A}\nxyz"), "saved as text", "Get the file again"),
        kind([0xC2, 0x89] + text("OAC\r\n\u{1A}\nxyz"), "saved as text", "Get the file again"),
        kind(cache.map { $0 & 0x7F }, "highest bit", "binary"),
        kind(text(Data(cache).base64EncodedString()), "base64", "base64 -d"),
        kind(text(Data(journal).base64EncodedString()), "base64", "base64 -d"),
        kind(Array(cache[1...]), "first bytes are missing", "Get the file again"),
        kind(journal, "journal", "openai_cache_temp.bin"),
        kind([UInt8](repeating: 0, count: 5_000), "nothing but zeros", "Get the file again"),
        kind([0x1F, 0x8B, 8, 0, 0, 0, 0, 0], "gzip", "Unpack"),
        kind(text("PK\u{3}\u{4}xxxxxxxxxxxxxx"), "ZIP", "Unpack"),
        kind([0x28, 0xB5, 0x2F, 0xFD, 1, 2, 3], "Zstandard", "Unpack"),
        kind([0xFD] + text("7zXZ") + [0, 0], "xz", "Unpack"),
        kind(text("BZh91AY&SY"), "bzip2", "Unpack"),
        kind([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7z", "Unpack"),
        kind(
            text("lecture/openai_cache.cache") + [UInt8](repeating: 0, count: 231) + text("ustar") + [0, 0, 0], "tar",
            "Unpack"),
        kind([0x80, 4, 0x95] + [UInt8](repeating: 1, count: 90), "pickle", "record"),
        kind(text("<!DOCTYPE html><html><body>Sign in</body></html>"), "web page", "file itself"),
        kind(text("\n  <html><head>"), "web page", "file itself"),
        kind(
            text(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code><Message>x</Message></Error>"
            ),
            "AccessDenied", "link"),
        kind(text("<Error><Code>ExpiredToken</Code></Error>"), "ExpiredToken", "link"),
        kind(text("{\"message\": \"Not Found\"}"), "JSON", "Get the file again"),
        kind([0xEF, 0xBB, 0xBF] + text("[1, 2]"), "JSON", "Get the file again"),
        kind(text("// CachedOpenAI.swift, made by cached-openai\n//\n"), "Swift", "Sources"),
        kind(text("bplist00\u{D1}\u{1}"), "placeholder", "iCloud"),
        kind(text("[InternetShortcut]\r\nURL=https://example.org\r\n"), "shortcut", "file itself"),
        kind([0x4C, 0, 0, 0, 1, 0x14, 2, 0], "shortcut", "file itself"),
        kind(text("/annex/objects/SHA256E-s123--abc\n"), "git-annex", "git annex get"),
        kind(text(String(repeating: "ab12", count: 16) + " POST /x\n"), "used keys", "openai_cache_used.txt"),
        kind(text("404: Not Found"), "text that begins “404: Not Found”", "Get the file again"),
        kind(text("evil \u{1B}[31m\u{202E}x"), #"begins “evil \u{1B}[31m\u{202E}x”"#, "Get the file again"),
        kind([0x01, 0xC3, 0x28, 0xA0], "other bytes", "Get the file again"),
    ]

    @Test(arguments: kinds) func itIsCalledByItsName(kind: Kind) throws {
        let found = #expect(throws: OpenAICache.CacheError.self) {
            try OpenAICache.FileHeader.read(from: OpenAICache.DataSource(Data(kind.bytes), name: "a file"))
        }
        let error = try #require(found)
        #expect(error.code == .foreign && error.offset == 0)
        let text = error.description
        #expect(text.contains(kind.name) && text.contains(kind.advice), "\(text)")
        #expect(!text.contains("is no ") && text.count < 500, "\(text)")
    }

    @Test func anEmptyFileSaysSo() {
        let found = #expect(throws: OpenAICache.CacheError.self) {
            try OpenAICache.FileHeader.read(from: OpenAICache.DataSource(Data(), name: "a file"))
        }
        #expect(found?.description.contains("the file is empty") == true, "\(found?.description ?? "")")
    }

    @Test func aMagicThatIsCutSaysHowMuchThereIs() {
        let found = #expect(throws: OpenAICache.CacheError.self) {
            try OpenAICache.FileHeader.read(from: OpenAICache.DataSource(Data(Self.cache[..<5]), name: "a file"))
        }
        #expect(found?.description.contains("cut short") == true)
    }

    @Test func aCacheUnderTheJournalsNameSaysSo() {
        let found = #expect(throws: OpenAICache.CacheError.self) {
            try OpenAICache.JournalHeader(from: OpenAICache.DataSource(Data(Self.cache), name: "a journal"))
        }
        #expect(found?.description.contains("cache file") == true, "\(found?.description ?? "")")
        #expect(found?.description.contains("openai_cache.cache") == true)
    }

    @Test func anythingElseUnderTheJournalsNameIsCalledByItsName() {
        let html = OpenAICache.DataSource(Data("<html>".utf8), name: "a journal")
        let found = #expect(throws: OpenAICache.CacheError.self) { try OpenAICache.JournalHeader(from: html) }
        #expect(found?.description.contains("web page") == true && found?.code == .foreign)
    }

    @Test func aJournalUnderTheCachesNameIsReadAndNamed() throws {
        let data = SampleFile.journal([SampleRecording.number(1)])
        let opened = OpenAICache.CacheOpener.open(OpenAICache.DataSource(data, name: "a file"))
        #expect(opened.layer?.isEmpty == false)
        #expect(opened.problems.first?.description.contains("openai_cache_temp.bin") == true)
    }
}
