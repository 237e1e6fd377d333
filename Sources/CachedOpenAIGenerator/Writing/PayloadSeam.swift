/// What stands around the payload's lines. The payload itself is too big for a template engine.
struct PayloadSeam {
    let before: String
    let after: String

    private static let name = "EmbeddedPayload.swift.mustache"
    private static let marker = "<payload>"

    /// - Throws: `Templates.TemplateError` when the template has not exactly one `{{payload}}`, on a line of its own.
    ///
    /// - Parameter withoutPictures: what downloads pictures is left out.
    init(_ templates: Templates, withoutPictures: Bool = false) throws {
        let values: [String: Any] = ["payload": Self.marker, "withoutPictures": withoutPictures]
        let text = try templates.render(Self.name, with: values)
        let ranges = text.ranges(of: "\n\(Self.marker)\n")
        guard ranges.count == 1, let range = ranges.first else {
            throw Templates.TemplateError(name: Self.name, reason: "{{payload}} must stand once, on a line of its own")
        }
        before = text[..<range.lowerBound] + "\n"
        after = "\n" + text[range.upperBound...]
    }
}
