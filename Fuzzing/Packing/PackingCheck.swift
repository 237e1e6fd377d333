import CachedOpenAIGenerator
import Foundation

@testable import CachedOpenAI

/// A cache that is verified and packed. What is made of it is a whole cache with the same answers.
enum PackingCheck {
    private typealias Answers = [OpenAICache.RecordingIdentity: [OpenAICache.RecordedAnswer]]

    static func run(_ bytes: Data) throws {
        for bytes in Checksums.forms(of: bytes) { try check(bytes) }
    }

    private static func check(_ bytes: Data) throws {
        let file = MaterializeInputs.File(name: "in", bytes: bytes)
        let found = CacheCheck(file)
        try BrokenPromise.unless(found.readableCount >= 0 && found.unreadableCount >= 0, "answers are counted")
        guard let before = answers(in: bytes) else { return }
        try BrokenPromise.unless(found.readableCount <= before.count, "each answer is counted once")
        for options in options {
            guard let packed = try pack(file, options) else { continue }
            try checkPacked(packed, options, before)
        }
    }

    private static var options: [MaterializeOptions] {
        var usual = MaterializeOptions()
        usual[.skipDamaged] = true
        usual[.allowSecrets] = true
        usual[.keepFailures] = true
        var other = usual
        other[.noCompress] = true
        other[.hashKeys] = true
        other[.halfPrecisionEmbeddings] = true
        other[.delayResponses] = true
        var strict = MaterializeOptions()
        strict[.usedKeysOnly] = true
        return [usual, other, strict]
    }

    /// Nil if it is refused.
    private static func pack(_ file: MaterializeInputs.File, _ options: MaterializeOptions) throws -> Data? {
        do {
            let packed = try CachePacker.pack(MaterializeInputs(caches: [file]), options: options)
            return packed.sections.reduce(into: Data()) { $0 += $1 }
        } catch is OpenAICache.CacheError {
            return nil
        } catch is SecretsFound {
            return nil
        } catch is DamageFound {
            return nil
        }
    }

    private static func checkPacked(_ packed: Data, _ options: MaterializeOptions, _ before: Answers) throws {
        let found = CacheCheck(.init(name: "out", bytes: packed))
        try BrokenPromise.unless(found.damage.isEmpty, "what is packed is whole: \(found.damage)")
        let after = answers(in: packed) ?? [:]
        try BrokenPromise.unless(found.readableCount == after.count, "what is packed is read")
        for (identity, answers) in after {
            let known = before[identity] ?? []
            try BrokenPromise.unless(!known.isEmpty, "no answer is made up")
            if options[.halfPrecisionEmbeddings] { continue }
            try BrokenPromise.unless(answers.allSatisfy(known.contains), "an answer stays what it was")
        }
        if options[.keepFailures] && options[.skipDamaged] { try checkNoneIsLost(before, after) }
    }

    /// But those whose place a later one took.
    private static func checkNoneIsLost(_ before: Answers, _ after: Answers) throws {
        try BrokenPromise.unless(before.isEmpty || !after.isEmpty, "not all answers are lost")
    }

    /// What a program would be given; nil for what is no cache.
    private static func answers(in bytes: Data) -> Answers? {
        let source = OpenAICache.DataSource(bytes, name: "a cache")
        guard let layer = OpenAICache.CacheOpener.openEither(source).layer else { return nil }
        var answers: Answers = [:]
        try? layer.forEachLocator { _, locator in
            guard let answer = try? layer.answer(at: locator) else { return }
            answers[locator.identity, default: []].append(answer)
        }
        return answers
    }
}
