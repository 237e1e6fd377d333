// Asks questions one after the other and prints the answers.
//
// usage: program QUESTION …, where QUESTION#3 asks with the seed 3, and !QUESTION asks anew.
let client = OpenAI().blocking
for argument in CommandLine.arguments.dropFirst() {
    let parts = argument.split(separator: "#")
    let isNew = argument.hasPrefix("!")
    do {
        let completion = try client.chat.completions.create(
            model: "gpt-4o-mini", messages: [.user(String(parts[0].drop { $0 == "!" }))],
            options: .init(cacheSeed: parts.count > 1 ? Int(parts[1]) : nil, overwriteCache: isNew))
        print(completion.choices[0].message.content ?? "-")
    } catch {
        print("no answer")
    }
}
