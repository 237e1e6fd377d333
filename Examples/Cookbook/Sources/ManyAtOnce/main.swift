// Many questions at once. They take as long as the slowest of them, not as long as all together.
#if canImport(CachedOpenAI)
    import CachedOpenAI
#endif

let client = OpenAI()

func ask(_ question: String, seed: Int? = nil) async throws -> String {
    let completion = try await client.chat.completions.create(
        model: "gpt-4o-mini", messages: [.user(question)], seed: seed)
    return completion.choices[0].message.content ?? ""
}

do {
    // The answers come in any order, so each says which word it belongs to.
    let words = ["bread", "cheese", "apple", "soup", "water"]
    var translations: [String: String] = [:]
    try await withThrowingTaskGroup(of: (String, String).self) { group in
        for word in words {
            group.addTask { (word, try await ask("Translate into German, one word: \(word)")) }
        }
        for try await (word, translation) in group {
            translations[word] = translation
        }
    }
    for word in words {
        print(word, "=", translations[word] ?? "-")
    }

    // The same question several times: seeds tell the answers apart, so that everybody gets the same ones.
    var votes: [String: Int] = [:]
    try await withThrowingTaskGroup(of: String.self) { group in
        for seed in 1...5 {
            group.addTask { try await ask("Is a tomato a fruit? Yes or no.", seed: seed) }
        }
        for try await vote in group {
            votes[vote, default: 0] += 1
        }
    }
    print("Is a tomato a fruit? \(votes["Yes"] ?? 0) of 5 say yes.")
} catch {
    print(error)
}
