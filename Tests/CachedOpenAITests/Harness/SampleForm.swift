import Foundation

/// A multipart form as a test thinks of it, which can be written in many ways.
struct SampleForm: Equatable {
    struct Part: Equatable {
        var name: String
        /// Of a file's name only this counts; nil for what is no file.
        var ending: String?
        var contentType: String?
        var content: Data
    }

    var parts: [Part]
}
