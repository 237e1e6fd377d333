/// The tags of an HTML text, taken apart in the strict way in which ours are written.
struct HTMLTags {
    struct Tag {
        let name: String
        var attributes: [(name: String, value: String)] = []
    }

    private(set) var tags: [Tag] = []
    /// What stands between them.
    private(set) var texts: [String] = []
    /// What is no tag of that kind.
    private(set) var problems: [String] = []

    init(_ html: some StringProtocol) {
        var rest = Substring(html).unicodeScalars[...]
        while let start = rest.firstIndex(of: "<") {
            texts.append(String(rest[..<start]))
            rest = rest[rest.index(after: start)...]
            if rest.first == "!" {
                rest = rest[(rest.firstIndex(of: ">").map(rest.index(after:)) ?? rest.endIndex)...]
            } else {
                read(&rest)
            }
        }
        texts.append(String(rest))
    }

    private mutating func read(_ rest: inout Substring.UnicodeScalarView) {
        let name = take(&rest) { $0 != " " && $0 != ">" && $0 != "\n" }
        let letters = name.drop { $0 == "/" }
        if letters.isEmpty || !letters.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) {
            problems.append("<\(name)")
        }
        var tag = Tag(name: name)
        while let next = rest.first, next != ">" {
            if next == " " || next == "\n" {
                rest.removeFirst()
                continue
            }
            let attribute = take(&rest) { $0 != "=" && $0 != ">" && $0 != " " }
            guard rest.first == "=" else {
                tag.attributes.append((attribute, ""))
                continue
            }
            rest.removeFirst()
            guard rest.first == "\"" else { return problems.append("\(attribute) of \(name) is not in quotes") }
            rest.removeFirst()
            let value = take(&rest) { $0 != "\"" }
            rest = rest.dropFirst()
            tag.attributes.append((attribute, value))
        }
        rest = rest.dropFirst()
        tags.append(tag)
    }

    private func take(_ rest: inout Substring.UnicodeScalarView, while isPart: (Unicode.Scalar) -> Bool) -> String {
        let part = rest.prefix(while: isPart)
        rest = rest[part.endIndex...]
        return String(part)
    }
}
