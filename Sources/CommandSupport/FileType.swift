import Foundation

/// What is at a place on disk; a link is not followed.
package enum FileType {
    case file, folder, other

    /// Nil if there is nothing.
    package init?(of url: URL) {
        let path = url.path(percentEncoded: false)
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
        switch attributes[.type] as? FileAttributeType {
        case .typeRegular: self = .file
        case .typeDirectory: self = .folder
        default: self = .other
        }
    }
}
