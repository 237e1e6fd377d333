// What can go wrong, and what a program does about it. When the API is busy, the client itself waits and tries again.
#if canImport(CachedOpenAI)
    import CachedOpenAI
#endif

let client = OpenAI()

func ask(_ question: String, model: String = "gpt-4o-mini", temperature: Double = 1) async {
    do {
        let completion = try await client.chat.completions.create(
            model: model, messages: [.user(question)], temperature: temperature, maxCompletionTokens: 20,
            options: .init(keepsFailure: true))  // records errors, too: for lessons like this one
        let choice = completion.choices[0]
        print(choice.message.content ?? "")
        if choice.finishReason == "length" { print("… cut off: maxCompletionTokens was reached") }
    } catch let error as OpenAI.MissError {
        print("Not recorded, and not sent:", error.miss.request)
    } catch let error as OpenAI.NotFoundError {
        print("There is no such thing:", error.code ?? "-")
    } catch let error as OpenAI.RateLimitError {
        print("Too many requests, or no credit left:", error.message)
    } catch let error as OpenAI.APIStatusError {
        print("The API refused with status \(error.statusCode) because of \(error.param ?? "something")")
    } catch is OpenAI.APIConnectionError {
        print("The API can't be reached. Is there a network?")
    } catch {
        print(error)  // every other error says what happened and what to do
    }
}

await ask("What is an error?")
await ask("Count to a million.")
await ask("What is an error?", model: "gpt-0")
await ask("What is an error?", temperature: 9)

// Without a network, only what was recorded has an answer.
OpenAICache.shared.settings.isOffline = true
await ask("What has nobody asked before?")
