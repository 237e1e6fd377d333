import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct RequestIdentityTests {
    private typealias Identity = OpenAICache.RequestIdentity
    private typealias Body = OpenAICache.RequestBody
    private typealias JSON = OpenAICache.JSON

    private func identity(
        _ body: Body, path: String = "/chat/completions", query: String = "", ignoring: Set<String> = []
    )
        -> Identity
    {
        let address = OpenAICache.Address(base: "https://a.example/v1", path: path, query: query)
        return Identity(method: "post", address: address, body: body, ignoredFields: ignoring)
    }

    private func identity(_ text: String, path: String = "/chat/completions") -> Identity {
        identity(Body(Data(text.utf8), contentType: "application/json"), path: path)
    }

    private func identity(_ form: FormBody, _ parts: [FormBody.Part], path: String = "/images/edits") -> Identity {
        identity(Body(form.data(parts), contentType: form.contentType), path: path)
    }

    @Test(arguments: [
        #"{"b":[1,{"y":"é\/\n","x":null}],"a":-0.25}"#,
        #" { "a" : -2.5e-1 , "b" : [ 1.0 , {"x":null,"y":"\u00e9/\u000A"} ] } "#,
        "{\"a\":-0.250,\r\n\t\"b\":[10E-1,{\"y\":\"\\u00E9\\/\\n\",\"x\":null}]}",
        "\u{FEFF}{\"a\":-25e-2,\"b\":[1e0,{\"x\":null,\"y\":\"é/\\n\"}]}",
    ])
    func equalRequestsInAnySpellingHaveOneKey(text: String) {
        #expect(identity(text).key == identity(#"{"a":-0.25,"b":[1,{"x":null,"y":"é/\n"}]}"#).key)
    }

    @Test func integersBeyondTheDoublesKeepTheirDigits() {
        let numbers = [
            "9007199254740992", "9007199254740993", "9223372036854775807", "9223372036854775808",
            "18446744073709551616",
            "18446744073709551617", "-9007199254740993", "123456789012345678901234567890",
            "123456789012345678901234567891",
        ]
        #expect(Set(numbers.map { identity("{\"n\":\($0)}").key }).count == numbers.count)
    }

    @Test func methodPathQueryAndKindOfBodyCount() {
        let address = OpenAICache.Address(base: "b", path: "/p", query: "q=1")
        let variants = [
            Identity(method: "POST", address: address, body: .none),
            Identity(method: "GET", address: address, body: .none),
            Identity(method: "POST", address: .init(base: "b", path: "/p2", query: "q=1"), body: .none),
            Identity(method: "POST", address: .init(base: "b", path: "/p", query: "q=2"), body: .none),
            Identity(method: "POST", address: .init(base: "b", path: "/p", query: ""), body: .none),
            Identity(method: "POST", address: address, body: .json(.null)),
            Identity(method: "POST", address: address, body: .json([:])),
            Identity(method: "POST", address: address, body: .json([])),
            Identity(method: "POST", address: address, body: .json("")),
            Identity(method: "POST", address: address, body: .bytes(Data("none".utf8), contentType: nil)),
            Identity(method: "POST", address: address, body: .bytes(Data(), contentType: nil)),
        ]
        #expect(Set(variants.map(\.key)).count == variants.count)
        let elsewhere = Identity(method: "post", address: .init(base: "c", path: "/p", query: "q=1"), body: .none)
        #expect(elsewhere.key == variants[0].key)
    }

    // MARK: Seeds

    @Test func aSeedDoesNotCountAndIsTakenOutWhereItWouldBeRefused() throws {
        for path in ["/chat/completions", "/completions", "/openai/deployments/x/chat/completions"] {
            let seeded = identity(#"{"a":1,"seed":7}"#, path: path)
            #expect(seeded.seed == 7 && seeded.key == identity(#"{"a":1}"#, path: path).key)
            #expect(seeded.outgoing.encoded.data == Data(#"{"a":1,"seed":7}"#.utf8))
        }
        let stripped = identity(#"{"seed":-7.0,"a":{"seed":1}}"#, path: "/embeddings")
        #expect(stripped.seed == -7 && stripped.outgoing.encoded.data == Data(#"{"a":{"seed":1}}"#.utf8))
    }

    @Test func aNullSeedIsNone() {
        let null = identity(#"{"a":1,"seed":null}"#)
        #expect(null.seed == nil && null.key == identity(#"{"a":1}"#).key)
    }

    @Test(arguments: ["1.5", "\"7\"", "[7]", "true", "1e30", "9223372036854775808"])
    func aSeedThatIsNoIntegerIsAFieldLikeAnyOther(seed: String) {
        let other = identity("{\"a\":1,\"seed\":\(seed)}", path: "/embeddings")
        #expect(other.seed == nil && other.key != identity(#"{"a":1}"#, path: "/embeddings").key)
        #expect(String(decoding: other.outgoing.encoded.data, as: UTF8.self).contains("seed"))
    }

    @Test func ignoredFieldsDoNotCountAtTheTopAlone() {
        let one: JSON = ["a": 1, "user": "ann", "b": ["user": "x"]]
        let other: JSON = ["a": 1, "user": "bob", "b": ["user": "x"]]
        let deep: JSON = ["a": 1, "user": "bob", "b": ["user": "y"]]
        let keys = [one, other, deep].map { identity(.json($0), ignoring: ["user"]).key }
        #expect(keys[0] == keys[1] && keys[1] != keys[2])
    }

    // MARK: Forms

    private let parts: [FormBody.Part] = [
        .init(name: "model", content: "gpt-image-1"),
        .init(name: "image", filename: "a.png", contentType: "image/png", content: "\u{1}\r\n\u{2}"),
        .init(name: "n", content: "2"),
    ]

    @Test func aFormCountsByItsPartsWhateverItsSpelling() {
        let key = identity(FormBody(boundary: "x"), parts).key
        let spellings = [
            FormBody(boundary: "----other boundary"),
            FormBody(boundary: "y", preamble: "this is MIME\r\n", epilogue: "end"),
            FormBody(boundary: "z", isUsual: false), FormBody(boundary: "gpt"),
        ]
        for form in spellings { #expect(identity(form, parts).key == key, "\(form)") }
    }

    @Test func anyChangeOfAFormGivesAnotherKey() {
        var variants = [parts, Array(parts.dropLast()), parts + [parts[2]]]
        func change(_ index: Int, _ make: (inout FormBody.Part) -> Void) {
            var changed = parts
            make(&changed[index])
            variants.append(changed)
        }
        change(0) { $0.name = "Model" }
        change(0) { $0.content = "gpt-image-2" }
        change(0) { $0.content = "" }
        change(0) { $0.filename = "" }
        change(1) { $0.filename = "a.jpg" }
        change(1) { $0.filename = nil }
        change(1) { $0.content += "\r\n" }
        change(2) { $0.content = "2 " }
        #expect(Set(variants.map { identity(FormBody(boundary: "x"), $0).key }).count == variants.count)
    }

    /// Python's client sends files behind all else.
    @Test func theOrderOfPartsCountsAmongThoseOfOneName() {
        let form = FormBody(boundary: "x")
        #expect(identity(form, parts.reversed()).key == identity(form, parts).key)
        let several = [parts[0]] + ["word", "segment"].map { .init(name: "timestamp_granularities[]", content: $0) }
        #expect(identity(form, several).key == identity(form, [several[1], parts[0], several[2]]).key)
        #expect(identity(form, several).key != identity(form, several.reversed()).key)
    }

    /// Recordings that are older than this rule still answer.
    @Test func aFormIsLookedUpInItsOwnOrderToo() throws {
        let form = FormBody(boundary: "x")
        let others = identity(form, parts).keys.others(false)
        #expect(others.count == 1 && others != identity(form, parts.reversed()).keys.others(false))
        let sorted = parts.sorted { $0.name < $1.name }
        #expect(identity(form, sorted).keys.others(false).isEmpty)
    }

    @Test func aFileCountsWhateverItsNameButForTheEnding() {
        var renamed = parts
        renamed[1].filename = "temporary-4711.PNG"
        let form = FormBody(boundary: "x")
        #expect(identity(form, renamed).key == identity(form, parts).key)
    }

    @Test func aFormsSeedIsTakenOut() throws {
        let form = FormBody(boundary: "x")
        let seeded = identity(form, parts + [.init(name: "seed", content: "42")])
        #expect(seeded.seed == 42 && seeded.key == identity(form, parts).key)
        #expect(seeded.outgoing.encoded.data == form.data(parts))
        #expect(seeded.outgoing.encoded.contentType == form.contentType)
        let noInteger = identity(form, parts + [.init(name: "seed", content: "4.5")])
        #expect(noInteger.seed == nil && noInteger.key != seeded.key)
    }

    @Test func aBrokenFormCountsByItsBytes() {
        let form = FormBody(boundary: "x")
        let whole = form.data(parts)
        var seen: Set<OpenAICache.RequestKey> = []
        for cut in 0...whole.count { seen.insert(identity(Body(whole.prefix(cut), contentType: form.contentType)).key) }
        // Only what follows the close is no difference.
        #expect(seen.count == whole.count - "\r\n".utf8.count + 1)
    }

    @Test func bytesOfAnyKindCount() {
        let deep = String(repeating: "[", count: 100_000)
        let keys = ["\u{0}", "{", "{}x", deep, deep + "]", "a=1"].map { identity($0).key }
        #expect(Set(keys).count == keys.count)
    }
}
