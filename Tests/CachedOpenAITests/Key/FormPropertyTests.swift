import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// What holds for any multipart form. Each case is made from its number alone, which a failure names.
@Suite struct FormPropertyTests {
    private static let cases = RequestPropertyTests.cases

    private func identity(
        _ form: SampleForm, _ spelling: UInt64, ignoring: Set<String> = []
    ) -> OpenAICache.RequestIdentity {
        var spelling = FormSpelling(spelling)
        let address = OpenAICache.Address(base: "https://api.openai.com/v1", path: "/images/edits", query: "")
        return .init(method: "POST", address: address, body: spelling.body(form), ignoredFields: ignoring)
    }

    @Test func aFormHasOneKeyHoweverItIsSpelled() {
        for seed in 1...Self.cases {
            var sampler = FormSampler(seed)
            let form = sampler.form()
            guard identity(form, seed).key == identity(form, seed + Self.cases).key else {
                Issue.record("case \(seed): two keys for \(form)")
                return
            }
        }
    }

    @Test func aFormThatDiffersAnywhereHasAnotherKey() {
        for seed in 1...Self.cases {
            var sampler = FormSampler(seed)
            let form = sampler.form()
            let changed = sampler.changed(form)
            guard identity(form, seed).key != identity(changed, seed + Self.cases).key else {
                Issue.record("case \(seed): one key for \(form) and \(changed)")
                return
            }
        }
    }

    @Test func aSeedIsLeftOutAndAPartThatIsNoneCounts() throws {
        for seed in 1...Self.cases / 4 {
            var sampler = FormSampler(seed)
            let form = sampler.form()
            var (seeded, other) = (form, form)
            let number = sampler.roll(1_000) - 500
            let part = SampleForm.Part(name: "seed", content: Data("\(number)".utf8))
            seeded.parts.insert(part, at: sampler.roll(form.parts.count))
            other.parts.append(.init(name: "seed", content: Data("4.5".utf8)))
            let found = identity(seeded, seed + 1)
            guard found.key == identity(form, seed).key, found.seed == number,
                identity(other, seed).key != found.key
            else {
                Issue.record("case \(seed): the seed \(number) of \(form)")
                return
            }
            let sent = found.outgoing.encoded
            let left = OpenAICache.MultipartForm(sent.data, contentType: sent.contentType)
            #expect(left?.parts.map { Data($0.content) } == form.parts.map(\.content), "case \(seed)")
        }
    }

    @Test func ignoredPartsNeverCountAndOthersDo() {
        for seed in 1...Self.cases / 4 {
            var sampler = FormSampler(seed)
            let form = sampler.form()
            let key = identity(form, seed, ignoring: ["é", "user"]).key
            var (ignored, other) = (form, form)
            ignored.parts.append(.init(name: "user", content: Data("\(seed)".utf8)))
            ignored.parts.removeAll { $0.name.unicodeScalars.elementsEqual("é".unicodeScalars) }
            other.parts.append(.init(name: "e\u{301}", content: Data()))
            if identity(ignored, seed + 1, ignoring: ["é", "user"]).key != key {
                Issue.record("case \(seed): an ignored part counts in \(form)")
                return
            }
            if identity(other, seed + 1, ignoring: ["é", "user"]).key == key {
                Issue.record("case \(seed): another part is ignored in \(other)")
                return
            }
        }
    }
}
