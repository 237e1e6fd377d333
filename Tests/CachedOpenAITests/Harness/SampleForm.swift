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

    /// By name, in the order of those of one name; without what says no more than its absence, and without what may be
    /// another for the same files.
    var meaning: [Data: [Part]] {
        let said = parts.filter { $0.name != "n" || $0.ending != nil || $0.content != Data("1".utf8) }.map { part in
            var part = part
            part.contentType = nil
            return part
        }
        return Dictionary(grouping: said) { Data($0.name.utf8) }
    }
}
