import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// What counts in a request, and what says no more than its absence.
@Suite struct RequestMeaningTests {
    private func key(_ text: String, path: String = "/chat/completions", ignoring: Set<String> = [])
        -> OpenAICache.RequestKey
    {
        identity(text, path: path, ignoring: ignoring).key
    }

    private func identity(_ text: String, path: String = "/chat/completions", ignoring: Set<String> = [])
        -> OpenAICache.RequestIdentity
    {
        .init(
            method: "POST", address: .init(base: "https://a.example/v1", path: path, query: ""),
            body: .init(Data(text.utf8), contentType: "application/json"), ignoredFields: ignoring)
    }

    @Test(arguments: [
        #"{"model":"m","stream":false}"#, #"{"model":"m","n":1}"#, #"{"model":"m","n":1.0}"#,
        #"{"model":"m","stop":null,"user":null}"#, #"{"n":1,"model":"m","stream":false,"tools":null,"seed":null}"#,
    ])
    func whatSaysNoMoreThanItsAbsenceDoesNotCount(text: String) {
        #expect(key(text) == key(#"{"model":"m"}"#))
        #expect(identity(text).keys.others(true).first != nil)
    }

    @Test(arguments: [
        #"{"model":"m","stream":true}"#, #"{"model":"m","n":2}"#, #"{"model":"m","stream":0}"#,
        #"{"model":"m","n":"1"}"#, #"{"model":"m","n":true}"#, #"{"model":"m","temperature":1}"#,
        #"{"model":"m","stream":"false"}"#, #"{"model":"m","metadata":{"a":null}}"#, #"{"model":"m","metadata":{}}"#,
        #"{"model":"m","stop":[]}"#, #"{"model":"m","user":""}"#,
    ])
    func whatSaysMoreCounts(text: String) {
        #expect(key(text) != key(#"{"model":"m"}"#))
        #expect(identity(text).keys.others(true).first == nil)
    }

    @Test func insideNothingIsLeftOut() {
        #expect(key(#"{"metadata":{"stream":false,"n":1}}"#) != key(#"{"metadata":{}}"#))
        #expect(key(#"{"metadata":{"a":null}}"#) != key(#"{"metadata":{}}"#))
    }

    // MARK: What tools hand back

