import Foundation

/// What can be read without asking first which kind of event it is.
nonisolated extension OpenAI.ResponseStreamEvent {
    /// The next piece, of whatever the event's type says; else empty.
    public var delta: String { payload.text("delta") ?? "" }
    /// All of a text that has come to its end; else empty.
    public var text: String { payload.text("text") ?? "" }
    /// The item of the output that begins or is whole; nil in other events.
    public var item: OpenAI.ResponseOutputItem? {
        switch self {
        case .outputItemAdded(let event), .outputItemDone(let event): event.item
        default: nil
        }
    }

    /// The response as it now is, where the event is about all of it.
    public var response: OpenAI.Response? {
        switch self {
        case .queued(let event), .created(let event), .inProgress(let event), .completed(let event),
            .failed(let event), .incomplete(let event):
            event.response
        default: nil
        }
    }

    /// The response, if this event is its end.
    public var finalResponse: OpenAI.Response? {
        switch self {
        case .completed(let event), .failed(let event), .incomplete(let event): event.response
        default: nil
        }
    }
}
