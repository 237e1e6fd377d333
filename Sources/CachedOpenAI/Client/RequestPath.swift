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

            init(literalCapacity: Int, interpolationCount: Int) {
                text.reserveCapacity(literalCapacity + interpolationCount * 32)
            }

            mutating func appendLiteral(_ literal: String) {
                text += literal
            }

            mutating func appendInterpolation(_ segment: String) {
                var allowed = Foundation.CharacterSet.urlPathAllowed
                allowed.remove("/")
                text += segment.addingPercentEncoding(withAllowedCharacters: allowed) ?? segment
            }
        }

        let text: String

        /// A path as it is, with or without the slash at its beginning.
        init(_ text: String) {
            self.text = text.hasPrefix("/") ? text : "/" + text
        }

        init(stringLiteral text: String) {
            self.init(text)
        }

        init(stringInterpolation: StringInterpolation) {
            self.init(stringInterpolation.text)
        }
    }
}
