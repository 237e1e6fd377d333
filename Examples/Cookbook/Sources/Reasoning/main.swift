// A model that thinks before it answers: how hard, a summary of its thoughts, and what they cost.
#if canImport(CachedOpenAI)
    import CachedOpenAI
#endif

let client = OpenAI()
let riddle = "A bat and a ball cost 1.10 together. The bat costs 1.00 more than the ball. What does the ball cost?"

do {
    for effort in ["low", "high"] {
        let response = try await client.responses.create(
            model: "gpt-5-mini", input: riddle, reasoning: ["effort": .string(effort), "summary": "auto"])
        print("Effort: \(effort)")
        for case .reasoning(let thoughts) in response.output {
            for summary in thoughts.summary {
                print("  Thoughts:", summary.text)
            }
        }
        print("  Answer:", response.outputText)
        let tokens = response.usage?.outputTokensDetails?.reasoningTokens ?? 0
        print("  \(tokens) of \(response.usage?.outputTokens ?? 0) tokens were thoughts.")
    }
} catch {
    print(error)
}
