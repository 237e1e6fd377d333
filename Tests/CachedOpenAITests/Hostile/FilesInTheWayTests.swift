import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Links and pipes where dev mode writes: what they lead to stays as it is, and nothing waits.
@Suite(.timeLimit(.minutes(20))) struct FilesInTheWayTests {
    enum Obstacle: CaseIterable, Sendable { case link, danglingLink, pipe, device, folder }

    private static let names = ["openai_cache.cache", "openai_cache_temp.bin", "openai_cache_used.txt"]

    private func put(_ obstacle: Obstacle, at place: URL, _ lesson: Lesson) throws {
        let manager = FileManager.default
        switch obstacle {
        case .link: try manager.createSymbolicLink(at: place, withDestinationURL: victim(lesson))
        case .danglingLink:
            try manager.createSymbolicLink(at: place, withDestinationURL: lesson.folder.appendingPathComponent("none"))
        case .pipe: #expect(mkfifo(place.path, 0o600) == 0)
        case .device: try manager.createSymbolicLink(atPath: place.path, withDestinationPath: "/dev/zero")
        case .folder: try manager.createDirectory(at: place, withIntermediateDirectories: false)
        }
    }

    private func victim(_ lesson: Lesson) -> URL { lesson.folder.appendingPathComponent("victim") }

    @Test(arguments: Obstacle.allCases, names) func isNotFollowed(obstacle: Obstacle, name: String) async throws {
        try await Lesson.run { lesson in
            // What is a good cache, journal or list elsewhere stays as it is, too.
            _ = try await lesson.client(.dev).ask("What is behind a link?")
            let source = lesson.folder.appendingPathComponent(name)
            if name == Self.names[0] { try await lesson.merge() }
            let content = try Data(contentsOf: source)
            try content.write(to: victim(lesson))
            try FileManager.default.removeItem(at: source)
            try put(obstacle, at: source, lesson)

            let answer = try await lesson.client(.dev).ask("What else is behind a link?")
            let again = try await lesson.client(.dev).ask("What else is behind a link?")
            #expect(!answer.isEmpty && !again.isEmpty)
            #expect(try Data(contentsOf: victim(lesson)) == content)
            #expect(!FileManager.default.fileExists(atPath: lesson.folder.appendingPathComponent("none").path))
        }
    }
}
