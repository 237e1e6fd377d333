import Foundation
import TestSupport
import Testing

/// What the fuzzer of packing starts from and what it has found: Fuzzing/README.md says where it comes from.
@Suite(.timeLimit(.minutes(10))) struct KnownPackingInputsTests {
    @Test func noKnownInputBreaksAPromise() async throws {
        let folder = PackageRoot.file("Fuzzing/Corpus/packing")
        let inputs = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(inputs.count > 2)
        for input in inputs {
            await Task.yield()
            do {
                try PackingCheck.run(try Data(contentsOf: input))
            } catch {
                Issue.record("\(input.lastPathComponent): \(error)")
            }
        }
    }
}
