import Foundation

/// What can be read without asking first which kind of item it is.
nonisolated extension OpenAI.ResponseItem {
    /// The parts of a message, or of shown thoughts; empty for other items.
    public var content: [OpenAI.ResponseContent] {
        switch self {
        case .message(let message): message.content
        case .reasoning(let item): (item.content ?? []).map(OpenAI.ResponseContent.reasoningText)
        default: []
        }
    }

    /// Who said a message: `assistant`, `user` …; nil for other items.
    public var role: String? { payload.text("role") }
    /// `in_progress`, `completed` or `incomplete`; nil for what was sent without one.
    public var status: String? { payload.text("status") }
    /// The name of the function or tool that is called; empty for other items.
    public var name: String { payload.text("name") ?? "" }
    /// The arguments of a call, JSON as the model wrote it; empty for other items.
    public var arguments: String { payload.jsonText("arguments") ?? "" }
    /// Tells which call and which output belong together; empty for other items.
    public var callID: String { payload.text("call_id") ?? "" }
    /// Of an `image_generation_call`, the picture in base64; of a `program_output`, what came of it.
    public var result: String? { payload.text("result") }
}
