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

    @Test("a file of another format than the one that is named says what it looks like, and what to type")
    func mistaken() throws {
        let inputs = Exported.inputs(SampleEntries.all)
        let batch = GivenFile(
            name: "b", bytes: Data(#"{"custom_id":"a","response":{"status_code":200,"body":{}}}"#.utf8), changedAt: 0)
        let files = try [ExchangeFormat.jsonl, .har, .vcr, .vcrRuby].map { ($0, try Exported.file(inputs, as: $0)) }
        for (format, file) in files + [(.batch, batch)] {
            for named in [ExchangeFormat.jsonl, .har, .vcr, .vcrRuby, .batch] {
                let imported = try Imported([file], as: named)
                let isCassette = Set([format, named]).isSubset(of: [.vcr, .vcrRuby])
                if format == named || isCassette {
                    #expect(imported.report.refused.isEmpty, "\(imported.text)")
                    continue
                }
                let reason = imported.report.refused.first?.reason ?? ""
                #expect(imported.recordings.isEmpty && imported.report.fileCount == 0, "\(imported.text)")
                #expect(
                    reason
                        == "it looks like \(format.inWords), not like \(named.inWords). "
                        + "Import it with --from \(format.rawValue), or without --from.")
            }
        }
    }

    @Test("what is named counts where the beginning of a file doesn't show what it is")
    func stated() throws {
        let rows = try Exported.file(Exported.inputs([SampleEntries.all[0]]), as: .jsonl)
        let bytes = Data("{\"note\":\"mine\"}\n".utf8) + rows.bytes
        #expect(try refusal(bytes)?.contains("it is JSON, and neither") == true)
        let file = GivenFile(name: "f", bytes: bytes, changedAt: 0)
        #expect(try Imported([file], as: .jsonl).recordings.count == 1)
        #expect(try Imported([file], as: .har).report.refused.first?.reason.contains("it is JSON, and neither") == true)
    }

    @Test("formats are found by their content, packed or not", arguments: [ExchangeFormat.jsonl, .har, .vcr, .vcrRuby])
    func found(format: ExchangeFormat) throws {
        let file = try Exported.file(Exported.inputs(SampleEntries.all), as: format)
        #expect(try FormatFinder.find(file).format == format)
    }
}
