import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A header with parameters, as it is and as the value of one.
enum HeaderParametersCheck {
    static func run(_ bytes: Data) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        _ = OpenAICache.HeaderParameters(text)["boundary"]
        var quoted = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { quoted.append("\\") }
            quoted.append(scalar)
        }
        let parameters = OpenAICache.HeaderParameters("x; a=\"\(String(quoted))\"; b=1")
        try BrokenPromise.unless(
            parameters["a"].map { $0.utf8.elementsEqual(text.utf8) } ?? false, "a quoted value is read to the letter")
        try BrokenPromise.unless(parameters["b"] == "1", "a quoted value ends where it ends")
    }
}
