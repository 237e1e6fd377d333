import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// What the fuzzers start from and what they have found: Fuzzing/README.md says where it comes from.
@Suite(.timeLimit(.minutes(10))) struct KnownInputsTests {
    @Test(arguments: Reader.allCases) func noKnownInputBreaksAPromise(reader: Reader) async throws {
        let folder = try #require(Self.corpus).appendingPathComponent(reader.rawValue)
        let inputs = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(inputs.count > 2)
        for input in inputs {
            await Task.yield()
            do {
                try reader.check(try Data(contentsOf: input))
            } catch {
                Issue.record("\(reader)/\(input.lastPathComponent): \(error)")
            }
        }
    }

    /// However deep in the package this file is compiled from.
    private static var corpus: URL? {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let corpus = folder.appendingPathComponent("Fuzzing/Corpus")
            if FileManager.default.fileExists(atPath: corpus.path) { return corpus }
        }
        return nil
    }
}
