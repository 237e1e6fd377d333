// Chat with history. The model remembers nothing: each request holds the whole conversation so far.
#if canImport(CachedOpenAI)
    import CachedOpenAI
#endif

let client = OpenAI()
let questions = ["What is the capital of Norway?", "How many people live there?", "Where exactly is it?"]
var messages: [OpenAI.ChatCompletionMessageParam] = [.system("You answer in one short sentence.")]

do {
    for question in questions {
        print("You:  ", question)
        messages.append(.user(question))
        let completion = try await client.chat.completions.create(model: "gpt-4o-mini", messages: messages)
        let answer = completion.choices[0].message.content ?? ""
        print("Model:", answer)
        messages.append(.assistant(answer))
    }
    print(messages.count, "messages so far")
} catch {
    print(error)
}
