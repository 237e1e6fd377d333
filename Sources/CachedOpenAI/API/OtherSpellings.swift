import Foundation

nonisolated extension OpenAI.OpenAIError {
    /// Of methods that are spelled otherwise in Swift: the compiler lets nothing call them.
    static var spelling: OpenAI.OpenAIError { .init(message: "It is spelled otherwise in Swift.") }
}

// The compiler does not find by itself what differs in capitals alone.
nonisolated extension OpenAI.APIObject {
    /// Spelled otherwise in Swift.
    @available(*, unavailable, renamed: "callID")
    public var callId: String? { nil }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, renamed: "itemID")
    public var itemId: String? { nil }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, renamed: "fileID")
    public var fileId: String? { nil }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, renamed: "containerID")
    public var containerId: String? { nil }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, renamed: "inputFileID")
    public var inputFileId: String? { nil }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, renamed: "outputFileID")
    public var outputFileId: String? { nil }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, renamed: "previousResponseID")
    public var previousResponseId: String? { nil }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, renamed: "approvalRequestID")
    public var approvalRequestId: String? { nil }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, renamed: "requestID")
    public var requestId: String? { nil }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, renamed: "imageURL")
    public var imageUrl: String? { nil }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, renamed: "fileURL")
    public var fileUrl: String? { nil }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, renamed: "b64JSON")
    public var b64Json: String? { nil }
}
