import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A form: the content type in the first line, the body behind it.
enum MultipartCheck {
    private typealias Form = OpenAICache.MultipartForm

    static func run(_ bytes: Data) throws {
        let head = bytes.prefix { $0 != UInt8(ascii: "\n") }
        let contentType = String(decoding: head, as: UTF8.self)
        // A slice of something larger, as bodies are.
        let body = bytes.dropFirst(head.count + 1)
        try IdentityCheck.run(OpenAICache.RequestBody(body, contentType: contentType))
        guard let form = Form(body, contentType: contentType) else {
            let left = Form.removing("seed", from: body, contentType: contentType)
            return try BrokenPromise.unless(left == body, "what is no form is left as it is")
        }
        try checkRanges(of: form.parts, in: body)
        try BrokenPromise.unless(
            Form(Data(body), contentType: contentType)?.parts.map(Known.init) == form.parts.map(Known.init),
            "a slice is read like a whole")
        for name in Set(form.parts.map(\.name)).union(["seed"]).sorted().prefix(20) {
            let left = Form.removing(name, from: body, contentType: contentType)
            let expected = form.parts.filter { $0.name != name }.map(Known.init)
            try BrokenPromise.unless(
                Form(left, contentType: contentType)?.parts.map(Known.init) == expected,
                "the parts of other names stay as they are without \(name)")
        }
    }

    private static func checkRanges(of parts: [Form.Part], in body: Data) throws {
        for (part, next) in zip(parts, parts.dropFirst()) {
            try BrokenPromise.unless(part.range.upperBound == next.range.lowerBound, "parts follow one another")
        }
        for part in parts {
            try BrokenPromise.unless(
                body.startIndex <= part.range.lowerBound && part.range.upperBound <= body.endIndex
                    && part.range.contains(part.content.startIndex) && part.content.endIndex <= part.range.upperBound,
                "a part stands in the body, and its content in it")
        }
    }

    /// A part but for its place.
    private struct Known: Equatable {
        var name: String
        var filename: String?
        var contentType: String?
        var content: Data

        init(_ part: Form.Part) {
            (name, filename, contentType, content) = (part.name, part.filename, part.contentType, part.content)
        }
    }
}
