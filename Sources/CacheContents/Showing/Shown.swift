import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// Makes what was recorded fit to be shown: nothing in it is obeyed by a terminal, and secrets are left out. Whatever
/// comes from a cache and reaches a person goes through here.
package struct Shown: Sendable {
    private let showsSecrets: Bool

    /// - Parameter showsSecrets: leaves them in.
    package init(showsSecrets: Bool = false) {
        self.showsSecrets = showsSecrets
    }

    /// In one line, with escapes such as `\n` and `\u{1B}`.
    /// - Parameter most: in characters; what is longer is cut and ends with `…`.
    /// - Parameter name: of the field that it is the value of, by which some secrets are known.
    package func line(_ text: String, most: Int = .max, named name: String = "") -> String {
        // A cut must not take the end of a secret away before it is known for one.
        OpenAICache.OneLine.of(masked(most == .max ? text : String(text.prefix(most + 400)), named: name), most: most)
    }

    /// In lines of its own; whatever else is not to be seen is escaped. Tabs become spaces.
    package func block(_ text: String, named name: String = "") -> [String] {
        masked(text, named: name).unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
            return parts.map { OpenAICache.OneLine.of(String($0)) }.joined(separator: "    ")
        }
    }

    /// Compact JSON with `\u…` for whatever a terminal might obey.
    package func json(_ value: JSON, named name: String = "") -> String {
        HarmlessJSON.text(masked(value, named: name))
    }

    /// JSON over several lines.
    package func lines(of value: JSON) -> [String] {
        HarmlessJSON.escaped(masked(value).prettyPrinted()).split(separator: "\n").map(String.init)
    }

    /// Whether a body holds what must not be shown, also where it takes several pieces of a stream to make it.
    package func hides(in body: Data, contentType: String?) -> Bool {
        !showsSecrets && SecretMask.isNeeded(for: body, contentType: contentType)
    }

    /// Without the secrets in it.
    package func masked(_ text: String, named name: String = "") -> String {
        showsSecrets ? text : SecretMask.of(text, named: name)
    }

    /// Without the secrets in its texts.
    package func masked(_ value: JSON, named name: String = "") -> JSON {
        if showsSecrets { return value }
        switch value {
        case .string(let text): return .string(masked(text, named: name))
        case .array(let items): return .array(items.map { masked($0, named: name) })
        case .object(let object):
            var whole: JSON.Object = [:]
            for (name, inner) in object { whole[masked(name)] = masked(inner, named: name) }
            return .object(whole)
        case .null, .bool, .number: return value
        }
    }
}
