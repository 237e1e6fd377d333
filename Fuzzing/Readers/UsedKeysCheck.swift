import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A file of used keys: read, and added to.
enum UsedKeysCheck {
    private typealias Names = OpenAICache.FileNames
    private typealias UsedKeys = OpenAICache.UsedKeys

    static func run(_ bytes: Data) throws {
        let asked = UsedKeys.asked(in: bytes)
        let spelled = asked.map { "\($0.key)\($0.seed.map { " seed=\($0)" } ?? "") label\n" }.joined()
        try BrokenPromise.unless(UsedKeys.asked(in: Data(spelled.utf8)) == asked, "keys are read as they are written")
        try Scratch.run { scratch in
            try scratch.write(bytes, to: Names.usedKeys)
            let key = SampleRecording.key(of: 1)
            for _ in 0..<2 {
                try UsedKeys(path: scratch.path(Names.usedKeys)).add(key, seed: 3, label: "POST /questions")
                let written = scratch.read(Names.usedKeys) ?? Data()
                try BrokenPromise.unless(written.starts(with: bytes), "what stands there stays")
                let added = UsedKeys.Asked(key: key, seed: 3)
                let expected = asked.contains(added) ? asked : asked + [added]
                try BrokenPromise.unless(UsedKeys.asked(in: written) == expected, "a key is added, once")
            }
            try scratch.expectOnly(Names.usedKeys)
        }
    }
}
