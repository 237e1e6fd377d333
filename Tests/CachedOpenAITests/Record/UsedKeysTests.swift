import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct UsedKeysTests {
    private let url = FileManager.default.temporaryDirectory.appendingPathComponent("used-\(UUID().uuidString)")

    private func add(_ numbers: Int..., to used: OpenAICache.UsedKeys) throws {
        for number in numbers { try used.add(SampleRecording.key(of: number), seed: nil, label: "POST /questions") }
    }

    private func keys() throws -> [Int?] {
        let all = (0..<300).map { SampleRecording.key(of: $0) }
        return OpenAICache.UsedKeys.keys(in: try Data(contentsOf: url)).map { key in all.firstIndex(of: key) }
    }

    private func withFile(_ work: (OpenAICache.UsedKeys) throws -> Void) throws {
        defer { try? FileManager.default.removeItem(at: url) }
        try work(OpenAICache.UsedKeys(path: url.path))
    }

    @Test func eachKeyStandsThereOnce() throws {
        try withFile { used in
            try add(1, 2, 1, 1, 3, 2, to: used)
            try add(3, 4, to: OpenAICache.UsedKeys(path: url.path))
            #expect(try keys() == [1, 2, 3, 4])
            let line = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")[0]
            #expect(line == "\(SampleRecording.key(of: 1)) POST /questions")
        }
    }

    @Test func aSeedIsNotedBehindTheKey() throws {
        try withFile { used in
            let (one, two) = (SampleRecording.key(of: 1), SampleRecording.key(of: 2))
            for seed in [7, nil, 7, -3, nil, .min] { try used.add(one, seed: seed, label: "POST /questions") }
            try OpenAICache.UsedKeys(path: url.path).add(two, seed: 0, label: "GET /x")
            try OpenAICache.UsedKeys(path: url.path).add(one, seed: -3, label: "POST /questions")
            let text = try String(contentsOf: url, encoding: .utf8)
            let label = "POST /questions"
            #expect(
                text
                    == "\(one) seed=7 \(label)\n\(one) \(label)\n\(one) seed=-3 \(label)\n\(one) seed=\(Int.min) \(label)\n"
                    + "\(two) seed=0 GET /x\n")
            let asked = OpenAICache.UsedKeys.asked(in: Data(text.utf8))
            #expect(asked.map(\.seed) == [7, nil, -3, .min, 0])
            #expect(asked.map(\.key) == [one, one, one, one, two])
        }
    }

    @Test func editorsMayHaveBeenAtTheFile() throws {
        let (one, two) = (SampleRecording.key(of: 1), SampleRecording.key(of: 2))
        for text in [
            "\u{FEFF}\(one) seed=5 POST /x\r\n\(two) POST /seed=5\r\n", "\(one) seed=5\r\(two)\r",
            "\n \(one)\tseed=5 \n\n\(two) seed=five POST /x", "\("\(one)".uppercased()) seed=5\n\(two) seed= 5",
        ] {
            let asked = OpenAICache.UsedKeys.asked(in: Data(text.utf8))
            #expect(asked == [.init(key: one, seed: 5), .init(key: two, seed: nil)], "\(text)")
        }
    }

    @Test func afterTheFileIsDeletedKeysAreNotedAgain() throws {
        try withFile { used in
            try add(1, 2, to: used)
            try FileManager.default.removeItem(at: url)
            try add(2, 2, to: used)
            #expect(try keys() == [2])
        }
    }

    @Test func afterAnotherProcessBeganTheFileAnewKeysAreNotedAgain() throws {
        try withFile { used in
            try add(1, 2, 3, to: used)
            try FileManager.default.removeItem(at: url)
            try add(2, to: OpenAICache.UsedKeys(path: url.path))
            try add(3, 2, to: used)
            #expect(try keys() == [2, 3])
        }
    }

    @Test func aKeyThatCouldNotBeWrittenIsWrittenLater() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        try withFile { used in
            #expect(throws: OpenAICache.CacheError.self) { try add(1, to: used) }
            try FileManager.default.removeItem(at: url)
            try Data().write(to: url)
            try add(1, to: used)
            #expect(try keys() == [1])
        }
    }

    @Test func aTornLineCostsItselfAlone() throws {
        try withFile { used in
            try add(1, to: used)
            try (Data(contentsOf: url) + Data("0123abc".utf8)).write(to: url)
            try add(2, to: OpenAICache.UsedKeys(path: url.path))
            #expect(try keys() == [1, 2])
        }
    }

    @Test func whatIsNoKeyIsPassedOver() throws {
        let key = SampleRecording.key(of: 5)
        let text = "\n\r\n# comment\n\(key)\nzz\(key)\n  \n\(key) x\r\n" + String(repeating: "é", count: 64)
        #expect(OpenAICache.UsedKeys.keys(in: Data(text.utf8)) == [key, key])
        #expect(OpenAICache.UsedKeys.keys(in: Data(repeating: 0xFF, count: 500)).isEmpty)
    }

    @Test func manyProcessesNoteTheirKeysInOneFile() async throws {
        defer { try? FileManager.default.removeItem(at: url) }
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                let used = OpenAICache.UsedKeys(path: url.path)
                group.addTask { for number in 0..<40 { try? self.add(writer * 40 + number, number, to: used) } }
            }
        }
        #expect(try Set(keys().compactMap { $0 }) == Set(0..<160))
    }
}
