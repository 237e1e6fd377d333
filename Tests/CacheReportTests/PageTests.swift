import CacheContents
import CacheReport
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport
import Testing

/// What is on the page, and how it is said.
@Suite("Report: the page") struct PageTests {
    private static let sea = "Name one animal of the sea."
    private static let usage: OpenAICache.JSON = ["prompt_tokens": 140_000, "completion_tokens": 5]
    static let recordings = [
        SampleRecording.chat(
            sea, "An octopus, since it is clever.", model: "gpt-4o", system: "Be brief.", usage: usage),
        SampleRecording.chat(
            sea, "An octopus, since it is kind.", seed: 7, second: 86_400, model: "gpt-4o", system: "Be brief.",
            usage: usage),
        SampleRecording.stream(
            "/chat/completions",
            [
                "model": "gpt-4o-mini", "stream": true,
                "messages": [["role": "user", "content": "What does a lighthouse do?"]],
            ],
            [
                ["choices": [["index": 0, "delta": ["role": "assistant", "content": ""]]]],
                ["choices": [["index": 0, "delta": ["content": "It shows "]]]],
                ["choices": [["index": 0, "delta": ["content": "the coast."]]]],
            ], second: 86_401),
        SampleRecording.chat("Hello", "Hi", second: 86_402, model: "gpt-3.5-turbo"),
        SampleRecording.json(
            "/embeddings", ["model": "text-embedding-3-small", "input": ["a", "b"]],
            [
                "data": [["embedding": [0.6, -0.8]], ["embedding": [0.8, -0.6]]], "model": "text-embedding-3-small",
                "usage": ["prompt_tokens": 2],
            ], second: 86_403),
    ]

    private func key(_ index: Int) -> String { String(Self.recordings[index].key.description.prefix(4)) }

