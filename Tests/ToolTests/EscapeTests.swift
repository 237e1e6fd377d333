import CachedOpenAI
import Foundation
import TestSupport
import Testing

/// Recordings made to speak to a terminal: in whatever the tool prints, nothing of them is obeyed, and nothing fills it.
@Suite("Escapes in recordings", .serialized) struct EscapeTests {
    /// Case faults/07: in a field's name, in the base URL, in method and path, in a header's name.
    private static let journals = [
        "iU9BSg0KGgoBAAEAiwCrXh9e0R0tS4ITtshcLGd9SPwAAAAAT0lBRgEAAADKAQAAAAAAAMoBAAAAAAAACrhNP1RismoAAAAAASBQ"
            + "/wEEfROlkZBqJVIgXSpSqvCB92zShaG7lfrBMAyf9QMZaHR0cDovLzEyNy4wLjAuMToxODc3MC92MQQEUE9TVAURL2NoYXQvY29t"
            + "cGxldGlvbnMHEGFwcGxpY2F0aW9uL2pzb24IgAF7Im1vZGVsIjogIm0iLCAibWVzc2FnZXMiOiBbeyJyb2xlIjogInVzZXIiLCAi"
            + "Y29udGVudCI6ICJoaSJ9XSwgIlx1MDAxYl0wO3B3bmVkXHUwMDA3XHUwMDFiWzMxbVJFRFx1MDAxYlswbVxuXHUwMDliMkpcdTIw"
            + "MmUiOiAxfRACyAERHWNvbnRlbnQtdHlwZQBhcHBsaWNhdGlvbi9qc29uFALoBxUIgIDygYOJhQYSqwF7ImlkIjogImMiLCAib2Jq"
            + "ZWN0IjogImNoYXQuY29tcGxldGlvbiIsICJjcmVhdGVkIjogMSwgIm1vZGVsIjogIm0iLCAiY2hvaWNlcyI6IFt7ImluZGV4Ijog"
            + "MCwgImZpbmlzaF9yZWFzb24iOiAic3RvcCIsICJtZXNzYWdlIjogeyJyb2xlIjogImFzc2lzdGFudCIsICJjb250ZW50IjogImhp"
            + "In19XX0A",
        "iU9BSg0KGgoBAAEAByEHmUh8ybJ+mtNuXpkGCVtUwM4AAAAAT0lBRgEAAABaAQAAAAAAAFoBAAAAAAAAOS8E0N75loYAAAAAASDu"
            + "uMF0XWmrgiu69NvzrEj/RoISxyaEy1Q6juQxo3CpJAMsaHR0cDovL2V2aWwbXTA7cHduZWQHG1szMW1SRUQbWzBtCsKbMkrigK4v"
            + "djEEBFBPU1QFES9jaGF0L2NvbXBsZXRpb25zBxBhcHBsaWNhdGlvbi9qc29uEALIAREdY29udGVudC10eXBlAGFwcGxpY2F0aW9u"
            + "L2pzb24UAugHFQiAgPKBg4mFBhKrAXsiaWQiOiAiYyIsICJvYmplY3QiOiAiY2hhdC5jb21wbGV0aW9uIiwgImNyZWF0ZWQiOiAx"
            + "LCAibW9kZWwiOiAibSIsICJjaG9pY2VzIjogW3siaW5kZXgiOiAwLCAiZmluaXNoX3JlYXNvbiI6ICJzdG9wIiwgIm1lc3NhZ2Ui"
            + "OiB7InJvbGUiOiAiYXNzaXN0YW50IiwgImNvbnRlbnQiOiAiaGkifX1dfQAA",
        "iU9BSg0KGgoBAAEARgvLjNWtTdgpXyDMNFo2ghBEcMAAAAAAT0lBRgEAAADdAQAAAAAAAN0BAAAAAAAAtm6+oJrvMZIAAAAAASDq"
            + "cIItPJIs9pho7WVcfM0EO/PuGJO5HFOjbjiP+W/pcAMZaHR0cDovLzEyNy4wLjAuMToxODc3MC92MQQiUE9TVBtdMDtwd25lZAcb"
            + "WzMxbVJFRBtbMG0KwpsySuKArgUvL2NoYXQvY29tcGxldGlvbnMbXTA7cHduZWQHG1szMW1SRUQbWzBtCsKbMkrigK4HEGFwcGxp"
            + "Y2F0aW9uL2pzb24IWHsiYSI6InNrLXByb2otYUIzZEU1Z0g3aks5YUIzZEU1Z0g3aks5YUIzZEU1Z0g3aks5YUIzZEU1Z0g3aks5"
            + "YUIzZEU1Z0g3aks5YUIzZEU1Z0g3aks5In0QAsgBER1jb250ZW50LXR5cGUAYXBwbGljYXRpb24vanNvbhQC6AcVCICA8oGDiYUG"
            + "EqsBeyJpZCI6ICJjIiwgIm9iamVjdCI6ICJjaGF0LmNvbXBsZXRpb24iLCAiY3JlYXRlZCI6IDEsICJtb2RlbCI6ICJtIiwgImNo"
            + "b2ljZXMiOiBbeyJpbmRleCI6IDAsICJmaW5pc2hfcmVhc29uIjogInN0b3AiLCAibWVzc2FnZSI6IHsicm9sZSI6ICJhc3Npc3Rh"
            + "bnQiLCAiY29udGVudCI6ICJoaSJ9fV19",
        "iU9BSg0KGgoBAAEAfzE9GrWvQ6kT8gvEGdqxOcPhtB8AAAAAT0lBRgEAAACcAQAAAAAAAJwBAAAAAAAAc+GqAk3Y5NQAAAAAASCG"
            + "QLEWX1aZgB0p2L10rlHPhN+kKX4Bzo+BRxmB/oOs9wMZaHR0cDovLzEyNy4wLjAuMToxODc3MC92MQQEUE9TVAURL2NoYXQvY29t"
            + "cGxldGlvbnMHEGFwcGxpY2F0aW9uL2pzb24QAsgBEXJ4G10wO3B3bmVkBxtbMzFtUkVEG1swbQrCmzJK4oCuACJzay1wcm9qLWFC"
            + "M2RFNWdIN2pLOWFCM2RFNWdIN2pLOWFCM2RFNWdIN2pLOWFCM2RFNWdIN2pLOWFCM2RFNWdIN2pLOWFCM2RFNWdIN2pLOSIUAugH"
            + "FQiAgPKBg4mFBhKrAXsiaWQiOiAiYyIsICJvYmplY3QiOiAiY2hhdC5jb21wbGV0aW9uIiwgImNyZWF0ZWQiOiAxLCAibW9kZWwi"
            + "OiAibSIsICJjaG9pY2VzIjogW3siaW5kZXgiOiAwLCAiZmluaXNoX3JlYXNvbiI6ICJzdG9wIiwgIm1lc3NhZ2UiOiB7InJvbGUi"
            + "OiAiYXNzaXN0YW50IiwgImNvbnRlbnQiOiAiaGkifX1dfQAA",
    ]

