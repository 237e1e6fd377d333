import CachedOpenAI
import Foundation

/// One request and its answer, as a file holds them: nothing is judged yet.
package struct Exchange {
    package typealias Answer = OpenAICache.RecordedAnswer

    /// What was asked.
    package var question: Question
    /// Its status, kept headers, body, pieces and pictures; the origin and the time as far as they are known.
    package var answer: Answer
    /// Whether the file says where each piece of a stream ended and when it came.
    package var isTimed = false
    /// When the answer began to come, in microseconds since it was asked for; 0 if nobody knows.
    package var firstPieceAt: UInt64 = 0
    /// Whether the file says when it was recorded.
    package var isDated = false
    /// What this tool's own formats say of the seed: a call may have one that is not in its body.
    package var seed: Seed = .inBody
    /// What this tool's own formats say of the answer.
    package var marks: OpenAICache.Marks = []
    /// The key that the file states. Nobody believes it, unless there is no request.
    package var statedKey: OpenAICache.RequestKey?
    /// Whether it stands in a format that keeps all that a cache keeps.
    package var isOwn = false
    /// Where it stands.
    package var place: SourcePlace

    /// Makes an exchange of what every format has.
    package init(question: Question, answer: Answer, place: SourcePlace) {
        self.question = question
        self.answer = answer
        self.place = place
    }

    /// The number that tells answers to one request apart.
    package enum Seed: Equatable {
        /// In the request's body, if it has one.
        case inBody
        /// As it is stated; nil for none.
        case stated(Int?)
    }

    /// What was asked.
    package enum Question {
        case request(Request)
        /// Nobody knows it: it was left out of a cache that was handed out. The base URL is known.
        case leftOut(base: String)
    }

    /// A request as it was sent.
    package struct Request {
        package var method: String
        package var target: Target
        package var contentType: String?
        /// Nil if the file lacks it.
        package var body: Data?

        /// Makes a request of what is known of it.
        package init(method: String, target: Target, contentType: String?, body: Data?) {
            self.method = method
            self.target = target
            self.contentType = contentType
            self.body = body
        }
    }

    /// Where a request was sent.
    package enum Target {
        case url(String)
        /// As a cache keeps it.
        case address(base: String, path: String, query: String)
    }
}
