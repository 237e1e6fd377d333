import Foundation

nonisolated extension OpenAICache {
    /// Cache files among the program's own resources: in an app's bundle, and in those that SwiftPM puts beside a program
    /// for each target that declares resources.
    enum ResourceFiles {
        /// Where they are. A program's resources stay as they are while it runs.
        static let paths = paths(of: Bundle.main.bundleURL, resources: Bundle.main.resourceURL)

        /// - Parameters:
        ///   - bundle: an app, or the folder in which a tool is.
        ///   - resources: where an app has its resources.
        static func paths(of bundle: URL, resources: URL?) -> [String] {
            var found: [String] = []
            for folder in [resources, bundle].compactMap({ $0 }) {
                // What lies beside a tool is none of its resources.
                let own = ["app", "appex", "xctest"].contains(bundle.pathExtension) ? [folder] : []
                for place in own + bundles(in: folder) {
                    let path = place.appendingPathComponent(FileNames.cache).standardizedFileURL.path
                    if !found.contains(path), FileManager.default.fileExists(atPath: path) { found.append(path) }
                }
            }
            return found
        }

        /// The same order everywhere.
        private static func bundles(in folder: URL) -> [URL] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            return names.filter { $0.hasSuffix(".resources") || $0.hasSuffix(".bundle") }.sorted().flatMap { name in
                let bundle = folder.appendingPathComponent(name)
                return [bundle, bundle.appendingPathComponent("Contents/Resources")]
            }
        }
    }
}
