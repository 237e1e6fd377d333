// A lesson with a resource, a data file, a second file, a target of its own package, and a setting.
import CachedOpenAI
import Foundation
import Shelf

#if EVENING
    print(Sale(item: Shelf.first))
#endif
if let file = Bundle.module.url(forResource: "greeting", withExtension: "txt") {
    print(try String(contentsOf: file, encoding: .utf8), terminator: "")
}
print(try String(contentsOfFile: "Data/notes.txt", encoding: .utf8), terminator: "")

do {
    for _ in 1...2 {
        let completion = try await OpenAI().chat.completions.create(
            model: "gpt-4o-mini", messages: [.user("please give me a random number")])
        print("turn", completion.choices[0].message.content ?? "-")
    }
    _ = try await OpenAI().chat.completions.create(model: "gpt-4o-mini", messages: [.user("please give me a name")])
} catch {
    print(error)
}
