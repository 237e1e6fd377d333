import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport
import Testing

/// What a cache holds, by its index and by its texts.
@Suite("Contents") struct ContentsTests {
    private static let sea = "Name one animal of the sea."
    private static let recordings = [
        SampleRecording.chat(sea, "An octopus."), SampleRecording.chat(sea, "A seahorse.", seed: 1, second: 1),
        SampleRecording.chat(sea, "A blue whale.", seed: 2, second: 2),
        SampleRecording.json("/models", .null, ["object": "list", "data": []], second: 3, method: "GET"),
    ]

    @Test("a journal and a packed file tell the same")
    func forms() throws {
        for contents in [try Opened.journal(Self.recordings), try Opened.packed(Self.recordings)] {
            #expect(contents.entries.count == 4 && contents.requestCount == 2)
            let texts = contents.entries.compactMap { contents.interaction($0)?.answer.label }
            #expect(texts == ["An octopus.", "A seahorse.", "A blue whale.", "a list of 0"])
            let asked = contents.entries.compactMap { contents.interaction($0)?.question?.label }
            #expect(asked == [Self.sea, Self.sea, Self.sea, "GET /models"])
            #expect(contents.damage.isEmpty)
        }
    }

    @Test("how much a packed cache holds, its index tells alone")
    func outline() throws {
        for recordings in [Self.recordings, []] {
            let contents = try Opened.packed(recordings)
            let whole = ContentsOutline(contents)
            let outline = try #require(try ContentsOutline(Opened.packedInputs(recordings)))
            #expect(outline.answerCount == whole.answerCount && outline.requestCount == whole.requestCount)
            #expect(outline.times == whole.times && outline.byteCount == whole.byteCount)
            #expect(outline.files.map(\.name) == whole.files.map(\.name))
        }
        let place = OpenAICache.FileHeader.byteCount + 40
        let damaged = try ContentsOutline(Opened.packedInputs(Self.recordings) { $0[place] ^= 0xFF })
        #expect(damaged?.answerCount == 4)
        #expect(ContentsOutline(Opened.journalInputs(Self.recordings)) == nil)
    }

    @Test("names are turns and seeds, and lead back")
    func names() throws {
        let contents = try Opened.journal(Self.recordings)
        let digits = contents.entries[0].name.digits
        #expect(digits.count == 8)
        #expect(contents.entries.prefix(3).map(\.name.description) == ["\(digits)#1", "\(digits)~1", "\(digits)~2"])
        for entry in contents.entries {
            let found = try contents.entries(named: entry.name.description)
            #expect(found.map(\.number) == [entry.number] && found.map(\.key) == [entry.key])
        }
        #expect(try contents.entries(named: digits.uppercased()).count == 3)
        #expect(try contents.entries(named: "\(contents.entries[0].key)#3").map(\.seed) == [2])
    }

    @Test(
        "what is no name, or names nothing, says what to do",
        arguments: ["", "9f", "xyz1", "9f3a#0", "9f3a#x", "0000#1"])
    func wrongNames(text: String) throws {
        let contents = try Opened.journal(Self.recordings)
        let error = #expect(throws: NameNotFound.self) { try contents.entries(named: text) }
        #expect(error?.description.contains("cached-openai inspect lists them") == true)
    }

    @Test("a turn that isn't there names those that are")
    func missingTurn() throws {
        let contents = try Opened.journal(Self.recordings)
        let digits = contents.entries[0].name.digits
        let error = #expect(throws: NameNotFound.self) { try contents.entries(named: "\(digits)#9") }
        #expect(error?.description.hasSuffix("there are: \(digits)#1, \(digits)~1, \(digits)~2") == true)
    }

    @Test("digits that fit two requests are refused, with longer ones")
    func ambiguity() throws {
        // Among so many, two keys begin alike.
        let many = (0..<1_500).map { SampleRecording.chat("Question \($0)", "Answer \($0)", second: $0) }
        let contents = try Opened.journal(many)
        let byStart = Dictionary(grouping: contents.entries) { $0.key.description.prefix(4) }
        let twins = try #require(byStart.first { $0.value.count > 1 })
        let error = #expect(throws: NameNotFound.self) { try contents.entries(named: String(twins.key)) }
        for twin in twins.value { #expect(error?.description.contains(twin.name.digits) == true) }
        #expect(Set(contents.entries.map(\.name)).count == 1_500)
        #expect(contents.entries.allSatisfy { (try? contents.entries(named: $0.name.description).count) == 1 })
    }

    @Test("one seed from two servers is told by the turn")
    func seedOfTwoServers() throws {
        let contents = try Opened.journal([
            SampleRecording.chat("Hi", "one", seed: 7),
            SampleRecording.chat("Hi", "two", seed: 7, second: 1, base: "http://localhost:1234/v1"),
        ])
        let digits = contents.entries[0].name.digits
        #expect(contents.entries.map(\.name.description) == ["\(digits)#1", "\(digits)#2"])
        #expect(try contents.entries(named: "\(digits)~7").count == 2)
    }

    @Test("without the requests' texts, all else is there")
    func hashedKeys() throws {
        let contents = try Opened.packed(Self.recordings, hashKeys: true)
        let interactions = contents.entries.compactMap(contents.interaction)
        #expect(interactions.count == 4 && interactions.allSatisfy { $0.question == nil })
        #expect(interactions.map(\.answer.label) == ["An octopus.", "A seahorse.", "A blue whale.", "a list of 0"])
        #expect(interactions[0].model == "gpt-4o-mini")
    }

    @Test("what is damaged is told, and what is left can be read")
    func damage() throws {
        var bytes = SampleCache.journal(of: Self.recordings)
        // In the first answer's text.
        let place = try #require(bytes.range(of: Data("octopus".utf8))).lowerBound
        bytes[place] ^= 0xFF
        let contents = try Contents(MaterializeInputs(caches: [.init(name: "a journal", bytes: bytes)]))
        let labels = contents.entries.compactMap { contents.interaction($0)?.answer.label }
        #expect(labels == ["A seahorse.", "A blue whale.", "a list of 0"])
        #expect(
            contents.damage.count == 1 && contents.damage.first?.description.hasPrefix("a journal at byte ") == true)
    }

    @Test("requests are found wherever they stand, in any order", arguments: [true, false])
    func requestsInAnyOrder(isPacked: Bool) throws {
        let many = (0..<2_000).map { SampleRecording.chat("Question \($0)", "Answer \($0)", second: $0) }
        let contents = isPacked ? try Opened.packed(many) : try Opened.journal(many)
        for entry in contents.entries.reversed() {
            let interaction = try #require(contents.interaction(entry))
            let question = try #require(interaction.question?.label)
            #expect(interaction.answer.label == question.replacingOccurrences(of: "Question", with: "Answer"))
        }
    }
}