    private static let places: [(path: String, body: @Sendable (String) -> String)] = [
        ("/chat/completions", { #"{"messages":[{"role":"tool","tool_call_id":"c","content":\#($0)}]}"# }),
        ("/chat/completions", { #"{"messages":[{"role":"function","name":"f","content":\#($0)}]}"# }),
        ("/chat/completions", { #"{"messages":[{"role":"tool","content":[{"type":"text","text":\#($0)}]}]}"# }),
        ("/responses", { #"{"input":[{"type":"function_call_output","call_id":"c","output":\#($0)}]}"# }),
        ("/responses", { #"{"input":[{"type":"custom_tool_call_output","output":\#($0)}]}"# }),
        (
            "/responses",
            {
                #"{"input":[{"type":"function_call_output","output":[{"type":"input_text","text":\#($0)}]}]}"#
            }
        ),
        ("/responses", { #"{"input":[{"type":"shell_call_output","output":[{"stdout":\#($0),"stderr":""}]}]}"# }),
        ("/conversations/c/items", { #"{"items":[{"type":"function_call_output","output":\#($0)}]}"# }),
        ("/threads/t/runs/r/submit_tool_outputs", { #"{"tool_outputs":[{"tool_call_id":"c","output":\#($0)}]}"# }),
    ]

    private func keys(_ text: String) -> [OpenAICache.RequestKey] {
        let literal = OpenAICache.JSON.string(text).description
        return Self.places.map { key($0.body(literal), path: $0.path) }
    }

    @Test(arguments: [
        (#"{"wind":3,"city":"Paris"}"#, #"{ "city" : "Paris", "wind": 3.0 }"#),
        (#"[1,{"a":"é","b":[]}]"#, "\n[1.0, {\"b\": [],\r\n\"a\": \"\\u00e9\"}]\t"),
        ("{}", " { } "),
        ("[0.30000000000000004,19.990000000000002,1e2,0.0]", "[ 0.30000000000000004, 19.990000000000002, 100, 0]"),
        (
            #"{"a":"1e-400 \"1.00000000000000000001","b":12345678901234567890}"#,
            #"{"b":12345678901234567890, "a":"1e-400 \"1.00000000000000000001"}"#
        ),
    ])
    func whatIsJSONAsAWholeIsComparedAsAValue(one: String, other: String) {
        #expect(keys(one) == keys(other))
        #expect(Set(keys(one)).isDisjoint(with: keys(one + "x")))
    }

    @Test(arguments: [
        (#"{"a":1,"a":2}"#, #"{"a":2}"#), (#"{"a":{"b":1,"b":1}}"#, #"{"a":{"b":1}}"#), ("1", "1.0"),
        (#""a""#, #" "a""#),
        ("The answer is {\"a\":1}", "The answer is {\"a\": 1}"), (#"{"a":1} {"b":2}"#, #"{"a":1}  {"b":2}"#),
        (#"{"a":1,}"#, #"{"a":1, }"#), ("null", " null"),
        (#"{"a":12345678901234567.89}"#, #"{"a":12345678901234567.12}"#), ("[1e-400]", "[0]"),
        (#"{"\"":"","a":1.123456789012345678}"#, #"{"\"":"","a":1.123456789012345679}"#),
        ("[1.00000000000000000001]", "[1]"), (#"{"1.5":12345678901234567891.5}"#, #"{"1.5":12345678901234567891.25}"#),
        ("[1764300000.123456789]", "[1764300000.123456788]"), (#"["\ud800"]"#, #"["\ud801"]"#), ("", " "),
    ])
    func whatIsNoneCountsToTheLetter(one: String, other: String) {
        #expect(Set(keys(one)).isDisjoint(with: keys(other)))
    }

    @Test(arguments: [
        #"{"messages":[{"role":"user","content":"TEXT"}]}"#, #"{"messages":[{"role":"assistant","content":"TEXT"}]}"#,
        #"{"input":"TEXT"}"#, #"{"input":[{"role":"user","content":"TEXT"}]}"#, #"{"metadata":{"content":"TEXT"}}"#,
        #"{"input":[{"type":"function_call","arguments":"TEXT"}]}"#,
    ])
    func anyOtherTextCountsToTheLetter(body: String) {
        let one = body.replacingOccurrences(of: "TEXT", with: #"{\"a\":1}"#)
        let other = body.replacingOccurrences(of: "TEXT", with: #"{\"a\": 1}"#)
        #expect(key(one) != key(other))
    }

    @Test func whatIsSentStaysAsItIs() {
        let text = #"{"stream":false,"n":1,"stop":null,"messages":[{"role":"tool","content":"{\"b\":1, \"a\":2}"}]}"#
        #expect(identity(text).outgoing.encoded.data == Data(text.utf8))
    }

    // MARK: Ignored fields

    private static let body = """
        {"user":"ann","metadata":{"run":"7","kind":"x"},"messages":[{"role":"user","content":"hi","name":"ann"},
        {"role":"user","content":"there","name":"bob"}],"a.b":1}
        """

    @Test(arguments: [
        ("metadata.run", #"{"run":"7","#, #"{"run":"8","#), ("messages[*].name", #""name":"bob""#, #""name":"eve""#),
        ("messages[1].name", #""name":"bob""#, #""name":"eve""#), ("metadata", #""kind":"x""#, #""kind":"y""#),
        ("a.b", #""a.b":1"#, #""a.b":2"#), ("user", "ann\",\"metadata", "joe\",\"metadata"),
    ])
    func aFieldIsIgnoredByItsPath(path: String, old: String, new: String) {
        let other = Self.body.replacingOccurrences(of: old, with: new)
        #expect(other != Self.body)
        #expect(key(Self.body, ignoring: [path]) == key(other, ignoring: [path]))
        #expect(key(Self.body) != key(other))
    }

    @Test(arguments: ["metadata.kind.x", "messages[7].name", "messages.name", "", "[", "..", "messages[*", "[*]"])
    func aPathThatLeadsNowhereIgnoresNothing(path: String) {
        #expect(key(Self.body, ignoring: [path]) == key(Self.body))
    }

    // MARK: Forms

    @Test func inAFormTheContentTypesOfPartsDoNotCount() {
        func key(_ type: String?) -> OpenAICache.RequestKey {
            let form = FormBody(boundary: "x")
            let parts = [
                FormBody.Part(name: "file", filename: "a.mp3", contentType: type, content: "sound"),
                FormBody.Part(name: "model", content: "whisper-1"),
            ]
            return OpenAICache.RequestIdentity(
                method: "POST", address: .init(base: "b", path: "/audio/transcriptions", query: ""),
                body: .init(form.data(parts), contentType: form.contentType)
            ).key
        }
        #expect(Set([key("audio/mpeg"), key("application/octet-stream"), key(nil)]).count == 1)
    }

    @Test func inAFormStreamAndNSayNothingWhereTheyAreTheDefault() {
        func key(_ more: [FormBody.Part]) -> OpenAICache.RequestKey {
            let form = FormBody(boundary: "x")
            return OpenAICache.RequestIdentity(
                method: "POST", address: .init(base: "b", path: "/images/edits", query: ""),
                body: .init(form.data([.init(name: "prompt", content: "x")] + more), contentType: form.contentType)
            ).key
        }
        let plain = key([])
        #expect(key([.init(name: "n", content: "1")]) == plain)
        #expect(key([.init(name: "stream", content: "false")]) == plain)
        #expect(key([.init(name: "n", content: "2")]) != plain)
        #expect(key([.init(name: "stream", content: "true")]) != plain)
        #expect(key([.init(name: "n", filename: "a.txt", content: "1")]) != plain)
    }
}
