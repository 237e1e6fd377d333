import Foundation

/// Where this package is.
public enum PackageRoot {
    /// The folder that holds Package.swift.
    public static let url = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// A file or folder below it.
    public static func file(_ path: String) -> URL { url.appending(path: path) }
}
