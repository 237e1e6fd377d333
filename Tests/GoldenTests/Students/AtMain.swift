// A student's program with an entry point of its own.
@main
struct Lesson {
    static func main() async throws {
        let client = OpenAI()
        let completion = try await client.chat.completions.create(
            model: "gpt-4o-mini", messages: [.user("please give me a random number")])
        print(completion.choices[0].message.content ?? "-")
    }
}
