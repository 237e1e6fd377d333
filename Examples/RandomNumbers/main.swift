// The manual's example, as a student has it: this file and a CachedOpenAI.swift beside it, no key, nothing installed.
//
// The sample cache beside it was written by hand for this demonstration, it was not answered by a model: the same
// question three times, once without a seed (42) and with the seeds 1 (25) and 2 (126). Without a seed the recorded
// answers come back in turn.
#if canImport(CachedOpenAI)
    import CachedOpenAI
#endif

let client = OpenAI()

do {
    for _ in 1...4 {
        let completion = try await client.chat.completions.create(
            model: "gpt-4o-mini", messages: [.user("please give me a random number")])
        print(completion.choices[0].message.content ?? "-")
    }
} catch {
    print(error)
}
