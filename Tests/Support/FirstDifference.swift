/// Where two texts part.
public enum FirstDifference {
    /// One sentence that shows the first line that differs; nil when the texts are the same.
    public static func between(_ made: String, _ expected: String) -> String? {
        guard made != expected else { return nil }
        let made = made.split(separator: "\n", omittingEmptySubsequences: false)
        let expected = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let same = zip(made, expected).prefix { $0 == $1 }.count
        return "line \(same + 1) is \(line(same, of: made)), expected \(line(same, of: expected))"
    }

    private static func line(_ index: Int, of lines: [Substring]) -> String {
        index < lines.count ? "“\(lines[index].prefix(120))”" : "missing"
    }
}
