import CacheReport
import Foundation
import TestSupport
import Testing

/// What holds for the templates, whatever is filled in.
@Suite("Report: its templates") struct TemplateTests {
    private func files(_ suffix: String) throws -> [(name: String, text: String)] {
        let folder = PackageRoot.file("Templates/Report")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
        return try names.sorted().filter { $0.hasSuffix(suffix) }.map {
            ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
        }
    }

    @Test("everything that is filled in is escaped")
    func escaped() throws {
        let templates = try files(".mustache")
        #expect(templates.count > 10)
        for (name, text) in templates {
            #expect(!text.contains("{{{") && !text.contains("{{&") && !text.contains("{{%"), "\(name)")
            #expect(!text.contains("<script") && !text.contains("<style") && !text.contains("style="), "\(name)")
        }
    }

    @Test("what is filled in stands between tags, or in an attribute's double quotes")
    func places() throws {
        for (name, text) in try files(".mustache") {
            for tag in text.matches(of: /<[a-z][^<>]*(?:<slot [^<>]*>[^<>]*)*>/) {
                let outside = tag.output.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
                    .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined()
                let filled = outside.replacing(/\{\{[#^\/][a-zA-Z]+\}\}/, with: "").replacing(/<slot $/, with: "")
                #expect(!filled.contains("{{") || filled.hasPrefix("<slot "), "\(name): \(tag.output)")
            }
        }
    }

    @Test("the script is small, and asks nobody for anything")
    func script() throws {
        let script = try ReportTemplates().script
        #expect(script.utf8.count <= 2_048, "\(script.utf8.count) bytes")
        for word in ["fetch", "XMLHttp", "innerHTML", "eval", "Function", "localStorage", "import", "</"] {
            #expect(!script.contains(word), "\(word)")
        }
        let style = try ReportTemplates().style
        #expect(!style.contains("url(") && !style.contains("@import") && !style.contains("</"))
    }
}
