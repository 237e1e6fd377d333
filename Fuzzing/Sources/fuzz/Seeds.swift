import Foundation

/// Small inputs in all forms, made by the library's own writers; the fuzzer starts from them.
enum Seeds {
    private typealias Recording = OpenAICache.Recording

    static func write(to folder: URL) throws {
        for (reader, seeds) in try all() {
            let place = folder.appendingPathComponent(reader.rawValue)
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            for (name, bytes) in seeds { try bytes.write(to: place.appendingPathComponent(name)) }
        }
    }

    private static func all() throws -> [Reader: [String: Data]] {
        let files = try cacheFiles()
        return [
            .cacheFile: files, .journal: journals(), .merge: try merges(), .embeddedPayload: payloads(files),
            .inflater: streams(), .eventStream: texts(Texts.eventStreams), .multipart: forms(),
            .json: texts(Texts.documents), .typedAnswer: texts(Texts.answers), .picture: texts(Texts.pictures),
            .headerParameters: texts(Texts.headers), .usedKeys: texts(Texts.usedKeys),
        ]
    }

    private static func texts(_ texts: [String: String]) -> [String: Data] {
        texts.mapValues { Data($0.utf8) }
    }

    // MARK: Files of the cache

    private static let few = [
        SampleRecording.number(0), SampleRecording.number(1, question: 0, seed: 1),
        SampleRecording.number(2, base: "https://example.com/v1", answer: ""),
        SampleRecording.number(3, question: 2, marks: .replacesEarlier),
    ]

    private static var pictured: Recording {
        var recording = SampleRecording.number(4)
        recording.answer.pictures = [.init(url: "../../x.png", contentType: "image/png", content: Data([0x89, 0x50]))]
        recording.answer.body = Data(#"{"data":[{"url":"../../x.png"}]}"#.utf8)
        return recording
    }

    private static func cacheFiles() throws -> [String: Data] {
        let many = (0..<70).map { SampleRecording.number($0, question: $0 % 66, answer: "") }
        return [
            "empty": Data(), "recorded": try SampleFile.recorded([few, [pictured]]),
            "recorded-once": try SampleFile.recorded([[few[0]]]), "nothing-recorded": try SampleFile.recorded([[]]),
            "packed": try SampleFile.packed(few + [pictured]), "packed-one": try SampleFile.packed([few[0]]),
            "packed-plain": try SampleFile.packed(few + [pictured], isCompressed: false),
            "packed-pages": try SampleFile.packed(many, blockSize: 80),
        ]
    }

    private static func journals() -> [String: Data] {
        let whole = SampleFile.journal(few)
        return [
            "empty": Data(), "header": SampleFile.journal([]), "one": SampleFile.journal([few[0]]), "few": whole,
            "torn": whole.dropLast(20), "picture": SampleFile.journal([pictured]),
        ]
    }

    private static func merges() throws -> [String: Data] {
        let journal = SampleFile.journal([few[3], pictured])
        return [
            "into-nothing": journal, "into-one": try SampleFile.recorded([[few[0]]]) + journal,
            "into-few": try SampleFile.recorded([Array(few[..<2]), [few[2]]]) + journal,
            "into-packed": try SampleFile.packed(few) + journal,
        ]
    }

    private static func payloads(_ files: [String: Data]) -> [String: Data] {
        var seeds = files.filter { $0.key.hasPrefix("packed") }
        seeds["text"] = files["packed"]?.base64EncodedData()
        seeds["text-one"] = files["packed-one"]?.base64EncodedData()
        seeds["padding"] = Data("AA==".utf8)
        return seeds
    }

    // MARK: Others

    private static func streams() -> [String: Data] {
        let prose = Data(Texts.answers.values.sorted().joined().utf8)
        let noise = Data((0..<300).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 ^ $0) })
        return [
            "stored": Zlib.deflate(prose.prefix(200), .init(level: 0)),
            "fixed": Zlib.deflate(prose.prefix(300), .init(strategy: 4)), "dynamic": Zlib.deflate(prose),
            "huffman": Zlib.deflate(prose.prefix(500), .init(strategy: 2)), "noise": Zlib.deflate(noise),
            "zeros": Zlib.deflate(Data(count: 5_000)), "empty": Zlib.deflate(Data()),
        ]
    }

    private static func forms() -> [String: Data] {
        let parts: [FormBody.Part] = [
            .init(name: "model", content: "whisper-1"), .init(name: "seed", content: "7"),
            .init(name: "file", filename: "a \"b\".mp3", contentType: "audio/mpeg", content: "\r\n--y\0\r\n\r\n"),
            .init(name: "seed", content: "8"), .init(name: "empty", content: ""),
        ]
        let bodies = [
            "usual": FormBody(boundary: "x"), "around": FormBody(boundary: "x y", preamble: "p\r\n", epilogue: "\r\ne"),
            "unusual": FormBody(boundary: "Z-9", isUsual: false),
        ]
        return bodies.mapValues { Data("\($0.contentType)\n".utf8) + $0.data(parts) }
    }
}
