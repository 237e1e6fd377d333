import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct MultipartFormTests {
    private typealias Form = OpenAICache.MultipartForm

    @Test func partsAreTakenApart() throws {
        let body = FormBody(boundary: "x", preamble: "hello\r\n", epilogue: "bye").data([
            .init(name: "model", content: "whisper-1"),
            .init(name: "file", filename: "a \"b\".mp3", contentType: "Audio/MPEG", content: "\r\n--y\0\r\n\r\n"),
            .init(name: "empty", content: ""),
        ])
        let form = try #require(Form(body, contentType: "multipart/form-data; boundary=x"))
        #expect(form.parts.map(\.name) == ["model", "file", "empty"])
        #expect(form.parts.map(\.filename) == [nil, "a \"b\".mp3", nil])
        #expect(form.parts[1].contentType == "audio/mpeg")
        #expect(
            form.parts.map { String(decoding: $0.content, as: UTF8.self) } == ["whisper-1", "\r\n--y\0\r\n\r\n", ""])
    }

    @Test func aSliceIsReadLikeTheWhole() {
        let body = FormBody(boundary: "x").data([.init(name: "a", content: "1"), .init(name: "seed", content: "2")])
        let slice = (Data(count: 1000) + body).dropFirst(1000)
        let type = "multipart/form-data; boundary=x"
        #expect(Form(slice, contentType: type)?.parts.map(\.name) == ["a", "seed"])
        #expect(
            Form.removing("seed", from: slice, contentType: type)
                == FormBody(boundary: "x").data([.init(name: "a", content: "1")]))
    }

    @Test func everyPartOfANameIsRemovedAndNothingElse() {
        let type = "multipart/form-data; boundary=\"b b\""
        let all: [FormBody.Part] = ["seed", "a", "seed", "seed", "b", "seed"].map { .init(name: $0, content: "7") }
        let made = FormBody(boundary: "b b", preamble: "p\r\n", epilogue: "\r\ne")
        #expect(
            Form.removing("seed", from: made.data(all), contentType: type)
                == made.data(all.filter { $0.name != "seed" }))
        let onlySeeds = Form.removing("seed", from: made.data([all[0]]), contentType: type)
        #expect(Form(onlySeeds, contentType: type)?.parts == [])
    }

    @Test func aTextThatHoldsTheBoundaryIsNoDelimiter() throws {
        let body = FormBody(boundary: "x", preamble: "see --x below\r\n").data([
            .init(name: "a", content: "1 --x 2\n--x--\n")
        ])
        let form = try #require(Form(body, contentType: "multipart/form-data; boundary=x"))
        #expect(form.parts.map { String(decoding: $0.content, as: UTF8.self) } == ["1 --x 2\n--x--\n"])
    }

    /// The body without its last bytes is no form, or the same form if only what follows the close is missing.
    @Test func cutAtAnyByteItIsNoFormAndNeverACrash() {
        let parts: [FormBody.Part] = [
            .init(name: "file", filename: "f", contentType: "text/plain", content: "x\r\n\r\ny"),
            .init(name: "b", content: ""),
        ]
        let made = FormBody(boundary: "xyz", preamble: "p\r\n", epilogue: "e")
        let body = made.data(parts)
        let type = "multipart/form-data; boundary=xyz"
        let close = body.count - "\r\ne".utf8.count
        for cut in 0...body.count {
            let form = Form(body.prefix(cut), contentType: type)
            #expect((form?.parts.count == 2) == (cut >= close) && (form == nil) == (cut < close), "cut at \(cut)")
            _ = Form.removing("b", from: body.prefix(cut), contentType: type)
            _ = Form(body.dropFirst(cut), contentType: type)
        }
    }

    @Test func noRandomChangeCrashes() {
        var dice = Dice(5)
        let body = FormBody(boundary: "xyz").data([.init(name: "seed", content: "1"), .init(name: "b", content: "2")])
        for _ in 0..<2_000 {
            var changed = body
            for _ in 0..<3 {
                changed[Int.random(in: 0..<changed.count, using: &dice)] =
                    "\r\n-xyz:;=\"\\ ".utf8.randomElement(using: &dice) ?? 0
            }
            _ = Form.removing("seed", from: changed, contentType: "multipart/form-data; boundary=xyz")
        }
    }

    @Test(arguments: [
        nil, "", "text/plain", "multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=x",
    ])
    func withoutABoundaryItIsNoForm(contentType: String?) {
        #expect(Form(FormBody(boundary: "x").data([.init(name: "a", content: "1")]), contentType: contentType) == nil)
    }
}
