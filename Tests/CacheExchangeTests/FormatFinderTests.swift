import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport
import Testing

@testable import CacheExchange

@Suite("What a file is")
struct FormatFinderTests {
    private func refusal(_ bytes: Data) throws -> String? {
        try Imported([GivenFile(name: "f", bytes: bytes, changedAt: 0)]).report.refused.first?.reason
    }

    @Test("pickles are refused by name, with the way out, and so is a cache")
    func pickles() throws {
        let protocols = (2...5).map { Data([0x80, $0, 0x95, 0, 0, 0]) }
        for pickle in protocols + [Data([40, 0, 0, 0, 0x80, 4, 0x95])] {
            #expect(try refusal(pickle)?.contains("Scripts/python-cache-to-jsonl.py") == true)
        }
        #expect(try refusal(SampleCache.journal(["42"]))?.contains("cached-openai merge") == true)
        #expect(
            try refusal(Exported.packed(Exported.inputs(SampleEntries.all)))?.contains("cached-openai merge") == true)
    }

    @Test("aimock's fixtures are refused by name")
    func aimock() throws {
        let fixtures = #"{"fixtures":[{"match":{"userMessage":"Hi"},"response":{"content":"Hello"}}]}"#
        #expect(try refusal(Data(fixtures.utf8))?.contains("aimock") == true)
    }

    @Test(
        "what is nothing of these is refused with the list of what is",
        arguments: ["", "\n \n", "hello", "[1]", "{\"a\":1}"])
    func others(text: String) throws {
        #expect(try refusal(Data(text.utf8)) != nil)
    }

    @Test("formats are found by their content, packed or not", arguments: [ExchangeFormat.jsonl, .har, .vcr, .vcrRuby])
    func found(format: ExchangeFormat) throws {
        let file = try Exported.file(Exported.inputs(SampleEntries.all), as: format)
        #expect(try FormatFinder.find(file).format == format)
    }
}
