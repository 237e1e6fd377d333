import Foundation
import TestSupport

/// What a model reads in the letters to the lost property office, and what it answers to them.
enum LostThings {
    static let file = "Data/letters.txt"

    /// A letter is read first, and answered then.
    static var answers: [ExampleAnswer] {
        letters.map { letter in
            let loss = loss(in: letter)
            return .says(json(loss), "Your \(loss["thing"] ?? "") is in room 4.", to: letter)
        }
    }

    private static let words = [
        "thing": [
            "umbrella", "glove", "bicycle", "violin", "backpack", "scarf", "camera", "hat", "key ring", "sketchbook",
            "wallet", "phone",
        ],
        "colour": ["green", "red", "black", "yellow", "blue", "grey"],
        "place": ["tram", "library", "market"],
        "day": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    ]

    private static var letters: [String] {
        let text = try? String(contentsOf: PackageRoot.file("Examples/Course/\(file)"), encoding: .utf8)
        return text?.split(separator: "\n").map(String.init) ?? []
    }

    private static func loss(in letter: String) -> [String: String] {
        let found = letter.split { !$0.isLetter }.joined(separator: " ")
        return words.compactMapValues { words in words.first { " \(found) ".contains(" \($0) ") } }
    }

    private static func json(_ loss: [String: String]) -> String {
        let members = loss.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\"\($0.value)\"" }
        return "{\(members.joined(separator: ","))}"
    }
}
