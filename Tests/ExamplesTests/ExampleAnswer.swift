/// What the API says in an example, and to which question.
struct ExampleAnswer: Sendable {
    /// A call of one of the example's functions; the arguments are JSON.
    struct Call: Sendable {
        let name: String
        let arguments: String
    }

    enum Content: Sendable {
        case texts([String])
        case cutOff(String)
        case calls([Call])
    }

    /// They stand in the last message of the conversation, which may be what a function handed back.
    let words: String
    let content: Content
    /// What a reasoning model thought before.
    var thoughts: [String] = []

    /// A text; of several texts and thoughts, the n-th to the n-th such question, and then the last.
    static func says(_ texts: String..., to words: String, thinking thoughts: [String] = []) -> Self {
        Self(words: words, content: .texts(texts), thoughts: thoughts)
    }

    /// A text that ends where the most tokens are reached.
    static func breaksOff(_ text: String, to words: String) -> Self {
        Self(words: words, content: .cutOff(text))
    }

    /// Function calls instead of a text, all in one answer.
    static func calls(_ calls: (name: String, arguments: String)..., to words: String) -> Self {
        Self(words: words, content: .calls(calls.map { Call(name: $0.name, arguments: $0.arguments) }))
    }
}
