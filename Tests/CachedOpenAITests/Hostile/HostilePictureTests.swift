import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Recorded pictures that would be written somewhere else: by their names, or by links that stand in their way.
@Suite struct HostilePictureTests {
    private static let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3])

    private func answer(_ url: String, contentType: String? = nil) -> OpenAICache.RecordedAnswer {
        let body: OpenAICache.JSON = ["data": [["url": .string(url)]]]
        return .init(
            status: 200, headers: [:], body: body.data(),
            pictures: [.init(url: url, contentType: contentType, content: Self.png)], recordedAt: 0)
    }

    /// What is given for a URL by a program that works in the folder `work`.
    private func placed(_ answer: OpenAICache.RecordedAnswer, in scratch: Scratch) throws -> String {
        let work = scratch.folder.appendingPathComponent("work")
        let placed = OpenAICache.PictureFolder(in: work, log: .init(isVerbose: false)).placing(answer)
        return try OpenAICache.JSON(parsing: placed.body)["data"]?[0]?["url"]?.stringValue ?? "-"
    }

    @Test(
        arguments: [
            "../../x.png", "/etc/x.png", "a\0b", "..", ".", "", "~/x", "C:\\x", "file:///etc/passwd", "x/../../y",
            String(repeating: "x", count: 100_000), "\u{202E}gnp.x",
        ])
    func noNameLeadsOutOfTheFolder(name: String) throws {
        try Scratch.run { scratch in
            let url = try placed(answer(name, contentType: "image/\(name)"), in: scratch)
            let names = try scratch.names()
            let file = try #require(names.first { $0.hasSuffix(".png") })
            #expect(names == ["work", "work/image", file])
            #expect(file.split(separator: "/").count == 3 && url.hasPrefix("file:///") && url.hasSuffix(file))
        }
    }

    @Test func aLinkInTheFoldersPlaceIsNotFollowed() throws {
        try Scratch.run { scratch in
            let manager = FileManager.default
            try manager.createDirectory(atPath: scratch.path("work"), withIntermediateDirectories: false)
            try manager.createDirectory(atPath: scratch.path("other"), withIntermediateDirectories: false)
            try manager.createSymbolicLink(
                atPath: scratch.path("work/image"), withDestinationPath: scratch.path("other"))
            #expect(try placed(answer("https://example.com/a"), in: scratch) == "https://example.com/a")
            #expect(try manager.contentsOfDirectory(atPath: scratch.path("other")).isEmpty)
        }
    }

    @Test(arguments: ["another content", nil]) func aLinkInThePicturesPlaceIsReplaced(content: String?) throws {
        try Scratch.run { scratch in
            let url = try #require(URL(string: try placed(answer("a"), in: scratch)))
            let target = content.map { Data($0.utf8) } ?? Self.png
            try scratch.write(target, to: "target")
            try FileManager.default.removeItem(at: url)
            try FileManager.default.createSymbolicLink(
                atPath: url.path, withDestinationPath: scratch.path("target"))
            #expect(try placed(answer("a"), in: scratch) == url.absoluteString)
            #expect(scratch.read("target") == target)
            let kind = try FileManager.default.attributesOfItem(atPath: url.path)[.type] as? FileAttributeType
            #expect(kind == .typeRegular)
            #expect(try Data(contentsOf: url) == Self.png)
        }
    }

    @Test func aPipeInThePicturesPlaceIsReplacedAndNotWaitedFor() throws {
        try Scratch.run { scratch in
            let url = try #require(URL(string: try placed(answer("a"), in: scratch)))
            try FileManager.default.removeItem(at: url)
            #expect(mkfifo(url.path, 0o600) == 0)
            #expect(try placed(answer("a"), in: scratch) == url.absoluteString)
            #expect(try Data(contentsOf: url) == Self.png)
        }
    }
}
