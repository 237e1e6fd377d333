import Foundation

nonisolated extension OpenAI {
    /// An ID as a part of a path.
    enum PathSegment {
        /// What means something in a path, such as a slash, is escaped.
        static func escaped(_ id: String) -> String {
            var allowed = Foundation.CharacterSet.urlPathAllowed
            allowed.remove("/")
            return id.addingPercentEncoding(withAllowedCharacters: allowed) ?? id
        }
    }
}
