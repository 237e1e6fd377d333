import Foundation
import LoopbackAPI

/// A stand-in for the API that answers as the examples need it: what a model says is given, everything else (vectors,
/// pictures, speech, files) follows from what is asked.
///
///     try await withLoopbackAPI { api in
///         ExampleAPI(.says("Bonjour!", to: "hello")).serve(on: api)
///         …
///     }
///
/// A question that no answer is for gets the status 400, which names it.
final class ExampleAPI: Sendable {
    private let answers: [ExampleAnswer]
    private let counts = Counts()
    private let files = ExampleFiles()
    private let sounds = ExampleSounds()

    init(_ answers: [ExampleAnswer]) {
        self.answers = answers
    }

    convenience init(_ answers: ExampleAnswer...) {
        self.init(answers)
    }

    /// Answers what comes to the server.
    func serve(on api: LoopbackAPI) {
        api.answer("POST", "/chat/completions") { self.chat(ExampleQuestion($0)) }
        api.answer("POST", "/responses") { self.response(ExampleQuestion($0)) }
        api.answer("POST", "/embeddings") { ExampleEmbeddings(asked: $0.json ?? [:]).reply }
        api.answer("POST", "/moderations") { ExampleModeration(asked: $0.json ?? [:]).reply }
        ExamplePictures(base: api.baseURL).serve(on: api)
        sounds.serve(on: api)
        files.serve(on: api)
    }

    private func chat(_ question: ExampleQuestion) -> LoopbackAPI.Reply {
        reply(to: question) { number, content, _ in
            ExampleChat(question: question, number: number, content: content).reply
        }
    }

    private func response(_ question: ExampleQuestion) -> LoopbackAPI.Reply {
        reply(to: question) {
            ExampleResponse(question: question, number: $0, content: $1, thoughts: $2).reply
        }
    }

    private func reply(
        to question: ExampleQuestion, _ make: (Int, ExampleContent, _ thoughts: String?) -> LoopbackAPI.Reply
    ) -> LoopbackAPI.Reply {
        if let refusal = question.refusal { return refusal }
        guard let answer = answer(to: question) else {
            return .error(400, "The test has no answer to \"\(question.text)\".", type: "invalid_request_error")
        }
        let (number, turn) = (counts.next("answers"), counts.next("to " + answer.words) - 1)
        let thoughts = answer.thoughts.dropFirst(turn).first ?? answer.thoughts.last
        switch answer.content {
        case .calls(let calls): return make(number, .calls(calls), thoughts)
        case .cutOff(let text): return make(number, .cutOff(text), thoughts)
        case .texts(let texts):
            return make(number, .text(texts.dropFirst(turn).first ?? texts.last ?? ""), thoughts)
        }
    }

    private func answer(to question: ExampleQuestion) -> ExampleAnswer? {
        answers.first { question.text.contains($0.words) }
    }
}
