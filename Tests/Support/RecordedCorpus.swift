import Foundation

/// The recorded interactions that lie beside a developer's checkout; the package builds and tests without them.
public enum RecordedCorpus {
    /// What a test run says where they are not.
    public static let absence = "the recorded interactions are not beside this checkout, in ../shared/corpus"

    public static var isThere: Bool { FileManager.default.fileExists(atPath: file("more").path(percentEncoded: false)) }

    public static func file(_ name: String) -> URL { PackageRoot.file("../shared/corpus/\(name).jsonl") }
}
