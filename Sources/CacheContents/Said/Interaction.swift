import CachedOpenAI
import Foundation

/// A recorded request and its answer, as they came and as they are to be understood.
package struct Interaction {
    /// By what the index knows of it.
    package let entry: Entry
    /// Nil if it was left out.
    package let request: OpenAICache.RecordedRequest?
    /// The bytes.
    package let recorded: OpenAICache.RecordedAnswer
    /// What was asked; nil if the request was left out.
    package let question: Question?
    /// What was said to it.
    package let answer: Answer

    init(entry: Entry, request: OpenAICache.RecordedRequest?, recorded: OpenAICache.RecordedAnswer) {
        self.entry = entry
        self.request = request
        self.recorded = recorded
        let question = request.map(Question.init)
        self.question = question
        answer = Answer(recorded, to: question)
    }

    /// The model that answered, else the one that was asked.
    package var model: String? { answer.model ?? question?.model }
}
