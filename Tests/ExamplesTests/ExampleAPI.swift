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
        reply(to: question) { ExampleChat(question: question, number: $0, content: $1).reply }
    }

    private func response(_ question: ExampleQuestion) -> LoopbackAPI.Reply {
        let thoughts = answer(to: question)?.thoughts
        return reply(to: question) {
            ExampleResponse(question: question, number: $0, content: $1, thoughts: thoughts).reply
        }
    }

    private func reply(
        to question: ExampleQuestion, _ make: (Int, ExampleContent) -> LoopbackAPI.Reply
    ) -> LoopbackAPI.Reply {
        if let refusal = question.refusal { return refusal }
        guard let answer = answer(to: question) else {
            return .error(400, "The test has no answer to \"\(question.text)\".", type: "invalid_request_error")
        }
        let number = counts.next("answers")
        switch answer.content {
        case .failure(let reply): return reply
        case .calls(let calls): return make(number, .calls(calls))
        case .cutOff(let text): return make(number, .cutOff(text))
        case .texts(let texts):
            return make(number, .text(texts[min(counts.next(answer.words), texts.count) - 1]))
        }
    }

    private func answer(to question: ExampleQuestion) -> ExampleAnswer? {
        answers.first { question.text.contains($0.words) }
    }
}

/// What one answer holds.
enum ExampleContent {
    case text(String)
    case cutOff(String)
    case calls([ExampleAnswer.Call])
}

/// Numbers from 1, a row for each name.
final class Counts: @unchecked Sendable {
    private let lock = NSLock()
    private var counts: [String: Int] = [:]

    func next(_ name: String) -> Int {
        lock.withLock {
            counts[name, default: 0] += 1
            return counts[name, default: 0]
        }
    }
}

extension String {
    /// Pieces that make the text, a word in each with the space before it: how a stream brings it.
    var pieces: [String] {
        var pieces = [""]
        for character in self {
            if character == " " { pieces.append("") }
            pieces[pieces.count - 1].append(character)
        }
        return pieces.filter { !$0.isEmpty }
    }
}
