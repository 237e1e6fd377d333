import Foundation

nonisolated extension OpenAI {
    /// What comes from outside, made fit for an error's message: on one line, short, and nothing in it is obeyed.
    enum Excerpt {
        /// - Parameter most: in Unicode scalars, those of escapes included.
        static func of(_ text: String, most: Int = 400) -> String {
            var start = String.UnicodeScalarView()
            start.append(contentsOf: text.unicodeScalars.prefix(most))
            let line = OpenAICache.OneLine.of(String(start))
            let isCut = start.count < text.unicodeScalars.prefix(most + 1).count
            return cut(line, to: most) + (isCut && line.unicodeScalars.count <= most ? "…" : "")
        }

        static func of(_ data: Data, most: Int = 400) -> String {
            of(String(decoding: data.prefix(most * 4), as: UTF8.self), most: most)
        }

        /// A message of lines, of which each is made fit.
        static func lines(_ text: String, most: Int) -> String {
            let lines = text.unicodeScalars.prefix(most).split(separator: "\n", omittingEmptySubsequences: false)
            return cut(lines.map { OpenAICache.OneLine.of(String($0)) }.joined(separator: "\n"), to: most - 1)
        }

        /// Why something can't be read, in words.
        static func reason(_ error: any Error) -> String {
            guard let error = error as? Swift.DecodingError else { return of(String(describing: error)) }
            switch error {
            case .keyNotFound(let key, let context): return "there is no \(place(context.codingPath + [key]))"
            case .valueNotFound(_, let context): return "\(place(context.codingPath)) is null"
            case .typeMismatch(let type, let context):
                return "\(place(context.codingPath)) is not of the type \(type)"
            case .dataCorrupted(let context):
                let inside = context.codingPath.isEmpty ? "" : place(context.codingPath) + ": "
                return inside + of(context.debugDescription)
            @unknown default: return of(String(describing: error))
            }
        }

        private static func place(_ path: [any Swift.CodingKey]) -> String {
            var text = ""
            for key in path {
                if let index = key.intValue {
                    text += "[\(index)]"
                } else {
                    text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
                }
            }
            return text.isEmpty ? "the whole" : "\"\(of(text, most: 200))\""
        }

        private static func cut(_ line: String, to most: Int) -> String {
            guard line.unicodeScalars.count > most else { return line }
            var start = String.UnicodeScalarView()
            start.append(contentsOf: line.unicodeScalars.prefix(most))
            return String(start) + "…"
        }
    }
}
