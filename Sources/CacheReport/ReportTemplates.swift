import CachedOpenAI
import Foundation
import LibraryAmalgamator
import Mustache

/// The templates of the page, its style and its script.
package struct ReportTemplates: Sendable {
    /// Why a template can't be filled in.
    package struct TemplateError: Error, CustomStringConvertible {
        let name: String
        let reason: String
        package var description: String { "Templates/Report/\(name): \(reason)" }
    }

    private static let suffix = ".mustache"

    private let library: MustacheLibrary
    /// As they stand in the page: its policy names their digests.
    package let style: String
    package let script: String

    /// - Parameter files: those of the folder Templates/Report.
    package init(_ files: [SourceFile] = EmbeddedSources.report) throws {
        MustacheContentTypes.register(HTMLText(), named: HTMLText.name)
        let head = "Head\(Self.suffix)"
        var templates: [String: MustacheTemplate] = [:]
        for file in files where file.path.hasSuffix(Self.suffix) {
            do {
                // A partial goes by its own escaper, not by that of the template around it. Line ends between tags would be
                // nodes of their own in a browser, tens of thousands of them.
                let lines = file.text.split(separator: "\n").joined(separator: file.path == head ? "\n" : "")
                let text = "{{% CONTENT_TYPE:\(HTMLText.name)}}\n" + lines + "\n"
                templates[String(file.path.dropLast(Self.suffix.count))] = try MustacheTemplate(string: text)
            } catch {
                throw TemplateError(name: file.path, reason: "\(error)")
            }
        }
        library = MustacheLibrary(templates: templates)
        style = try Self.constant("Page.css", files)
        script = try Self.constant("Page.js", files)
    }

    /// The template's text with the values in place of its tags, each of them escaped.
    func render(_ name: String, _ values: [String: Any]) throws -> String {
        guard let text = library.render(values, withTemplate: name) else {
            throw TemplateError(name: name + Self.suffix, reason: "there is no such template")
        }
        return text
    }

    /// Nothing but this style and this script is obeyed, and nothing is fetched.
    var policy: String {
        """
        default-src 'none'; style-src '\(Self.digest(style))'; script-src '\(Self.digest(script))'; img-src data:; \
        media-src data:; base-uri 'none'; form-action 'none'
        """
    }

    private static func digest(_ text: String) -> String {
        "sha256-\(OpenAICache.SHA256.hash(Data(text.utf8)).base64EncodedString())"
    }

    /// Without the spaces that lines begin with.
    private static func constant(_ name: String, _ files: [SourceFile]) throws -> String {
        guard let file = files.first(where: { $0.path == name }) else {
            throw TemplateError(name: name, reason: "there is no such file")
        }
        return file.text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: "\n")
    }
}
