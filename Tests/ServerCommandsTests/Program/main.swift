// Asks each question that is named, with a seed behind ~, and prints the answers. Ends with status 5 at the first that has none,
// unless --go-on comes first.
import Foundation

let client = OpenAI().blocking
var words = Array(CommandLine.arguments.dropFirst())
let goesOn = words.first == "--go-on"
if goesOn { words.removeFirst() }
for word in words {
    let parts = word.split(separator: "~").map(String.init)
    do {
        let completion = try client.chat.completions.create(
            model: "gpt-4o-mini", messages: [.user(parts[0])], seed: parts.count > 1 ? Int(parts[1]) : nil)
        print(completion.choices[0].message.content ?? "-")
    } catch {
        print("no answer")
        if !goesOn { exit(5) }
    }
}
