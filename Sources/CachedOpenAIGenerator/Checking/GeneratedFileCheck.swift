import CachedOpenAI
import Foundation
import LibraryAmalgamator

/// Says whether a generated file is as it was made, however its lines end. It proves nothing of who made it.
package struct GeneratedFileCheck {
    /// What was changed, in words.
    package private(set) var changes: [String] = []
    /// The head holds no digests: an earlier version made the file.
    package private(set) var lacksDigests = false

    /// - Returns: nil for a file of another kind.
    package init?(_ file: Data) {
        guard file.starts(with: GeneratedText.firstLine.utf8) else { return nil }
        let text = String(decoding: file, as: UTF8.self).replacing("\r\n", with: "\n")
        guard let code = text.range(of: GeneratedText.codeStart), let seam = text.range(of: Amalgamator.seamBanner)
        else {
            changes = ["it is not whole: its library, or the place of its answers, is missing"]
            return
        }
        let head = text[..<code.lowerBound]
        guard let told = GeneratedText.Digests(head: head) else {
            lacksDigests = true
            return
        }
        compare(told, head: head, library: text[code.lowerBound..<seam.lowerBound], rest: text[seam.lowerBound...])
    }

    private mutating func compare(
        _ told: GeneratedText.Digests, head: Substring, library: Substring, rest: Substring
    ) {
        if GeneratedText.digest(of: [Data(library.utf8)]) != told.library {
            changes.append("its library is not as it was made")
        }
        let text = Data((GeneratedText.firstLine + rest).utf8)
        let answers = EmbeddedAnswers.arePublished(text) ? Data() : try? EmbeddedAnswers.inside(text, name: "")
        if answers.map({ GeneratedText.digest(of: [$0]) }) != told.answers {
            changes.append("its answers are not as they were made")
        }
        let pieces = [GeneratedText.withoutDigests(head), Data(library.utf8), Data(rest.utf8)]
        let file = GeneratedText.digest(of: pieces)
        if changes.isEmpty, file != told.file { changes.append("its head, or what is around its answers, was changed") }
    }
}
