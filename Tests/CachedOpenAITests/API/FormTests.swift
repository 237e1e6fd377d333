import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct FormTests {
    private func bytes(_ form: OpenAI.FormFields) throws -> (data: Data, contentType: String?) {
        try form.encoded().encoded
    }

    @Test func partsStandInTheBodyAsTheyWereSet() throws {
        var form = OpenAI.FormFields()
        form.set("model", text: "whisper-1")
        form.set("language", text: nil)
        form.set("temperature", number: 0.5)
        form.set("n", integer: 2)
        form.set("stream", flag: true)
        form.set("include", texts: ["a", "b"])
        form.set("strategy", ["type": "vad", "ends": [1, 2]])
        form.set("file", file: .init(Data("x\r\n--y".utf8), filename: "a \"b\".mp3"))
        let (data, contentType) = try bytes(form)
        let parts = try #require(OpenAICache.MultipartForm(data, contentType: contentType)).parts
        let texts = parts.map { "\($0.name)=\(String(decoding: $0.content, as: UTF8.self))" }
        #expect(
            texts == [
                "model=whisper-1", "temperature=0.5", "n=2", "stream=true", "include[]=a", "include[]=b",
                "strategy[type]=vad", "strategy[ends][]=1", "strategy[ends][]=2", "file=x\r\n--y",
            ])
        #expect(parts.last?.filename == "a %22b%22.mp3" && parts.last?.contentType == "audio/mpeg")
    }

    @Test func noNameCanAddAHeaderOrAPart() throws {
        var form = OpenAI.FormFields()
        let evil = "x\"\r\nX-Evil: 1\r\n\r\n--"
        form.set(evil, file: .init(Data(), filename: evil, contentType: "text/plain\r\nX-Evil: 1"))
        let (data, contentType) = try bytes(form)
        #expect(try #require(OpenAICache.MultipartForm(data, contentType: contentType)).parts.count == 1)
        let lines = String(decoding: data, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(!lines.contains { $0.hasPrefix("X-Evil") })
    }

    @Test func fieldsOfTheOptionsTakeThePlaceOfTheCallsOwn() throws {
        var form = OpenAI.FormFields()
        form.set("model", text: "old")
        form.set("include", texts: ["a"])
        form.replace("model", "new")
        form.replace("include", .null)
        let (data, contentType) = try bytes(form)
        let parts = try #require(OpenAICache.MultipartForm(data, contentType: contentType)).parts
        #expect(parts.map { String(decoding: $0.content, as: UTF8.self) } == ["new"])
    }

    @Test func aFileCountsByItsContentWhateverItsNameAndTheBoundary() throws {
        func identity(_ content: String, _ filename: String) throws -> OpenAICache.RequestIdentity {
            var form = OpenAI.FormFields()
            form.set("file", file: .init(Data(content.utf8), filename: filename))
            let address = OpenAICache.Address(base: "https://x/v1", path: "/audio/transcriptions", query: "")
            return OpenAICache.RequestIdentity(method: "POST", address: address, body: try form.encoded())
        }
        #expect(try identity("sound", "a.wav").key == identity("sound", "b.wav").key)
        #expect(try identity("sound", "a.wav").key != identity("sounds", "a.wav").key)
    }

    @Test func aFileIsReadWhenTheRequestIsSent() async throws {
        try await Lesson.run { lesson in
            let url = lesson.folder.appendingPathComponent("later.txt")
            let input = OpenAI.FileInput(contentsOf: url)
            #expect(input.filename == "later.txt" && input.contentType == "text/plain")
            let error = #expect(throws: OpenAI.OpenAIError.self) { try input.content() }
            #expect(error?.message.contains(url.path) == true)
            try Data("here".utf8).write(to: url)
            #expect(try input.content() == Data("here".utf8))
            let web = OpenAI.FileInput(contentsOf: try #require(URL(string: "https://example.org/a.txt")))
            #expect(throws: OpenAI.OpenAIError.self) { try web.content() }
        }
    }
}
