import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct JSONParserTests {
    @Test(arguments: [
        "null", " true ", "\t\r\n false", "0", "\"\"", "[]", "{}", "[ ]", "{ }", "[1 , 2]", #"{"a" : 1 , "b":[]}"#,
        #""\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00""#, "\"\u{7f}\u{2028}\"", #""\u0000""#, "[[[]]]", "\u{FEFF}1",
    ])
    func whatTheGrammarAllowsIsTaken(text: String) {
        #expect(throws: Never.self) { try parse(text) }
    }

    @Test(arguments: [
        ("", 0), (" ", 1), ("nul", 0), ("True", 0), ("truex", 4), ("[1,]", 3), ("[,1]", 1), ("[1 2]", 3), ("[", 1),
        ("]", 0),
        ("{", 1), (#"{"a"}"#, 4), (#"{"a":}"#, 5), (#"{"a":1,}"#, 7), ("{a:1}", 1), ("{'a':1}", 1),
        (#"{"a":1 "b":2}"#, 7),
        ("\"", 1), ("\"a", 2), ("\"\u{1}\"", 1), ("\"\n\"", 1), (#""\x""#, 2), (#""\u12g4""#, 2), (#""\u12"#, 2),
        ("\"\\", 2),
        ("1 2", 2), ("01", 0), ("[+1]", 1), ("[.5]", 1), ("[5.]", 3), ("[1e]", 3), ("NaN", 0), ("-", 1), ("[1]x", 3),
        ("// c\n1", 0), ("\u{a0}1", 0), ("\u{FEFF}\u{FEFF}1", 3), (#""\ud800""#, 1), (#""\ud800\u0041""#, 1),
        (#""\udc00""#, 1), (#""ab\ud800x""#, 3), ("[1}", 2), ("\u{0}", 0), ("1\u{0}", 1),
    ])
    func whatTheGrammarForbidsIsRefusedWithItsPlace(text: String, offset: Int) {
        let error = #expect(throws: JSON.SyntaxError.self) { try parse(text) }
        #expect(error?.offset == offset, "\(text): \(error?.description ?? "")")
        #expect(error.map { "\($0)".hasPrefix("not valid JSON at byte \(offset): ") } == true)
        #expect(error?.localizedDescription == error?.description)
    }

    @Test(
        arguments: [
            ([0x22, 0x61, 0x80, 0x22], 2), ([0x22, 0xC0, 0x80, 0x22], 1), ([0x22, 0xED, 0xA0, 0x80, 0x22], 1),
            ([0x22, 0xEF, 0xBF, 0x22], 1), ([0x22, 0xEF, 0x22], 1), ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1),
            ([0x22, 0xC3, 0x5C, 0x6E, 0x22], 1), ([0x22, 0x5C, 0x6E, 0xFF, 0x22], 3),
            ([0x22, 0xC3, 0xA9, 0xC3, 0x22], 3),
            ([0x7B, 0x22, 0xFE, 0x22, 0x3A, 0x31, 0x7D], 2),
        ] as [([UInt8], Int)])
    func whatIsNotUTF8IsRefusedWithItsPlace(bytes: [UInt8], offset: Int) {
        let error = #expect(throws: JSON.SyntaxError.self) { try JSON(parsing: Data(bytes)) }
        #expect(error?.offset == offset)
    }

    @Test(arguments: [
        ("NaN", "null"), ("[Infinity,-Infinity,-1]", "[null,null,-1]"), (#""\ud800\ud83d\ude00""#, "\"\u{FFFD}😀\""),
        (#""\ud800x\udc00""#, "\"\u{FFFD}x\u{FFFD}\""), ("\"a\nb\"", #""a\nb""#),
        (#"{"\ud800":1,"\udc00":2}"#, "{\"\u{FFFD}\":2}"),
        ("\u{FEFF} [1]", "[1]"),
    ])
    func aLenientReaderTakesWhatServersGetWrong(text: String, written: String) throws {
        #expect(try JSON(reading: Data(text.utf8)).description == written)
        let isStrict = (try? parse(text)) == nil || text.hasPrefix("\u{FEFF}")
        #expect(isStrict)
    }

    @Test func whatIsNotUTF8IsRepaired() throws {
        let twins = Data([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x2C, 0x22, 0xFE, 0x22, 0x3A, 0x32, 0x7D])
        #expect(try JSON(reading: twins) == ["\u{FFFD}": 2])
        let mark = Data("{\"\u{FFFD}\":1,\"".utf8) + [0xFF] + Data("\":2}".utf8)
        #expect(try JSON(reading: mark) == ["\u{FFFD}": 2])
    }

    @Test(arguments: ["", "[1", "[1] x", "[1,]", "{'a':1}", #""\x""#, "NaNs", "Infinit", "-Inf", "nan", #""a"#])
    func aLenientReaderTakesNoBrokenJSON(text: String) {
        #expect(throws: JSON.SyntaxError.self) { try JSON(reading: Data(text.utf8)) }
    }

    @Test func aSliceOfDataIsReadFromItsStart() throws {
        let data = Data("xx[1,2]yy".utf8)
        #expect(try JSON(parsing: data[2..<7]) == [1, 2])
    }

    @Test func depthIsLimitedAndFitsASmallStack() async throws {
        let deepest = String(repeating: "[", count: 256) + String(repeating: "]", count: 256)
        let objects = String(repeating: #"{"a":"#, count: 255) + "{}" + String(repeating: "}", count: 255)
        let results = await onSmallStack {
            for text in [deepest, objects] {
                guard let value = try? parse(text), let copy = try? parse(value.prettyPrinted()) else { return false }
                guard copy == value, copy.hashValue == value.hashValue else { return false }
                guard String(decoding: value.canonicalData(), as: UTF8.self) == text else { return false }
            }
            return true
        }
        #expect(results)
        let error = #expect(throws: JSON.SyntaxError.self) { try parse("[" + deepest + "]") }
        #expect(error?.offset == 256)
        for open in ["[", #"{"a":"#, #"[{"a":"#] {
            #expect(throws: JSON.SyntaxError.self) { try parse(String(repeating: open, count: 1_000_000)) }
        }
    }

    /// Runs on a thread with less than the 512 KB of stack that other platforms give a secondary thread: callers have used
    /// some of it.
    private func onSmallStack(_ body: @escaping @Sendable () -> Bool) async -> Bool {
        await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: body()) }
            thread.stackSize = 384 * 1024
            thread.start()
        }
    }

    private static let document = #"""
        {"id":"chatcmpl-1","n":[0,-1,2.5e-3,12345678901234567890,1e400],"s":"é\u00e9\n😀\ud83d\ude00",
        "b":[true,false,null],"o":{"":{}}}
        """#

    @Test func aDocumentCutOffAnywhereIsRefused() throws {
        let whole = Data(Self.document.utf8)
        #expect(throws: Never.self) { try JSON(parsing: whole) }
        for length in 0..<whole.count {
            let error = #expect(throws: JSON.SyntaxError.self) { try JSON(parsing: whole.prefix(length)) }
            #expect(error.map { $0.offset <= length } == true)
        }
    }

    @Test func mutationsNeverCrashAndWhatParsesReadsBackEqual() throws {
        let alphabet = Array(#"{}[]",:\u0123456789eE+-.tfn "#.utf8) + [0x00, 0x80, 0xC3, 0xED, 0xEF, 0xF0, 0xFF]
        var taken = 0
        for _ in 0..<20_000 {
            var bytes = Array(Self.document.utf8)
            for _ in 0..<Int.random(in: 1...3) { mutate(&bytes, with: alphabet) }
            guard let value = try? JSON(parsing: Data(bytes)) else { continue }
            taken += 1
            #expect(try JSON(parsing: value.data()) == value, "\(value) \(String(decoding: bytes, as: UTF8.self))")
            #expect(try JSON(parsing: value.canonicalData()).canonicalData() == value.canonicalData())
        }
        #expect(taken > 100)
    }

    private func mutate(_ bytes: inout [UInt8], with alphabet: [UInt8]) {
        let place = Int.random(in: 0..<bytes.count)
        let byte = alphabet.randomElement() ?? 0
        switch Int.random(in: 0...2) {
        case 0: bytes[place] = byte
        case 1: bytes.remove(at: place)
        default: bytes.insert(byte, at: place)
        }
    }

    @Test(.timeLimit(.minutes(5))) func aMillionDigitsAreKept() throws {
        let digits = String(repeating: "7", count: 1_000_000)
        #expect(try parse(digits).description == digits)
    }
}
