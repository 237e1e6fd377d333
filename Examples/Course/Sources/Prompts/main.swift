// First lesson: what the wording of a question, the role, examples, and chance do to an answer.
import CachedOpenAI
@preconcurrency import Foundation

let client = OpenAI()

func ask(_ messages: OpenAI.ChatCompletionMessageParam..., seed: Int? = nil) async throws -> String {
    let completion = try await client.chat.completions.create(
        model: "gpt-4o-mini", messages: messages, temperature: 1, seed: seed)
    return completion.choices[0].message.content ?? ""
}

/// Five answers to the same question, and what most of them say.
func vote(on question: String) async throws -> String {
    var counts: [String: Int] = [:]
    for turn in 1...5 {
        let answer = try await ask(.user(question))
        print("  \(turn). \(answer)")
        counts[answer, default: 0] += 1
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
}

let reviews = [
    "The kettle boils fast and looks fine.", "It leaked on the second day.", "A kettle. It is blue.",
    "I would buy it again at once.", "The lid fell off, twice.", "It came on Tuesday.",
]

do {
    print("1. Three wordings of one question")
    for wording in [
        "Why is the sea salty?", "Why is the sea salty? One sentence.", "Explain to a child why the sea is salty.",
    ] {
        print("  \(try await ask(.user(wording)))")
    }

    print("2. Four roles, two questions each")
    for role in ["a poet", "a judge", "a pirate", "a doctor"] {
        for question in ["What is rain?", "What is a promise?"] {
            let answer = try await ask(.system("You are \(role). Answer in one sentence."), .user(question))
            print("  \(role): \(answer)")
        }
    }

    print("3. Without an example, and with two")
    for review in reviews {
        let question = OpenAI.ChatCompletionMessageParam.user("Is this review good, bad or neither? \(review)")
        let plain = try await ask(question)
        let shown = try await ask(
            .user("Is this review good, bad or neither? It works."), .assistant("neither"),
            .user("Is this review good, bad or neither? It works wonderfully!"), .assistant("good"), question)
        print("  \(review) \(plain) / \(shown)")
    }

    print("4. Five votes")
    let winner = try await vote(on: "A bat and a ball cost 1.10, the bat 1.00 more. What does the ball cost?")
    print("  Most say: \(winner)")

    print("5. As it is written")
    print("  ", terminator: "")
    for try await chunk in client.chat.completions.stream(
        model: "gpt-4o-mini", messages: [.user("Wish a class good luck, in one sentence.")])
    {
        print(chunk.choices.first?.delta.content ?? "", terminator: "")
        fflush(stdout)
    }
    print()
} catch {
    print(error)
}
