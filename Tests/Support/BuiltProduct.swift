import Foundation

/// What was built together with the tests.
public enum BuiltProduct {
    /// The path of an executable of this package.
    public static func path(of name: String) -> String {
        folder.appending(path: name).path(percentEncoded: false)
    }

    private static var folder: URL {
        let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
        return tests?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
    }
}