    private static let evil = "\u{1B}]0;pwned\u{7}\u{1B}[31mRED\u{9B}2J\u{202E}\u{2028}\r\nFORGED"

    /// One that is evil wherever a text can be.
    private static func canary(_ text: String) -> Data {
        var recordings: [OpenAICache.Recording] = []
        for number in 0..<30 {
            var recording = SampleCache.recording("{\"\(number)\": 1}", path: "/\(text)/x", number: number)
            recording.request.method = "POST\(text)"
            recording.request.query = text
            recording.request.contentType = text
            recording.base = "http://\(text)"
            recording.answer.headers = ["content-type": text, text: text]
            recording.answer.status = number % 2 == 0 ? 500 : 200
            recording.answer.pictures = [.init(url: text, contentType: text, content: Data(text.utf8))]
            recordings.append(recording)
        }
        return SampleCache.journal(of: recordings)
    }

    private func expectHarmless(_ text: String, most: Int = 12_000) {
        let obeyed = text.unicodeScalars.filter { scalar in
            scalar != "\n"
                && [.control, .format, .lineSeparator, .paragraphSeparator].contains(
                    scalar.properties.generalCategory)
        }
        #expect(obeyed.isEmpty, "\(text.debugDescription)")
        #expect(!text.split(separator: "\n").contains { $0.hasPrefix("FORGED") })
        #expect(text.unicodeScalars.count < most, "\(text.unicodeScalars.count)")
    }

    @Test("nothing of them is obeyed") func shown() async throws {
        let files =
            Self.journals.compactMap { Data(base64Encoded: $0) }
            + [Self.canary(Self.evil), Self.canary(String(repeating: "x\u{1B}", count: 20_000))]
        #expect(files.count == 6)
        for file in files {
            let folder = try TemporaryFolder()
            try folder.write(file, to: "openai_cache_temp.bin")
            for arguments in [
                ["verify"], ["materialize"], ["materialize", "--keep-failures", "--allow-secrets"],
                ["materialize", "--as", "embedded", "--output", "x.swift"],
            ] {
                let tool = [BuiltProduct.path(of: "cached-openai")] + arguments
                let outcome = try await Command(tool, in: folder.url).run()
                expectHarmless(outcome.output)
                expectHarmless(outcome.errors)
            }
        }
    }

    @Test("nor of names of files") func names() async throws {
        let folder = try TemporaryFolder()
        let name = "a\u{1B}[31m\u{202E}\n.cache"
        try folder.write(Self.canary("x").dropLast(9), to: name)
        for arguments in [
            ["verify"], ["verify", name], ["materialize", "--cache", name], ["materialize", "--cache", name + "x"],
        ] {
            let outcome = try await Command([BuiltProduct.path(of: "cached-openai")] + arguments, in: folder.url).run()
            expectHarmless(outcome.output)
            expectHarmless(outcome.errors)
        }
    }
}
