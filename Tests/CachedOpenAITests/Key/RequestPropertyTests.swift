import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// What holds for any request. Each case is made from its number alone, which a failure names.
@Suite struct RequestPropertyTests {
    static let cases = UInt64(ProcessInfo.processInfo.environment["KEY_CASES"] ?? "") ?? 2_000

    @Test func aRequestHasOneKeyHoweverItIsSpelled() throws {
        for seed in 1...Self.cases {
            var sampler = RequestSampler(seed)
            let request = sampler.request()
            var (one, other) = (AddressSpelling(seed), AddressSpelling(seed + Self.cases))
            if try request.identity(&one).key != request.identity(&other).key {
                Issue.record("case \(seed): two keys for \(request)")
                return
            }
        }
    }

    @Test func aRequestThatDiffersAnywhereHasAnotherKey() throws {
        for seed in 1...Self.cases {
            var sampler = RequestSampler(seed)
            var mutation = RequestMutation(seed)
            let request = sampler.request()
            let changed = mutation.changed(request)
            var (one, other) = (AddressSpelling(seed), AddressSpelling(seed + Self.cases))
            if try request.identity(&one).key == changed.identity(&other).key {
                Issue.record("case \(seed): one key for \(request) and \(changed)")
                return
            }
        }
    }

    /// The pairs that are easily taken for the same.
    @Test(arguments: [
        ("1", "\"1\""), ("true", "\"true\""), ("true", "1"), ("false", "0"), ("null", "\"null\""), ("null", "0"),
        ("1", "1.0000001"), ("0.1", "0.10000000000000002"), ("9007199254740993", "9007199254740994"),
        ("1e400", "1e401"), ("5e-324", "1e-323"), ("\"é\"", "\"e\u{301}\""), ("\"\u{1F600}\"", "\"\u{1F601}\""),
        ("\"\"", "\"\\u0000\""), ("[]", "{}"), ("[[]]", "[]"), ("[1,2]", "[2,1]"), ("[null]", "[]"),
        ("{\"b\":null}", "{}"), ("{\"é\":1}", "{\"e\u{301}\":1}"), ("\"a\"", "\"A\""), ("\"a\"", "\"a \""),
    ])
    func whatReminds(one: String, other: String) throws {
        let keys = try [one, other].map { text in
            var spelling = AddressSpelling(1)
            let request = SampleRequest()
            let url = try #require(URL(string: spelling.url(request)))
            let address = try #require(OpenAICache.Address(url, knownBases: []))
            let body = OpenAICache.RequestBody(Data("{\"a\":\(text)}".utf8), contentType: nil)
            return OpenAICache.RequestIdentity(method: "POST", address: address, body: body).key
        }
        #expect(keys[0] != keys[1])
    }

    @Test func aSeedAtTheTopNeverCountsAndAnywhereElseItDoes() throws {
        for seed in 1...Self.cases / 4 {
            var sampler = RequestSampler(seed)
            var spelling = AddressSpelling(seed)
            var request = SampleRequest(body: sampler.chat())
            let key = try request.identity(&spelling).key
            let number = Int(truncatingIfNeeded: seed &* 0x9E37_79B9_7F4A_7C15)
            request.body?["seed"] = .number(SampleNumber("\(number)"))
            let seeded = try request.identity(&spelling)
            if seeded.key != key || seeded.seed != number { Issue.record("case \(seed): the seed \(number) counts") }
            request.body?["metadata"] = .record(["seed": .number(SampleNumber("\(number)"))])
            if try request.identity(&spelling).key == key { Issue.record("case \(seed): a seed inside doesn't count") }
        }
    }

    @Test func ignoredFieldsNeverCountAtTheTopAndAlwaysBelow() throws {
        for seed in 1...Self.cases / 4 {
            var sampler = RequestSampler(seed)
            var spelling = AddressSpelling(seed)
            let request = SampleRequest(body: sampler.chat())
            var (at, below, other) = (request, request, request)
            at.body?["user"] = sampler.value(2)
            at.body?["é"] = sampler.value(2)
            below.body?["metadata"] = .record(["user": .string("ann")])
            other.body?["e\u{301}"] = .bool(true)
            let keys = try [request, at, below, other].map { try $0.identity(&spelling, ignoring: ["user", "é"]).key }
            if keys[0] != keys[1] { Issue.record("case \(seed): an ignored field counts in \(at)") }
            if keys[0] == keys[2] { Issue.record("case \(seed): a field inside is ignored in \(below)") }
            if keys[0] == keys[3] { Issue.record("case \(seed): another field is ignored in \(other)") }
        }
    }
}
