import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport
import Testing

@testable import CacheExchange

@Suite("Formats of our own")
struct RoundTripTests {
    @Test("bring back the same cache to the byte", arguments: [ExchangeFormat.jsonl, .har])
    func file(format: ExchangeFormat) throws {
        let inputs = Exported.inputs(SampleEntries.all)
        let imported = try Imported([try Exported.file(inputs, as: format)])
        #expect(imported.report.leftOutCount == 0, "\(imported.text)")
        #expect(imported.recordings.count == SampleEntries.all.count)
        let again = Exported.inputs(imported.recordings)
        #expect(try Exported.packed(again) == Exported.packed(inputs))
        #expect(try Exported.file(again, as: format).bytes == Exported.file(inputs, as: format).bytes)
    }

    @Test("bring back a cache without requests to the byte", arguments: [ExchangeFormat.jsonl, .har])
    func hashed(format: ExchangeFormat) throws {
        let bytes = try Exported.packed(Exported.inputs(SampleEntries.all), hashKeys: true)
        let inputs = MaterializeInputs(caches: [.init(name: "hashed", bytes: bytes)])
        let imported = try Imported([try Exported.file(inputs, as: format)])
        #expect(imported.recordings.count == SampleEntries.all.count, "\(imported.text)")
        #expect(imported.text.contains("came without requests"))
        #expect(try Exported.packed(Exported.inputs(imported.recordings)) == Exported.packed(inputs))
    }

    @Test("bring back folders to the byte, and say what was edited")
    func folders() throws {
        let inputs = Exported.inputs(SampleEntries.all)
        let folder = try TemporaryFolder()
        try Exported.folder(inputs, in: folder)
        let imported = try Imported(folder: folder.url)
        #expect(imported.report.leftOutCount == 0, "\(imported.text)")
        #expect(try Exported.packed(Exported.inputs(imported.recordings)) == Exported.packed(inputs))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
        let speech = try #require(
            names.first { name in
                FileManager.default.fileExists(atPath: folder.url.appending(path: "\(name)/answer.mp3").path)
            })
        try folder.write(Data([1, 2, 3]), to: "\(speech)/answer.mp3")
        let edited = try Imported(folder: folder.url).recordings.filter { $0.answer.body == Data([1, 2, 3]) }
        #expect(edited.map(\.answer.origin) == [.edited])
    }

    @Test("come once, however often and in whatever form they are named")
    func repeated() throws {
        let inputs = Exported.inputs(SampleEntries.all)
        let files = try [ExchangeFormat.jsonl, .har, .jsonl].map { try Exported.file(inputs, as: $0) }
        let imported = try Imported(files)
        let count = SampleEntries.all.count
        #expect(imported.recordings.count == count && imported.report.taken == count)
        #expect(imported.text.contains("\(3 * count) interactions: \(count) were imported"), "\(imported.text)")
        #expect(imported.text.contains("\(2 * count) are the same recordings as earlier ones: each comes once"))
        let once = try Imported([files[0]]).text.split(separator: "\n").last
        #expect(imported.text.split(separator: "\n").last == once, "\(imported.text)")
    }

    @Test("an answer that was edited in a copy is told of, and so are rows without a time")
    func contradicting() throws {
        let row = try Exported.file(Exported.inputs([SampleEntries.all[3]]), as: .jsonl)
        let text = String(decoding: row.bytes, as: UTF8.self)
        let edited = text.replacingOccurrences(of: "Seven", with: "Eight")
        let both = try Imported(text + "\n" + edited)
        #expect(both.recordings.count == 1, "\(both.text)")
        #expect(both.text.contains("1 is another answer than an earlier one that was recorded at the same moment"))
        let undated = try OpenAICache.JSON(parsing: row.bytes).objectValue.map { row in
            var row = row
            row["recorded"] = nil
            return GivenFile(name: "f", bytes: OpenAICache.JSON.object(row).data(), changedAt: 0)
        }
        let file = try #require(undated)
        #expect(try Imported([file, file]).recordings.count == 1)
    }

    @Test("compute keys anew, and say so where the file states others")
    func keys() throws {
        let row = try Exported.file(Exported.inputs([SampleEntries.all[4]]), as: .jsonl)
        let text = String(decoding: row.bytes, as: UTF8.self)
        let edited = text.replacingOccurrences(of: #"{\"input\":\"Hi\"}"#, with: #"{\"input\":\"Ho\"}"#)
        #expect(edited != text)
        let imported = try Imported(edited)
        let expected = SampleEntries.json("/responses", ["input": "Ho"], ["output": []], at: 11, seed: -4)
        #expect(imported.recordings.map(\.key) == [expected.key])
        #expect(imported.text.contains("1 has another key than the file states"))
    }

    @Test("leave the fields out that the program ignores")
    func ignoredFields() throws {
        let address = OpenAICache.Address(base: SampleEntries.base, path: "/responses", query: "")
        let asked: OpenAICache.JSON = ["input": "Hi", "user": "anna"]
        let identity = OpenAICache.RequestIdentity(
            method: "POST", address: address, body: .json(asked), ignoredFields: ["user"])
        var recording = SampleEntries.json("/responses", asked, ["output": []], at: 1)
        #expect(recording.key != identity.key)
        recording.key = identity.key
        var options = ImportOptions()
        options.ignoredFields = ["user"]
        let imported = try Imported([try Exported.file(Exported.inputs([recording]), as: .jsonl)], options)
        #expect(imported.recordings.map(\.key) == [identity.key])
    }

    @Test("keep turns in their order, whatever the clocks said")
    func turns() throws {
        let imported = try Imported([try Exported.file(Exported.inputs(SampleEntries.all), as: .jsonl)])
        let first = SampleEntries.all[0]
        let answers = imported.recordings.filter { $0.key == first.key && $0.base == first.base && $0.seed == nil }
        #expect(answers.map(\.answer) == SampleEntries.all[0..<3].map(\.answer))
    }

    @Test("write no control character that a terminal obeys", arguments: [ExchangeFormat.jsonl, .har, .vcr, .vcrRuby])
    func controls(format: ExchangeFormat) throws {
        let text = String(
            decoding: try Exported.file(Exported.inputs(SampleEntries.all), as: format).bytes, as: UTF8.self)
        let controls = text.unicodeScalars.filter { $0.properties.generalCategory == .control && $0 != "\n" }
        #expect(controls.isEmpty, "\(controls.map { String($0.value, radix: 16) })")
    }

    @Test("are filtered by name, path, model and base URL")
    func filters() throws {
        let inputs = Exported.inputs(SampleEntries.all)
        func count(_ change: (inout EntryFilter) -> Void) throws -> Int {
            var filter = EntryFilter()
            change(&filter)
            return try Exported.exporter(inputs, filter: filter).write(as: .jsonl) { _ in }.count
        }
        let key = SampleEntries.all[0].key.description
        #expect(try count { $0.names = [String(key.prefix(6))] } == 5)
        #expect(try count { $0.names = [key.prefix(6) + "#2"] } == 1)
        #expect(try count { $0.names = [key.prefix(6) + "~7"] } == 1)
        #expect(try count { $0.paths = ["embeddings", "/audio/speech"] } == 2)
        #expect(try count { $0.models = ["gpt-4o-mini"] } == 5)
        #expect(try count { $0.bases = ["http://LOCALHOST:11434/openai/v1/"] } == 1)
    }
}
