import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Writes a form in any of the ways that mean the same (RFC 2046, 7578).
struct FormSpelling {
    private var dice: Dice

    init(_ seed: UInt64) { dice = Dice(seed) }

    mutating func body(_ form: SampleForm) -> OpenAICache.RequestBody {
        let boundary = ["x\(dice.next())", "----WebKitFormBoundary\(dice.next())", "a b \(dice.next())"][roll(3)]
        var data = Data(["", "\r\n", "This is MIME.\r\n", "--x\r\n"][roll(4)].utf8)
        for part in form.parts {
            data += Data("--\(boundary)\(["", " \t"][roll(2)])\r\n\(head(part))\r\n\r\n".utf8) + part.content
            data += Data("\r\n".utf8)
        }
        data += Data("--\(boundary)--\(["", "\r\n", "\r\nthe end", " "][roll(4)])".utf8)
        return .init(data, contentType: contentType(boundary))
    }

    private mutating func contentType(_ boundary: String) -> String {
        let isQuoted = boundary.contains(" ") || roll(2) == 0
        let parameter = ["boundary", "Boundary"][roll(2)] + "=" + (isQuoted ? "\"\(boundary)\"" : boundary)
        let type = ["multipart/form-data", "Multipart/Form-Data"][roll(2)]
        return type + ["; ", ";", "; charset=utf-8;"][roll(3)] + parameter
    }

    private mutating func head(_ part: SampleForm.Part) -> String {
        var parameters = ["name=\(value(part.name))"]
        if let ending = part.ending {
            parameters.append("filename=\(value(["a", "", "x y", "ü"][roll(4)] + cased(ending)))")
        }
        let separator = ["; ", ";", " ;\t"][roll(3)]
        let disposition = (["form-data"] + parameters.shuffled(using: &dice)).joined(separator: separator)
        var lines = [cased("Content-Disposition") + [": ", ":"][roll(2)] + disposition]
        if let type = part.contentType { lines.append(cased("Content-Type") + ": " + cased(type)) }
        if roll(3) == 0 { lines.append("X-Other: 1") }
        return lines.shuffled(using: &dice).joined(separator: "\r\n")
    }

    private mutating func value(_ text: String) -> String {
        let isToken = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"()<>@,;:\\\"/[]?=".utf8.contains($0) }
        return isToken && !text.isEmpty && roll(2) == 0 ? text : "\"\(text)\""
    }

    private mutating func cased(_ text: String) -> String {
        [text, text.lowercased(), text.uppercased()][roll(3)]
    }

    private mutating func roll(_ count: Int) -> Int { Int.random(in: 0..<count, using: &dice) }
}
