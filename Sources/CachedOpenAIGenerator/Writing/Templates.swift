import LibraryAmalgamator
import Mustache

/// The templates the generator fills in.
package struct Templates: Sendable {
    private let files: [SourceFile]

    /// Takes the files of the folder Templates.
    package init(_ files: [SourceFile]) {
        self.files = files
    }

    /// Why a template cannot be filled in.
    package struct TemplateError: Error, CustomStringConvertible {
        let name: String
        let reason: String
        package var description: String { "Templates/\(name): \(reason)" }
    }

    /// The template's text with the values in place of its tags; nothing is escaped.
    func render(_ name: String, with values: [String: Any]) throws -> String {
        guard let file = files.first(where: { $0.path == name }) else {
            throw TemplateError(name: name, reason: "there is no such template")
        }
        do {
            return try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + file.text).render(values)
        } catch {
            throw TemplateError(name: name, reason: "\(error)")
        }
    }
}
