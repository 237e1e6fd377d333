import CacheReport
import CachedOpenAI
import Foundation
import TestSupport
import Testing

/// Pictures, sound and files: what they are, their own bytes tell.
@Suite("Report: pictures and sound") struct MediaTests {
    private static let png = Data(base64Encoded: "iVBORw0KGgoAAAANSUhEUgAAAQAAAACACAYAAAA=") ?? Data()

    private func picture(_ bytes: Data) -> OpenAICache.Recording {
        SampleRecording.json(
            "/images/generations", ["model": "gpt-image-1", "prompt": "a lighthouse"],
            ["data": [["b64_json": .string(bytes.base64EncodedString())]]])
    }

    private func speech(_ bytes: Data, type: String, format: String = "mp3") -> OpenAICache.Recording {
        SampleRecording.bytes(
            "/audio/speech", ["model": "tts-1", "input": "Good morning.", "response_format": .string(format)], bytes,
            type: type)
    }

    @Test("a picture is shown once, with what was asked for as its words")
    func shown() throws {
        let report = try MadeReport([picture(Self.png)])
        let tag =
            "<img src=\"data:image/png;base64,\(Self.png.base64EncodedString())\" alt=\"a lighthouse\" width=\"256\" "
        #expect(report.html.contains(tag) && report.html.components(separatedBy: "<img").count == 2)
        #expect(report.text.contains("1 picture"))
    }

    @Test("large ones are written in pieces, whole")
    func large() throws {
        let bytes = Self.png + Data((0..<2_000_003).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        let report = try MadeReport([picture(bytes)])
        let text = try #require(report.between("src=\"data:image/png;base64,", "\""))
        #expect(Data(base64Encoded: text) == bytes)
    }

    @Test("what draws with code is never shown, whatever it is called")
    func drawing() throws {
        let svg = Data("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".utf8)
        for recording in [
            picture(svg), SampleRecording.bytes("/files/a/content", [:], svg + [0], type: "image/svg+xml"),
        ] {
            let html = try MadeReport([recording]).html
            #expect(!html.contains("<img") && html.contains("href=\"data:application/octet-stream;base64,"))
        }
    }

    @Test("sound is played, and samples get a head")
    func sound() throws {
        let mp3 = Data("ID3".utf8) + Data(repeating: 1, count: 100)
        let report = try MadeReport([speech(mp3, type: "text/html")])
        #expect(report.html.contains("<audio controls preload=\"none\" src=\"data:audio/mpeg;base64,"))
        #expect(report.html.contains(": Good morning.\"></audio>"))
        let samples = Data((0..<67_200).map { $0.isMultiple(of: 2) ? 0xFA : 0 })
        let raw = try MadeReport([speech(samples, type: "audio/pcm", format: "pcm")])
        let wave = try #require(raw.between("src=\"data:audio/wav;base64,", "\"").flatMap { Data(base64Encoded: $0) })
        #expect(wave.count == 67_244 && wave.starts(with: "RIFF".utf8) && wave.dropFirst(44) == samples)
        #expect(raw.text.contains("1.4 s of sound (pcm), 67 KB"))
    }

    @Test("media can be left out, all or the large ones")
    func leftOut() throws {
        let recordings = [picture(Self.png)]
        let without = try MadeReport(recordings) { $0.media = .none }
        #expect(!without.html.contains("<img") && without.text.contains("png 256×128, 29 bytes; left out"))
        let small = try MadeReport(recordings) { $0.media = .upTo(20) }
        #expect(!small.html.contains("<img") && small.text.contains("left out, it is over 20 bytes"))
        let enough = try MadeReport(recordings) { $0.media = .upTo(29) }
        #expect(enough.html.contains("<img"))
    }
}
