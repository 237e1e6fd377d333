import ArgumentParser
import CachedOpenAI
import Foundation

/// The origin of a web page, as a browser names it: scheme, host and, if it is not the usual one, port.
struct PageOrigin {
    let text: String

    /// - Throws: `ValidationError` for what is not one origin.
    init(_ given: String) throws {
        let text = given.trimmingCharacters(in: .whitespaces).lowercased()
        if text.contains("*") || text == "null" { throw Self.problem(tooMany: given) }
        let origin = text.hasSuffix("/") ? String(text.dropLast()) : text
        guard let parts = URLComponents(string: origin), let scheme = parts.scheme, let host = parts.host,
            let usualPort = ["http": 80, "https": 443][scheme], !host.isEmpty, parts.path.isEmpty, parts.query == nil,
            parts.fragment == nil, parts.user == nil
        else {
            throw ValidationError(
                "--allow-origin: “\(OpenAICache.OneLine.of(given, most: 200))” is no origin. It is the start of the page's "
                    + "address up to the first slash behind the host, such as https://course.example.org.")
        }
        let port = parts.port.flatMap { $0 == usualPort ? nil : ":\($0)" } ?? ""
        self.text = "\(scheme)://\(host)\(port)"
    }

    /// What would let in pages that nobody here has chosen.
    private static func problem(tooMany given: String) -> ValidationError {
        ValidationError(
            "--allow-origin \(OpenAICache.OneLine.of(given, most: 80)) would let any web site that a browser here shows "
                + "read what was recorded, and spend money where what is missing is sent. Name each page's origin, with an "
                + "option of its own: --allow-origin https://course.example.org --allow-origin https://lab.example.org. "
                + "Pages of this machine (http://localhost:8000) need none.")
    }
}
