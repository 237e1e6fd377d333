// Asks one question three times.
import Lecture3OpenAI

let client = OpenAI().blocking
for _ in 1...3 {
    print(try client.post("/order", body: ["question": 0], as: OpenAI.JSON.self).stringValue ?? "-")
}
