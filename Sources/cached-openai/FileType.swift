import Foundation

/// What is at a place on disk; a link is not followed.
enum FileType {
    case file, folder, other

    /// Nil if there is nothing.
    init?(of url: URL) {
        let path = url.path(percentEncoded: false)
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
        switch attributes[.type] as? FileAttributeType {
        case .typeRegular: self = .file
        case .typeDirectory: self = .folder
        default: self = .other
        }
    }
}
