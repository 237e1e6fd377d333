import CachedOpenAI

/// Why no entry is meant by what a person typed.
package struct NameNotFound: Error, CustomStringConvertible {
    package let description: String

    private static let mostShown = 10

    static func isNoName(_ text: String) -> NameNotFound {
        NameNotFound(
            description: """
                “\(OpenAICache.OneLine.of(text, most: 80))” is no entry's name. A name is the first four or more digits of a \
                key, then # and a number or ~ and a seed: 9f3a#2, 9f3a~7. cached-openai inspect lists them.
                """)
    }

    static func isNowhere(_ name: EntryName) -> NameNotFound {
        NameNotFound(description: "there is no entry \(name). cached-openai inspect lists them.")
    }

    static func hasOthers(_ name: EntryName, _ others: [Entry]) -> NameNotFound {
        NameNotFound(
            description:
                "there is no entry \(name). Of this request, there are: \(list(others.map(\.name.description)))")
    }

    static func isAmbiguous(_ name: EntryName, _ digits: [String]) -> NameNotFound {
        NameNotFound(description: "\(name) fits several requests; type more digits: \(list(digits))")
    }

    private static func list(_ names: [String]) -> String {
        let rest = names.count > mostShown ? " and \(names.count - mostShown) more" : ""
        return names.prefix(mostShown).joined(separator: ", ") + rest
    }
}
