import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct HeaderParametersTests {
    private func boundary(_ header: String) -> String? { OpenAICache.HeaderParameters(header)["boundary"] }

    @Test(arguments: [
        "multipart/form-data; boundary=x-1", "multipart/form-data;boundary=x-1",
        "multipart/form-data ; boundary=\"x-1\"",
        "multipart/form-data; charset=utf-8; boundary=x-1", "multipart/form-data; BOUNDARY=x-1  ",
        "multipart/form-data; boundary = x-1 ; charset=utf-8", "multipart/form-data; charset; boundary=x-1",
        "multipart/form-data; boundary=\"x\\-1\"", "multipart/form-data;; boundary=x-1;",
    ])
    func aParameterIsFoundHoweverItIsSpelled(header: String) {
        #expect(boundary(header) == "x-1")
    }

    @Test func aQuotedValueMayHoldWhatSeparates() {
        #expect(boundary(#"multipart/form-data; boundary="a;b=c \"d\" \\"; x=1"#) == #"a;b=c "d" \"#)
        #expect(OpenAICache.HeaderParameters(#"a; boundary="a;x=2"; x=1"#)["x"] == "1")
    }

    @Test func aMarkThatJoinsTheQuoteDoesNotHideIt() {
        let parameters = OpenAICache.HeaderParameters("form-data; filename=\"\u{301}a;b\u{301}\"; name=\"n\"")
        #expect(parameters["filename"] == "\u{301}a;b\u{301}")
        #expect(parameters["name"] == "n")
    }

    @Test(arguments: ["", ";", "=", ";;;", "a;=", "a; boundary", "a; boundary=\"", "a;b;c;d=\"", "boundary=x"])
    func whatIsBrokenHasNone(header: String) {
        #expect(boundary(header) ?? "" == "")
    }
}
