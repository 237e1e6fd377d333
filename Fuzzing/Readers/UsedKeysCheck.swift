import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A file of used keys: read, and added to.
enum UsedKeysCheck {
    private typealias Names = OpenAICache.FileNames
    private typealias UsedKeys = OpenAICache.UsedKeys

    static func run(_ bytes: Data) throws {
        let keys = UsedKeys.keys(in: bytes)
        let spelled = keys.map { "\($0) label\n" }.joined()
        try BrokenPromise.unless(UsedKeys.keys(in: Data(spelled.utf8)) == keys, "keys are read as they are written")
        try Scratch.run { scratch in
            try scratch.write(bytes, to: Names.usedKeys)
            let key = SampleRecording.key(of: 1)
            for _ in 0..<2 {
                try UsedKeys(path: scratch.path(Names.usedKeys)).add(key, label: "POST /questions")
                let written = scratch.read(Names.usedKeys) ?? Data()
                try BrokenPromise.unless(written.starts(with: bytes), "what stands there stays")
                let expected = keys.contains(key) ? keys : keys + [key]
                try BrokenPromise.unless(UsedKeys.keys(in: written) == expected, "a key is added, once")
            }
            try scratch.expectOnly(Names.usedKeys)
        }
    }
}
