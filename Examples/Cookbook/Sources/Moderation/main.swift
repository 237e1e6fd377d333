// What people write is looked through before anybody sees it. Moderation costs nothing.
#if canImport(CachedOpenAI)
    import CachedOpenAI
#endif

let comments = [
    "Thank you, this lesson helped me a lot!",
    "I will hurt you if you write that again.",
    "Only somebody stupid can ask such a question.",
]

let client = OpenAI()

do {
    let moderation = try await client.moderations.create(model: "omni-moderation-latest", input: comments)
    for (comment, result) in zip(comments, moderation.results) {
        var reasons: [String] = []
        if result.categories.violence { reasons.append("violence") }
        if result.categories.harassment { reasons.append("harassment") }
        let highest = max(result.categoryScores.violence, result.categoryScores.harassment)
        print(result.flagged ? "hidden" : "shown ", comment)
        if result.flagged {
            print("       because of \(reasons.joined(separator: ", ")) (\(Int((highest * 100).rounded())) %)")
        }
    }
} catch {
    print(error)
}
