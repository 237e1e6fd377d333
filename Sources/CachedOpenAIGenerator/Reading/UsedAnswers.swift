import CachedOpenAI
import Foundation

/// Which answers a file of used keys asks for.
package struct UsedAnswers: Sendable {
    private let whole: Set<OpenAICache.RequestKey>
    private let seeded: Set<OpenAICache.UsedKeys.Asked>

    /// - Parameter file: what is in the file, as the library wrote it or as an editor left it.
    package init(_ file: Data) {
        let asked = OpenAICache.UsedKeys.asked(in: Self.asUTF8(file))
        whole = Set(asked.filter { $0.seed == nil }.map(\.key))
        seeded = Set(asked)
    }

    /// No request is noted in it.
    package var isEmpty: Bool { seeded.isEmpty }

    /// All answers to a request that was asked for without a seed, since they come in turn; else those to its seeds.
    package func contains(_ locator: OpenAICache.Locator) -> Bool {
        whole.contains(locator.key)
            || seeded.contains(OpenAICache.UsedKeys.Asked(key: locator.key, seed: locator.seed))
    }

    /// Some editors and shells of Windows write UTF-16.
    private static func asUTF8(_ file: Data) -> Data {
        let isUTF16 = file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF])
        return isUTF16 ? String(data: file, encoding: .utf16).map { Data($0.utf8) } ?? file : file
    }
}
