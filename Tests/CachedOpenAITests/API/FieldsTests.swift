import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// What a program sees of a field that is missing.
@Suite struct FieldsTests {
    @Test func nothingInternalIsThrown() throws {
        let error = #expect(throws: OpenAI.APIResponseValidationError.self) {
            try OpenAI.ChatCompletion(json: ["id": "c"])
        }
        #expect(error?.message.contains("choices") == true)
        let payload = try OpenAI.Model(json: ["id": "m"]).payload
        #expect(throws: OpenAI.OpenAIError.self) { try OpenAI.ChatCompletion(payload: payload) }
        for text in ["{}", #"{"choices": 5}"#, "5"] {
            let error = #expect(throws: DecodingError.self) {
                try JSONDecoder().decode(OpenAI.ChatCompletion.self, from: Data(text.utf8))
            }
            #expect(error.map { "\($0)".contains("choices") || text == "5" } == true)
        }
    }
}