    @Test("what there is, from when, at which cost, stands above")
    func overview() throws {
        let report = try MadeReport(Self.recordings) { $0.students = 200 }
        let text = report.text
        #expect(text.contains("What is in the cache recorded 1 Jan 2026 to 2 Jan 2026"))
        #expect(
            text.contains("4 questions 5 answers 4 models 280,002 tokens in 10 tokens out 1 stream"),
            "\(text.prefix(600))")
        #expect(
            text.contains(
                "Recording cost $0.700 once. With 200 students it would have been $140.02. "
                    + "list prices of 14 Nov 2026; 2 answers tell no tokens"), "\(text.prefix(800))")
        #expect(
            text.contains(
                "1 answer can’t be recorded again, since its model is gone: gpt-3.5-turbo (23 Oct 2026). Keep this cache."
            ))
        #expect(text.contains("from lesson.cache (") && !report.html.contains("anna"))
        let plain = try MadeReport(Self.recordings) { $0.prices = nil }
        #expect(!plain.text.contains("$") && !plain.text.contains("cost"))
    }

    @Test("a row says what was asked and what was answered, in the order of the lesson")
    func rows() throws {
        let text = try MadeReport(Self.recordings).text
        let rows = [
            "1 chat gpt-4o Name one animal of the sea. 2 answers An octopus, since it is clever. / An octopus, since it is kind.",
            "2 chat gpt-4o-mini What does a lighthouse do? 0.7 s It shows the coast.", "3 chat gpt-3.5-turbo Hello Hi",
            "4 embeddings text-embedding-3-small a / b 2 vectors of 2",
        ]
        for row in rows { #expect(text.contains(row), "\(text)") }
        let places = rows.compactMap { text.range(of: $0)?.lowerBound }
        #expect(places == places.sorted())
    }

    @Test("words that differ between answers are marked; answers with nothing in common have no marks")
    func marks() throws {
        let report = try MadeReport(Self.recordings)
        #expect(report.html.contains("An octopus, since it is <mark>clever</mark>."))
        #expect(report.html.contains("An octopus, since it is <mark>kind</mark>."))
        let others = try MadeReport([
            SampleRecording.chat(Self.sea, "An octopus."), SampleRecording.chat(Self.sea, "Whales sing.", second: 1),
        ])
        #expect(!others.html.contains("<mark>") && others.text.contains("hardly a word in common"))
        let same = try MadeReport([
            SampleRecording.chat(Self.sea, "Yes."), SampleRecording.chat(Self.sea, "Yes.", second: 1),
        ])
        #expect(!same.html.contains("<mark>") && same.text.contains("All answers say the same."))
    }

    @Test("a stream has a time line, vectors have strips and cosines, code is set apart")
    func drawings() throws {
        let report = try MadeReport(
            Self.recordings + [
                SampleRecording.chat("Code?", "So:\n\n```swift\nlet a = 1 < 2\n```\n\nDone.", second: 90_000)
            ])
        #expect(report.text.contains("4 pieces in 0.7 s, the first token after 0.20 s"))
        #expect(report.html.contains("<path class=\"tick\" d=\"M142 6V27M285 6V27M428 6V27M571 6V27\"/>"))
        #expect(report.html.contains("d=\"M1 100H319v-72H1z\"") && report.html.contains("d=\"M321 100H639v96H321z\""))
        #expect(report.text.contains("a: 2 numbers, length 1.000") && report.html.contains("<td>0.960</td>"))
        #expect(report.html.contains("<p class=\"said\" dir=\"auto\">So:</p>"))
        #expect(report.html.contains("<pre dir=\"ltr\">let a = 1 &lt; 2</pre>"))
    }

    @Test("the policy stands first and names the style and the script that are there")
    func policy() throws {
        let report = try MadeReport(Self.recordings)
        #expect(
            report.html.contains(
                "<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;;"
            ))
        for (start, end, name) in [("<style>", "</style>", "style-src"), ("<script>", "</script>", "script-src")] {
            let text = try #require(report.between(start, end))
            let digest = OpenAICache.SHA256.hash(Data(text.utf8)).base64EncodedString()
            #expect(report.html.contains("\(name) &#39;sha256-\(digest)&#39;"))
        }
        #expect(report.html.components(separatedBy: "<script").count == 2)
    }

    @Test("the same cache and options give the same bytes")
    func deterministic() throws {
        #expect(try MadeReport(Self.recordings).html == MadeReport(Self.recordings).html)
    }

    @Test("several pages hold each question once, and name each other")
    func pages() throws {
        let whole = try MadeReport(Self.recordings)
        #expect(whole.pages.count == 1 && !whole.html.contains("<nav"))
        let parts = try MadeReport(Self.recordings) { $0.mostPageBytes = 6_000 }
        #expect(parts.pages.count > 1)
        let questions = parts.pages.map { $0.components(separatedBy: "<details class=\"q\"").count - 1 }
        #expect(questions.reduce(0, +) == 4 && !questions.contains(0))
        #expect(parts.html.contains("<b aria-current=\"page\">Page 1</b> <a href=\"./report-2.html\">Page 2</a>"))
        #expect(parts.pages[1].contains("<a href=\"./report.html\">Page 1</a>"))
    }

    @Test("a hashed key hides the question, not the answer; nothing at all is a page, too")
    func left() throws {
        var options = MaterializeOptions()
        (options[.hashKeys], options[.keepFailures]) = (true, true)
        let journal = MaterializeInputs.File(name: "journal", bytes: SampleCache.journal(of: Self.recordings))
        let packed = try CachePacker.pack(MaterializeInputs(caches: [journal]), options: options).sections
        let hashed = try MadeReport(cache: packed.reduce(Data(), +))
        #expect(hashed.text.contains("The requests’ texts were left out for 5 answers."))
        #expect(hashed.text.contains("1 request unknown gpt-4o request text left out"), "\(hashed.text)")
        #expect(hashed.text.contains("An octopus, since it is clever") && !hashed.html.contains("animal of the sea"))
        let empty = try MadeReport([])
        #expect(empty.text.contains("0 questions 0 answers") && empty.html.hasSuffix("</html>\n"))
    }

    @Test("the key in a cache stops it, or is masked")
    func secrets() throws {
        let key = "sk-proj-aB3dE5gH7jK9aB3dE5gH7jK9aB3dE5gH7jK9aB3dE5gH7jK9"
        let recordings = [SampleRecording.chat("My key is \(key)", "Thank you, \(key)")]
        #expect(throws: (any Error).self) { try MadeReport(recordings) }
        let report = try MadeReport(recordings) { $0.allowsSecrets = true }
        #expect(!report.html.contains(key.dropFirst(8)) && report.html.contains("sk-…("))
    }

    @Test("what is damaged is said, and the rest is shown")
    func damage() throws {
        var file = SampleCache.journal(of: Self.recordings)
        let place = try #require(file.range(of: Data("kind.".utf8)))
        file[place.lowerBound] = 0
        let contents = try Contents(MaterializeInputs(caches: [.init(name: "a", bytes: file)]))
        let pages = try ReportPages(contents, ReportOptions())
        var html = Data()
        try pages.write(page: 0, fileName: "a.html") { html += $0 }
        #expect(String(decoding: html, as: UTF8.self).contains("An octopus, since it is clever."))
        #expect(!contents.damage.isEmpty)
    }
}
