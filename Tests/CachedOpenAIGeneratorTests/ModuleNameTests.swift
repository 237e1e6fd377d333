import CachedOpenAIGenerator
import Testing

@Suite("A module's name")
struct ModuleNameTests {
    @Test("is an identifier", arguments: ["Lecture3OpenAI", "a", "CachedLecture", "x_1", "Class", "Open"])
    func usable(text: String) throws {
        #expect(try ModuleName(text).text == text)
    }

    @Test(
        "that everybody can type and use, or the error says why not and what to take",
        arguments: [
            ("", "empty"), ("3rd", "begin with a letter"), ("_a", "begin with a letter"), ("a b", "only the letters"),
            ("Leçon", "only the letters"), ("a-b", "only the letters"), ("../a", "only the letters"),
            ("a\n", "only the letters"), ("class", "keyword"), ("Self", "keyword"), ("OpenAI", "name of a type"),
            ("AsyncOpenAI", "name of a type"), ("OpenAICache", "name of a type"), ("Foundation", "such a module"),
            ("swift", "such a module"), ("main", "such a module"), (String(repeating: "a", count: 61), "longer than"),
        ])
    func unusable(text: String, reason: String) throws {
        let error = try #require(throws: ModuleName.Unusable.self) { try ModuleName(text) }
        #expect(error.description.contains(reason) && error.description.contains("Lecture3OpenAI"), "\(error)")
        #expect(!error.description.contains("\n"))
    }
}
