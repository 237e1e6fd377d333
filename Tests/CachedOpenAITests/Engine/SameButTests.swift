import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// What a run changes by itself is told from what a person changed.
@Suite struct SameButTests {
    typealias JSON = OpenAICache.JSON
    typealias SameBut = OpenAICache.SameBut

    private static func sum(_ text: String) -> OpenAICache.WordSum {
        .init(["model": "m", "input": .string(text)], ignoring: [])
    }

    @Test(arguments: [
        ("Stock: {\"a\":1,\"b\":[2,3]}. Order?", "Stock: {\"b\":[2,3],\"a\":1}. Order?", SameBut.order),
        ("- pears\n- apples\n- figs", "- figs\n- pears\n- apples", .order),
        (#"["b": 1.5, "a": 2]"#, #"["a": 2, "b": 1.5]"#, .order),
        ("{\n  \"a\" : \"x\",\n  \"é\" : 1\n}", "{\n  \"é\" : 1,\n  \"a\" : \"x\"\n}", .order),
        ("We have tea, milk, bread here. Sum up.", "We have bread, tea, milk here. Sum up.", .order),
        ("Sort: green tea, milk, rye bread.", "Sort: rye bread, green tea, milk.", .order),
        ("1. pears\n2. figs\nWhich is sweet?", "1. figs\n2. pears\nWhich is sweet?", .order),
        ("Names: b, a", "Names: a, b", .order), ("Set([\"b\", \"a (c)\"])", "Set([\"a (c)\", \"b\"])", .order),
        (#"{"a":{"x":[1,2]},"b":2}"#, #"{"b":2,"a":{"x":[2,1]}}"#, .order),
        ("a (b)\r\nc", "c\r\na (b)", .order),
        ("Today is 2026-11-27. Plan.", "Today is 2026-11-28. Plan.", .date),
        ("It is 2026-11-27 09:30:01 +0000.", "It is 2026-12-01 23:00:59 +0000.", .date),
        ("At 2026-11-27T09:30:01Z: rain", "At 2026-11-28T10:31:44Z: rain", .date),
        ("Now: 27 November 2026 at 9:30\u{202F}AM", "Now: 3 May 2027 at 12:41\u{202F}PM", .date),
        ("Now: Nov 27, 2026, 9:30 PM", "Now: Dec 1, 2026, 10:00 AM", .date),
        ("Friday, 27/11/2026", "Monday, 30/11/2026", .date), ("See 27.11.26", "See 1.12.26", .date),
        ("log 1795826339.12", "log 1795829999.7", .date), ("notes-2026-11-27.txt", "notes-2026-11-28.txt", .date),
        (
            "Case 5A8E7A62-0B5F-4D0B-9B0E-3D2F5B6C7D8E: open", "Case 11111111-0B5F-4D0B-9B0E-3D2F5B6C7D8E: open", .uuid
        ),
        ("[Hazards.Sale(item: \"tea\")]", "[lesson.Sale(item: \"tea\")]", .module),
        ("kind: Hazards.Kind.cheap", "kind: my_lesson.Kind.cheap", .module),
    ])
    fileprivate func itIsNamed(one: String, other: String, kind: SameBut) {
        #expect(SameBut.between(Self.sum(one), Self.sum(other)) == kind)
        #expect(SameBut.between(Self.sum(other), Self.sum(one)) == kind)
    }

    @Test(arguments: [
        ("Is 1.5 more than 2?", "Is 5.1 more than 2?"), ("Name three cities.", "Name four cities."),
        ("Sale 12", "Sale 13"), ("a, b", "a, b, b"), ("Read a.txt.", "Read b.txt."), ("12 apples", "13 apples"),
        ("version 1.2.3", "version 1.2.4"), ("in May 2026 Ann", "in May 2026 Bob"), ("", "x"),
        ("The dog bites the man.", "The man bites the dog."), ("Is A more than B?", "Is B more than A?"),
        ("The dog, which is big, bites the man.", "The man, which is big, bites the dog."),
        ("Translate from French to German: oui", "Translate from German to French: oui"),
        ("Ann asked. Bob answered.", "Bob asked. Ann answered."), ("It rains. We stay.", "We stay. It rains."),
        (#"{"a":1,"b":2}"#, #"{"a":2,"b":1}"#), (#"{"a":{"x":1},"b":{"x":2}}"#, #"{"a":{"x":2},"b":{"x":1}}"#),
        ("- the dog bites the man\n- b", "- b\n- the man bites the dog"), ("a: 1\nb: 2", "a: 2\nb: 1"),
        ("On 2026-11-27 the dog bites the man", "On 2026-11-27 the man bites the dog"),
    ])
    func whatAPersonChangedIsNone(one: String, other: String) {
        #expect(SameBut.between(Self.sum(one), Self.sum(other)) == nil)
    }

    @Test func anyBytesComeToASum() {
        for text in [
            "\\", "é", "2026-", "1:", "00/00/0", "a.", ".", "-", "\u{0}", "a-", "5A8E7A62-0B5F", "Nov", "1 1 Nov",
            "\"", "\"\"\"", ")]}", "([{", "(\"", ",,;\n\n. . ?", String(repeating: "([{\"", count: 10_000),
            String(repeating: "a,", count: 10_000),
        ] {
            _ = OpenAICache.WordSum(Data(text.utf8))
        }
        _ = OpenAICache.WordSum(Data([0xFF, 0x2D, 0xC3]))
    }

    // MARK: In a miss

    private func miss(_ recorded: String, _ asked: String, among others: Int = 0) async throws -> String {
        try await Lesson.run { lesson in
            for number in 0..<others { _ = try await lesson.client(.dev).ask("Question \(number)?") }
            _ = try await lesson.client(.dev).ask(recorded)
            let miss = await #expect(throws: OpenAI.MissError.self) {
                try await lesson.client(.production, offline: true).ask(asked)
            }
            return miss?.description ?? ""
        }
    }

    @Test func aMissSaysTheSameInAnotherOrder() async throws {
        let text = try await miss("Stock {\"tea\":1,\"milk\":2}?", "Stock {\"milk\":2,\"tea\":1}?", among: 3)
        #expect(text.contains("The same is recorded, in another order:\n  messages[0].content"))
        #expect(text.contains("What to do: keep the order that was recorded. Where you don't choose it, sort"))
        #expect(text.contains("`try OpenAI.JSON(encoding: value)` sorts the keys"))
    }

    @Test func aMissSaysWhatElseChangesByItself() async throws {
        let text = try await miss("It is 2026-11-27. Plan the day.", "It is 2026-11-28. Plan the day.")
        #expect(text.contains("A recorded request is the same but for a date or a time:\n  messages[0].content"))
        #expect(text.contains("What to do: write a fixed date"))
        let module = try await miss("[Hazards.Sale(1)]?", "[lesson.Sale(1)]?")
        #expect(module.contains("name of the module in a printed type"))
        #expect(module.contains("`try OpenAI.JSON(encoding: value)` writes any Encodable"))
    }

    @Test func wordsThatWereSwappedAreAnotherPrompt() async throws {
        let text = try await miss("The dog bites the man.", "The man bites the dog.")
        #expect(text.contains("The closest recorded request differs in:\n  messages[0].content"), "\(text)")
        #expect(!text.contains("sort what goes") && !text.contains("another order"), "\(text)")
    }

    @Test func aMissThatWasSentAndFailedSaysSo() async throws {
        try await Lesson.run { lesson in
            _ = try await lesson.client(.dev).ask("- a\n- b")
            lesson.api.answer("POST", "/chat/completions", .error(401))
            let error = await #expect(throws: OpenAI.AuthenticationError.self) {
                try await lesson.client(.production).ask("- b\n- a")
            }
            #expect(error?.message.contains("differs in messages[0].content, by order alone") == true)
        }
    }

    /// A stranger that is compared first, and so many that not all can be compared.
    @Test func itIsFoundBehindManyOthers() throws {
        let recordings = (0..<6_000).map { SampleRecording.number($0, question: $0) }
        var last = SampleRecording.number(6_000, question: 6_000)
        last.request.body = (["model": "m", "input": "b, a"] as JSON).data()
        let layer = OpenAICache.ScannedFile(
            OpenAICache.DataSource(SampleFile.journal(recordings + [last]), name: "journal"), from: 36)
        let stack = OpenAICache.CacheStack(cursors: .init(), layers: { .init(recorded: [layer]) }, report: { _ in })
        let call = OpenAICache.Call(
            method: "POST", url: try #require(URL(string: "https://api.openai.com/v1" + last.request.path)),
            address: .init(base: "https://api.openai.com/v1", path: last.request.path, query: ""),
            body: .json(["model": "m", "input": "a, b"]))
        guard case .closest(let found) = OpenAICache.ClosestRequest.find(call, among: stack, within: .max) else {
            Issue.record("nothing was found")
            return
        }
        #expect(found.sameBut == .order)
    }
}
