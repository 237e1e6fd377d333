import Foundation

nonisolated extension OpenAI {
    /// A path below the base URL. What is put into it, such as an ID, is escaped; the text around it is not.
    ///
    /// ```swift
    /// let path: RequestPath = "/files/\(fileID)/content"
    /// ```
    struct RequestPath: Swift.ExpressibleByStringInterpolation {
        struct StringInterpolation: Swift.StringInterpolationProtocol {
            fileprivate var text = ""
            fileprivate var problem: String?

            init(literalCapacity: Int, interpolationCount: Int) {
                text.reserveCapacity(literalCapacity + interpolationCount * 32)
            }

            mutating func appendLiteral(_ literal: String) {
                text += literal
            }

            mutating func appendInterpolation(_ segment: String) {
                problem = problem ?? RequestPath.problem(ofID: segment, after: text)
                var allowed = Foundation.CharacterSet.urlPathAllowed
                allowed.remove("/")
                text += segment.addingPercentEncoding(withAllowedCharacters: allowed) ?? segment
            }
        }

        let text: String
        /// Why no request can go there; nil if one can.
        let problem: String?

        /// A path as it is, with or without the slash at its beginning.
        init(_ text: String) {
            self.text = text.hasPrefix("/") ? text : "/" + text
            problem = Self.problem(ofPath: self.text)
        }

        /// An endpoint's own, which has its slash.
        init(stringLiteral text: String) {
            (self.text, problem) = (text, nil)
        }

        init(stringInterpolation: StringInterpolation) {
            text = stringInterpolation.text
            problem = stringInterpolation.problem
        }

        /// An empty ID would ask for the whole list, and a dot for what is above.
        private static func problem(ofID id: String, after path: String) -> String? {
            let core = id.trimmingCharacters(in: .whitespacesAndNewlines)
            guard ["", ".", ".."].contains(core) else { return nil }
            let fault = core.isEmpty ? "is empty" : "is \"\(core)\", which would lead elsewhere"
            return "The \(noun(path)) ID \(fault), so nothing was sent to \(Excerpt.of(path, most: 100)). "
                + "Check where the ID comes from."
        }

        /// What the last part of a path is a list of: `vector store` for `/vector_stores/`.
        private static func noun(_ path: String) -> String {
            let list = String(path.split(separator: "/").last ?? "").replacingOccurrences(of: "_", with: " ")
            return String(list.dropLast(list.hasSuffix("ches") ? 2 : list.hasSuffix("s") ? 1 : 0))
        }

        private static func problem(ofPath path: String) -> String? {
            let parts = path.prefix { $0 != "?" && $0 != "#" }.dropFirst().split(
                separator: "/", omittingEmptySubsequences: false)
            let isClear = parts.indices.allSatisfy { index in
                let part = parts[index].removingPercentEncoding ?? ""
                return part != "." && part != ".." && (!part.isEmpty || index == parts.count - 1)
            }
            if isClear { return nil }
            return "The path \(Excerpt.of(path, most: 200)) has a part that is empty or a dot, so nothing was sent. "
                + "Check the IDs in it."
        }
    }
}
