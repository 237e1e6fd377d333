/// What one answer holds.
enum ExampleContent {
    case text(String)
    case cutOff(String)
    case calls([ExampleAnswer.Call])

    /// Nil for calls.
    var text: String? {
        switch self {
        case .text(let text), .cutOff(let text): text
        case .calls: nil
        }
    }

    /// How many tokens it counts for: a word is one.
    var size: Int {
        switch self {
        case .text(let text), .cutOff(let text): text.pieces.count
        case .calls(let calls): calls.reduce(0) { $0 + 5 + $1.arguments.pieces.count }
        }
    }
}

extension String {
    /// Pieces that make the text, a word in each with the space before it: how a stream brings it.
    var pieces: [String] {
        var pieces = [""]
        for character in self {
            if character == " " { pieces.append("") }
            pieces[pieces.count - 1].append(character)
        }
        return pieces.filter { !$0.isEmpty }
    }
}
