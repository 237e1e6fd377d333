import CachedOpenAI
import Foundation
import TestSupport
import Testing

/// A cache that speaks to a browser in every field: nothing of it becomes markup.
@Suite("Report: hostile caches") struct HostileTests {
    /// An accent behind a sign makes one character of both, which is not the sign; for a browser it is.
    static let evils = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
        "</style></title></pre>",
        "<\u{301}img src=x onerror=alert(1)>", "\"\u{301} autofocus onfocus=alert(1) x=\"\u{301}", "&lt;b&gt;&#60;",
        "{{{title}}}{{&title}}{{#messages}}", "<slot 0><slot 99>", "<!-- --!> <![CDATA[", "javascript:alert(1)",
        "\u{202E}\u{2066}\u{2028}\u{85}\u{1B}[31m\u{9B}2J\0\u{FEFF}\u{E0041}\r",
    ]

    private static let names: Set<String> = [
        "class", "id", "href", "hidden", "dir", "role", "aria-label", "aria-hidden", "aria-live", "aria-current",
        "type",
        "placeholder", "autocomplete", "spellcheck", "value", "data-role", "data-t", "data-k", "data-m", "data-f",
        "data-w",
        "viewBox",
        "focusable", "d", "/", "d/", "src", "alt", "width", "height", "loading", "decoding", "controls", "preload",
        "download",
        "scope", "preserveAspectRatio", "title",
    ]
    private static let tags: Set<String> = [
        "a", "article", "audio", "b", "bdi", "body", "button", "caption", "code", "dd", "details", "div", "dl", "dt",
        "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "header", "html", "img", "input", "kbd", "label",
        "li",
        "main", "mark", "nav", "option", "output", "p", "path", "pre", "script", "section", "select", "span", "strong",
        "summary", "svg", "table", "tbody", "td", "th", "thead", "tr", "ul", "video",
    ]

    private static func recordings(_ evil: String) -> [OpenAICache.Recording] {
        let text = OpenAICache.JSON.string(evil)
        let drawing = "data:image/png;base64," + Data("<svg onload=alert(1)>".utf8).base64EncodedString()
        let request: OpenAICache.JSON = [
            "model": text, "stop": text, "response_format": .object([evil: text]),
            "messages": [
                ["role": text, "content": text],
                [
                    "role": "user",
                    "content": [
                        ["type": "text", "text": text], ["type": "image_url", "image_url": ["url": text]],
                        ["type": "image_url", "image_url": ["url": .string(drawing)]],
                        ["type": "file", "file": ["filename": text, "file_data": .string(drawing)]],
                        .object([evil: text]),
                    ],
                ],
            ],
            "tools": [["function": ["name": text, "parameters": ["properties": .object([evil: text])]]]],
        ]
        let message: OpenAICache.JSON = [
            "role": text, "content": text, "refusal": text, "reasoning_content": text,
            "annotations": [["url_citation": ["url": text]]],
            "tool_calls": [["id": text, "function": ["name": text, "arguments": text]]],
        ]
        let answer: OpenAICache.JSON = [
            "model": text, "service_tier": text, "usage": ["prompt_tokens": 1, "completion_tokens": 1],
            "choices": [
                [
                    "message": message, "finish_reason": text,
                    "logprobs": ["content": [["token": text, "logprob": -1]]],
                ]
            ],
        ]
        var chat = SampleRecording.json("/\(evil)/chat/completions", request, answer, base: "http://\(evil)")
        (chat.request.method, chat.request.query) = (evil, evil)
        chat.answer.headers = ["content-type": evil, "x-request-id": evil]
        chat.answer.pictures = [.init(url: evil, contentType: evil, content: Data(evil.utf8))]
        var second = chat
        second.answer.recordedAt += 1
        let others: [OpenAICache.JSON] = [
            ["text": text, "segments": [["start": 0, "end": 1, "speaker": text, "text": text]]], .object([evil: text]),
            ["data": [["embedding": [0.5, 0.25]], ["embedding": "!"]], "model": text], ["error": ["message": text]],
        ]
        let rest = others.enumerated().map { index, answer in
            SampleRecording.json("/x\(index)/\(evil)", ["input": [text, text]], answer, second: index + 2)
        }
        let stream = SampleRecording.stream(
            "/chat/completions", ["stream": true, "model": text],
            [["choices": [["index": 0, "delta": ["content": text]]]]],
            second: 20)
        return [chat, second] + rest + [stream]
    }

    @Test("nothing becomes a tag, an attribute or a link", arguments: evils)
    func markup(evil: String) throws {
        let report = try MadeReport(Self.recordings(evil)) { $0.title = evil }
        let body = try #require(report.html.range(of: "</head>"))
        let script = try #require(report.html.range(of: "<script>", options: .backwards))
        let found = HTMLTags(report.html[body.upperBound..<script.lowerBound])
        #expect(found.problems.isEmpty, "\(found.problems.prefix(3))")
        let names = Set(found.tags.map { $0.name.hasPrefix("/") ? String($0.name.dropFirst()) : $0.name })
        #expect(names.isSubset(of: Self.tags), "\(names.subtracting(Self.tags))")
        let attributes = Set(found.tags.flatMap { $0.attributes.map(\.name) }).subtracting(Self.names)
        #expect(attributes.isEmpty, "\(attributes)")
        for tag in found.tags {
            for (name, value) in tag.attributes {
                if name == "href" { #expect(Self.isOurs(link: value), "\(value.prefix(80))") }
                if name == "src" { #expect(value.hasPrefix("data:image/") || value.hasPrefix("data:audio/")) }
                if name == "id" || name == "class" { #expect(value.utf8.allSatisfy(Self.isPlain), "\(name) \(value)") }
            }
        }
        let bad = report.html.unicodeScalars.filter {
            $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value))
                || [0x202E, 0x2028, 0x2066, 0xFEFF, 0xE0041].contains($0.value)
        }
        #expect(bad.isEmpty, "\(bad.map { String($0.value, radix: 16) })")
    }

    private static func isOurs(link: String) -> Bool {
        link.hasPrefix("#") && link.dropFirst().utf8.allSatisfy(isPlain)
            || link.hasPrefix("data:application/octet-stream;base64,")
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: " "):
            true
        default: false
        }
    }
}
